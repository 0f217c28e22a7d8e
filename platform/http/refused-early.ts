/** What Node or the router refuse before any route sees it leaves as a catalogued problem, too. */
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { answer, languageOf } from './failures.ts'
import { houseProblems, problem, renderProblem, type Problem } from './problem.ts'

/** Bytes of the address and all headers: a filter of 4,000 Chinese characters is 36,000 of them. */
export const mostHeaderBytes = 64 * 1024
/**
 * Milliseconds. A connection that dribbles its head, sends a body for ever, or falls silent, is closed. A file of 50 MB from a
 * county at 2 Mbit/s takes 200 seconds; no answer of ours is silent for two minutes.
 */
export const patience = {
  requestTimeout: 300_000,
  connectionTimeout: 120_000,
  keepAliveTimeout: 72_000,
  http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
}
/** Characters of one part of an address as sent: an identifier of 100 Chinese characters is 900. */
export const mostPartCharacters = 1_000

/** An address that no route can take: not decodable, or with a part too long. */
export function refuseAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const isLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH'
  const found = isLong
    ? problem('house.address-too-long', { limit: mostPartCharacters })
    : problem('house.unreadable', { detail: error.message.slice(0, 200) })
  request.language = languageOf(request)
  answer(reply, { found, request, catalogue: houseProblems })
}

/** A connection whose request cannot be read at all; there is no request to ask for its language. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (socket.writable) socket.write(rawAnswer(unreadable(error)))
  socket.destroy(error)
}

const unreadable = ({ code = '' }: NodeJS.ErrnoException): Problem =>
  code === 'HPE_HEADER_OVERFLOW'
    ? problem('house.headers-too-large', { limit: mostHeaderBytes })
    : problem('house.unreadable', { detail: code })

function rawAnswer(found: Problem): string {
  const kind = houseProblems[found.code] ?? { status: 400, zh: '', en: '' }
  const body = JSON.stringify(renderProblem(found, kind, 'zh-CN'))
  const head = [
    `HTTP/1.1 ${kind.status} Refused`,
    'content-type: application/json; charset=utf-8',
    'cache-control: no-store',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

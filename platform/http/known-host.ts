/** By which names this server is asked: a page of a foreign name that points here (a rebound name, DNS) is answered nothing. */
import type { FastifyRequest } from 'fastify'
import { problem } from './problem.ts'

export interface KnownNames {
  demonstration: boolean
  /** LIANBING_ORIGIN: the address that people use. */
  origin?: string
}

const localNames = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** No page of another site can be asked by these names. */
const isLocal = (host: string): boolean => localNames.has(host.replace(/:\d+$/, ''))

const hostOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).host : undefined)

/** What a proxy passes on is looked at beside what it was told: a page can write `X-Forwarded-Host` itself. */
const namesAsked = ({ headers }: FastifyRequest): string[] =>
  [headers.host, headers['x-forwarded-host']].flat().filter((name) => name !== undefined)

/** In a demonstration only this machine's names; else those and the one that is set. @throws house.unknown-name */
export function mustKnowName(request: FastifyRequest, { demonstration, origin = '' }: KnownNames): void {
  const own = demonstration ? undefined : hostOf(origin)
  const isKnown = (name: string): boolean => isLocal(name) || name.toLowerCase() === own
  const names = namesAsked(request)
  if (names.length === 0 || !names.every(isKnown)) throw problem('house.unknown-name')
}

/** Our pages send `x-lianbing: 1`, which a form of another site can't; and a browser says where a request comes from. */
export function mustComeFromHere({ headers }: FastifyRequest, { origin }: KnownNames): void {
  const from = headers.origin
  const site = headers['sec-fetch-site']
  const isOurs =
    from === undefined ||
    from === origin ||
    (hostOf(from) === headers.host && (origin === undefined || isLocal(headers.host ?? '')))
  if (!isOurs || (site !== undefined && site !== 'same-origin') || headers['x-lianbing'] !== '1')
    throw problem('house.not-from-here')
}

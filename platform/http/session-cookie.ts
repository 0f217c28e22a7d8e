import type { FastifyReply, FastifyRequest } from 'fastify'
import { bearerOf } from './bearer.ts'
import type { SessionPort } from './context.ts'

/** The session's cookie: not for scripts, never sent from other sites; with HTTPS bound to this host by its prefix. */
export function sessionPort(request: FastifyRequest, reply: FastifyReply | undefined, https: boolean): SessionPort {
  const name = https ? '__Host-lianbing' : 'lianbing'
  const options = { httpOnly: true, sameSite: 'strict', secure: https, path: '/' } as const
  return {
    token: bearerOf(request) === undefined ? request.cookies[name] : undefined,
    start: (token, expires) => void reply?.setCookie(name, token, { ...options, expires }),
    end: () => void reply?.clearCookie(name, options),
  }
}

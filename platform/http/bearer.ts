import type { FastifyRequest } from 'fastify'

/** Every key of ours begins so: a scanner for lost secrets finds it. */
export const tokenMark = 'lb_'

/**
 * `Authorization: Bearer lb_…`. A request that bears one is judged by it alone, its cookie is not looked at; so it needs no
 * proof that a page of ours sent it: no browser adds this header by itself.
 */
export function bearerOf({ headers }: FastifyRequest): string | undefined {
  const { authorization } = headers
  return authorization === undefined ? undefined : (/^Bearer (lb_[\w-]{43})$/.exec(authorization)?.[1] ?? '')
}

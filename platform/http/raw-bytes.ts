import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'

/** A body that is no form and no JSON: bytes, up to the route's `bodyLimit`. */
export function takeRawBytes(app: FastifyInstance): void {
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
}

/** The body as it came. @throws house.unreadable where it is something else. */
export function rawBytes({ body }: FastifyRequest): Uint8Array {
  if (!(body instanceof Uint8Array)) throw problem('house.unreadable', { detail: 'application/octet-stream' })
  return body
}

/** What the schema of a body looks at: bytes are none of its business. */
export const bodyToCheck = ({ body }: FastifyRequest): unknown =>
  body instanceof Uint8Array ? undefined : (body ?? undefined)

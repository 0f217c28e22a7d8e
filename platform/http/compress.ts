import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

/** Below this a packet holds the answer anyway. */
const WORTH_IT = 4_096

const squeeze = promisify(gzip)

/** Long JSON answers leave gzipped (level 1: a tenth of the size for a millisecond); built files have their .gz beside them. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    const accepts = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
    if (typeof payload !== 'string' || payload.length < WORTH_IT || !accepts) return payload
    void reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').removeHeader('content-length')
    return squeeze(payload, { level: 1 })
  })
}

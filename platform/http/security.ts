import { randomBytes } from 'node:crypto'
import { fastifyHelmet } from '@fastify/helmet'
import { fastifyRateLimit } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { bearerOf } from './bearer.ts'
import { problem } from './problem.ts'

interface GuardOptions {
  https: boolean
  installation: { demonstration: boolean }
  requestsPerMinute?: number
}

/** Generous to one office behind one address, and to the many small files of the console. */
const REQUESTS_PER_MINUTE = 3_000

const LOCAL_HOSTS = new Set(['127.0.0.1', 'localhost', '[::1]'])

const styleSource = `'self'`

/** For an answer that is a page: its style elements are taken where they bear this nonce, which no other answer has. */
export function withStyleNonce(reply: FastifyReply): string {
  const nonce = randomBytes(16).toString('base64')
  const policy = String(reply.getHeader('content-security-policy'))
  void reply.header(
    'content-security-policy',
    policy.replace(`style-src ${styleSource}`, `style-src ${styleSource} 'nonce-${nonce}'`),
  )
  return nonce
}

/** Headers, rate, and the two doors a foreign page could use: a forged request (CSRF) and a rebound name (DNS). */
export async function guard(app: FastifyInstance, options: GuardOptions): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [`'self'`],
        scriptSrc: [`'self'`],
        // The console's page alone adds a nonce for the style elements that Ant Design writes: `withStyleNonce`.
        styleSrc: [styleSource],
        imgSrc: [`'self'`, 'data:', 'blob:'],
        fontSrc: [`'self'`, 'data:'],
        connectSrc: [`'self'`],
        workerSrc: [`'self'`, 'blob:'],
        objectSrc: [`'none'`],
        baseUri: [`'none'`],
        formAction: [`'self'`],
        frameAncestors: [`'none'`],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: options.https,
    xFrameOptions: { action: 'deny' },
  })
  await app.register(fastifyRateLimit, {
    max: options.requestsPerMinute ?? REQUESTS_PER_MINUTE,
    timeWindow: 60_000,
    // A limited route would show by its headers that it exists; who meets the limit is still told when to come back.
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    errorResponseBuilder: (_request, { ttl }) => problem('house.too-many', { seconds: Math.ceil(ttl / 1000) }),
  })
  app.addHook('onRequest', async (request) => {
    if (options.installation.demonstration && !LOCAL_HOSTS.has(request.hostname)) throw problem('house.not-from-here')
    const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(request.method)
    if (!isRead && bearerOf(request) === undefined) mustComeFromHere(request)
  })
}

/** Our pages send `x-lianbing: 1`, which a form of another site can't; and a browser says where a request comes from. */
function mustComeFromHere(request: FastifyRequest): void {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const foreign = (origin !== undefined && hostOf(origin) !== host) || (site !== undefined && site !== 'same-origin')
  if (foreign || request.headers['x-lianbing'] !== '1') throw problem('house.not-from-here')
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

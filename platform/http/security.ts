import { randomBytes } from 'node:crypto'
import { fastifyHelmet } from '@fastify/helmet'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { bearerOf } from './bearer.ts'
import { isFromServers } from './from-servers.ts'
import { mustComeFromHere, mustKnowName, type KnownNames } from './known-host.ts'

interface GuardOptions {
  https: boolean
  installation: KnownNames
}

/** What pages of ours never ask a browser for, and no page in them may. Passkeys are ours. */
const permissions = [
  ...['accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope'],
  ...['hid', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture'],
  ...['screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
]
const permissionsPolicy = [
  ...permissions.map((name) => `${name}=()`),
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
].join(', ')

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

/** Headers, and the two doors a foreign page could use: a forged request (CSRF) and a rebound name (DNS). */
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
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('permissions-policy', permissionsPolicy)
    mustKnowName(request, options.installation)
    const isRead = ['GET', 'HEAD', 'OPTIONS'].includes(request.method)
    if (isRead || isFromServers(request)) return
    if (bearerOf(request) === undefined) mustComeFromHere(request, options.installation)
  })
}

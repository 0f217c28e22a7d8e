import { fastifyCookie } from '@fastify/cookie'
import { fastifyMultipart } from '@fastify/multipart'
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { grantFor, verbsOf } from './access.ts'
import type { Actor } from './actor.ts'
import { compressAnswers } from './compress.ts'
import { serveConsole } from './console.ts'
import { unitCovers, type Context, type Installation, type Services } from './context.ts'
import { answerProblems, languageOf } from './failures.ts'
import { problem, type Language } from './problem.ts'
import { mostHeaderBytes, mostPartCharacters, refuseAddress, refuseConnection } from './refused-early.ts'
import { Reply, type Route } from './route.ts'
import { guard } from './security.ts'
import { sessionPort } from './session-cookie.ts'
import type { Assembly } from './slice.ts'
import { receiveUpload } from './upload.ts'

/** Who holds this session token; `language` where the person chose one. */
export type Identify = (token: string) => Promise<{ actor: Actor; language: Language | null } | undefined>

export interface House {
  services: Services
  assembly: Assembly
  identify: Identify
  installation: Installation
  /** What must hold of a route's place before its action runs; throws a problem. */
  mustHold?: (params: Readonly<Record<string, string>>) => Promise<void>
  /** The built console, served under '/'. */
  consoleFolder: string
  /** True behind HTTPS: cookies are Secure, HSTS is sent. */
  https: boolean
  /** Fastify's own logger: structured lines to stderr, or none in a test. */
  log: boolean
  /** Requests a minute and address. */
  requestsPerMinute?: number
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
    language: Language
  }
}

/** The server, closed by default: what is in no table answers 404, and so does what the person may not see. */
export async function buildServer(house: House): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    bodyLimit: 1024 * 1024,
    http: { maxHeaderSize: mostHeaderBytes },
    routerOptions: { maxParamLength: mostPartCharacters },
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    logger: house.log && { level: 'info', base: null, stream: process.stderr },
  })
  app.decorateRequest('actor', null)
  app.decorateRequest('language', 'zh-CN')
  answerProblems(app, house.assembly.problems)
  await guard(app, house)
  compressAnswers(app)
  await app.register(fastifyCookie)
  await app.register(fastifyMultipart, { limits: { fields: 20, fieldSize: 64 * 1024, files: 20 } })
  app.addHook('preHandler', (request) => recognise(request, house))
  app.get('/health/live', async () => ({ live: true }))
  for (const route of house.assembly.routes) addRoute(app, { route, house })
  await serveConsole(app, house.consoleFolder)
  return app
}

async function recognise(request: FastifyRequest, house: House): Promise<void> {
  request.language = languageOf(request)
  const { token } = sessionPort(request, undefined, house.https)
  const found = token === undefined ? undefined : await house.identify(token)
  request.actor = found?.actor ?? null
  request.language = found?.language ?? request.language
}

function addRoute(app: FastifyInstance, { route, house }: { route: Route; house: House }): void {
  app.route({
    method: route.method,
    url: route.path,
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    handler: async (request, reply) => {
      const ctx = contextOf({ request, reply, route, house })
      await house.mustHold?.(placeOf(request.params))
      const answer = await route.run(ctx, {
        params: request.params,
        query: request.query,
        body: request.body ?? undefined,
      })
      return send(reply, answer)
    },
  })
}

const placeOf = (params: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(params ?? {}).map(([name, value]: [string, unknown]) => [name, String(value)]))

/** Characters kept of what a browser calls itself. */
const MOST_DEVICE = 300

interface Call {
  request: FastifyRequest
  reply: FastifyReply
  route: Route
  house: House
}

/** @throws house.sign-in-needed for nobody, house.not-found for a person who does not have the verb. */
function contextOf({ request, reply, route, house }: Call): Context {
  const { actor, language } = request
  const { access } = house.assembly
  const grant = grantFor(access, route.verb, actor)
  if (grant === undefined) throw problem(actor === null ? 'house.sign-in-needed' : 'house.not-found')
  const person = (): Actor => {
    if (actor === null) throw problem('house.sign-in-needed')
    return actor
  }
  return {
    ...house.services,
    actor,
    verb: route.verb,
    on: grant.on,
    language,
    person,
    covers: (unit) =>
      grant.on === 'installation' ||
      grant.on === 'campaign' ||
      (grant.on === 'own-units' && actor !== null && unitCovers(actor.unit, unit)),
    upload: () => receiveUpload(request, house.services.files, route.upload ?? { maxBytes: 0 }),
    session: sessionPort(request, reply, house.https),
    client: { address: request.ip, device: (request.headers['user-agent'] ?? '').slice(0, MOST_DEVICE) },
    permissions: () => verbsOf(access, actor),
    installation: house.installation,
  }
}

function send(reply: FastifyReply, answer: unknown): FastifyReply {
  void reply.header('cache-control', 'no-store')
  if (answer instanceof Reply) return reply.code(answer.status).headers(answer.headers).send(answer.body)
  return answer === undefined ? reply.code(204).send() : reply.send(answer)
}

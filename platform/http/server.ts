import { fastifyCookie } from '@fastify/cookie'
import { fastifyMultipart } from '@fastify/multipart'
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Actor } from './actor.ts'
import { mustBeOutside } from '../db/in-transaction.ts'
import { noteSensitive } from '../audit/note-read.ts'
import { bearerOf } from './bearer.ts'
import { compressAnswers } from './compress.ts'
import { serveConsole } from './console.ts'
import type { Context, Installation, Services } from './context.ts'
import { answerProblems, languageOf } from './failures.ts'
import { serveField } from './field.ts'
import { takeForms } from './from-servers.ts'
import { errorForLog } from './log-error.ts'
import { countAddressesAndMissing, mayAskOn, spendOne } from './limit-rates.ts'
import { problem, type Language } from './problem.ts'
import { countSpending, type Rates, type Spending } from './rates.ts'
import { mostHeaderBytes, mostPartCharacters, patience, refuseAddress, refuseConnection } from './refused-early.ts'
import { Reply, type Route } from './route.ts'
import { bodyToCheck, rawBytes, takeRawBytes } from './raw-bytes.ts'
import { mustBeOpen, rightOf, rightsOf, type Right, type Stages, type Territory } from './rights.ts'
import { guard } from './security.ts'
import { sessionPort } from './session-cookie.ts'
import type { Assembly } from './slice.ts'
import { receiveUpload } from './upload.ts'

/** Who holds this session token; `language` where the person chose one. */
export type Identify = (token: string) => Promise<{ actor: Actor; language: Language | null } | undefined>

export interface LogStream {
  write: (line: string) => void
}

export interface House {
  services: Services
  assembly: Assembly
  identify: Identify
  /** Whom an API token stands for. */
  identifyToken?: (token: string) => Promise<Actor | undefined>
  installation: Installation
  /** What must hold of a route's place before its action runs; throws a problem. */
  mustHold?: (params: Readonly<Record<string, string>>) => Promise<void>
  /** The units under a unit; without it each covers only itself. */
  territory?: Territory
  /** The stages of campaigns; without it no verb is closed by one. */
  stages?: Stages
  /** The built console, served under '/'. */
  consoleFolder: string
  /** The built field app, served under '/field/'. */
  fieldFolder?: string
  /** True behind HTTPS: cookies are Secure, HSTS is sent. */
  https: boolean
  /** Fastify's own logger: structured lines to stderr, none, or where a test reads them. */
  log: boolean | LogStream
  /** How often one account, and one address, may do what; without it there are no limits. */
  rates?: Rates
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null
    language: Language
    /** Set before an action runs, and before its body is read. */
    right: Right | null
  }
}

/** The server, closed by default: what is in no table answers 404, and so does what the person may not see. */
export async function buildServer(house: House): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    bodyLimit: 1024 * 1024,
    // A proxy on this machine says for whom it asks. Not in a demonstration: there it could hide a rebound name.
    trustProxy: house.installation.demonstration ? false : 'loopback',
    ...patience,
    http: { maxHeaderSize: mostHeaderBytes, ...patience.http },
    routerOptions: { maxParamLength: mostPartCharacters },
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    logger: house.log !== false && {
      ...{ level: 'info', base: null, serializers: { err: errorForLog } },
      stream: house.log === true ? process.stderr : house.log,
    },
  })
  app.decorateRequest('actor', null)
  app.decorateRequest('language', 'zh-CN')
  app.decorateRequest('right', null)
  app.addHook('onRequest', async (request) => void (request.language = languageOf(request)))
  answerProblems(app, house.assembly.problems)
  const spending = countSpending(house.rates ?? {}, house.services.now)
  countAddressesAndMissing(app, spending)
  await guard(app, house)
  compressAnswers(app)
  takeRawBytes(app)
  await app.register(fastifyCookie)
  await app.register(fastifyMultipart, { limits: { fields: 20, fieldSize: 64 * 1024, files: 20 } })
  app.addHook('onRequest', (request) => refuseAbsent(request, { house, spending }))
  app.get('/health/live', async (_request, reply) => reply.header('cache-control', 'no-store').send({ live: true }))
  const { routes } = house.assembly
  for (const route of routes) if (route.fromServers !== true) addRoute(app, { route, house, spending })
  await app.register(async (part) => {
    takeForms(part)
    for (const route of routes) if (route.fromServers === true) addRoute(part, { route, house, spending })
  })
  await serveConsole(app, house.consoleFolder)
  if (house.fieldFolder !== undefined) await serveField(app, house.fieldFolder)
  return app
}

interface Guarded {
  house: House
  spending: Spending
}

/** What is in no table leaves by the same way as what the person may not use: before its body is read. */
async function refuseAbsent(request: FastifyRequest, { house, spending }: Guarded): Promise<void> {
  if (!request.url.startsWith('/api/') || request.routeOptions.url?.startsWith('/api/') === true) return
  await recognise(request, house)
  mayAskOn(spending, request)
  throw notForThem(request.actor)
}

const notForThem = (actor: Actor | null): Error => problem(actor === null ? 'house.sign-in-needed' : 'house.not-found')

async function recognise(request: FastifyRequest, house: House): Promise<void> {
  const bearer = bearerOf(request)
  if (bearer !== undefined) {
    request.actor = (await house.identifyToken?.(bearer)) ?? null
    return
  }
  const { token } = sessionPort(request, undefined, house.https)
  const found = token === undefined ? undefined : await house.identify(token)
  request.actor = found?.actor ?? null
  request.language = found?.language ?? request.language
}

function addRoute(app: FastifyInstance, { route, house, spending }: Guarded & { route: Route }): void {
  app.route({
    method: route.method,
    url: route.path,
    config: { fromServers: route.fromServers === true },
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    onRequest: async (request) => {
      if (route.fromServers !== true) await recognise(request, house)
      mayAskOn(spending, request)
      const asked = { verb: route.verb, method: route.method, campaign: campaignOf(request) }
      request.right = (await rightOf(house, request.actor, asked)) ?? null
      if (request.right === null) throw notForThem(request.actor)
      spendOne(spending, request, route)
    },
    handler: async (request, reply) => {
      const ctx = contextOf({ request, reply, route, house })
      const campaign = campaignOf(request)
      await house.mustHold?.(placeOf(request.params))
      if (campaign !== undefined) await ctx.mustBeOpen(route.verb, campaign)
      const answer = await route.run(ctx, {
        params: request.params,
        query: request.query,
        body: bodyToCheck(request),
      })
      if (route.sensitive !== undefined) noteSensitive(ctx, route.sensitive, askedOf(request))
      return send(reply, answer)
    },
  })
}

const placeOf = (params: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(params ?? {}).map(([name, value]: [string, unknown]) => [name, String(value)]))

/** The parameters of the query and, before them, those of the path. */
const askedOf = ({ query, params }: FastifyRequest): Readonly<Record<string, string>> => ({
  ...placeOf(query),
  ...placeOf(params),
})

/** Characters kept of what a browser calls itself. */
const MOST_DEVICE = 300

interface Call {
  request: FastifyRequest
  reply: FastifyReply
  route: Route
  house: House
}

function contextOf({ request, reply, route, house }: Call): Context {
  const { actor, language, right } = request
  if (right === null) throw new Error(`${route.verb} was let in without a right`)
  const person = (): Actor => {
    if (actor === null) throw problem('house.sign-in-needed')
    return actor
  }
  const ctx: Context = {
    ...house.services,
    actor,
    verb: route.verb,
    language,
    person,
    ...right,
    bytes: () => rawBytes(request),
    upload: () => receiveUpload(request, house.services.files, route.upload ?? { maxBytes: 0 }),
    session: sessionPort(request, reply, house.https),
    client: { address: request.ip, device: (request.headers['user-agent'] ?? '').slice(0, MOST_DEVICE) },
    ...rightsOf(house, actor, campaignOf(request)),
    mustBeOpen: async (verb, campaign) => {
      mustBeOutside('ctx.mustBeOpen')
      await mustBeOpen(house, { actor, language, verb, campaign })
    },
    origin: originOf(request, house.installation),
    installation: house.installation,
    underVerb: async (verb) => {
      mustBeOutside('ctx.underVerb')
      const other = await rightOf(house, actor, { verb, method: 'GET', campaign: campaignOf(request) })
      return other === undefined ? undefined : { ...ctx, verb, ...other }
    },
  }
  return ctx
}

/** A demonstration is open to this machine alone, so that the port that was asked is enough: browsers trust `localhost`. */
function originOf({ host }: FastifyRequest, { origin, demonstration }: Installation): string | null {
  if (origin !== undefined || !demonstration) return origin ?? null
  return `http://localhost${/:\d+$/.exec(host)?.[0] ?? ''}`
}

/** The campaign of the address; `minimal@2` is a version of `minimal`. What can be no name is none: its input is refused. */
function campaignOf({ params }: FastifyRequest): string | undefined {
  const name = placeOf(params)['campaign']?.split('@')[0]
  return name !== undefined && /^[a-z0-9-]{1,60}$/.test(name) ? name : undefined
}

function send(reply: FastifyReply, answer: unknown): FastifyReply {
  void reply.header('cache-control', 'no-store')
  if (answer instanceof Reply) return reply.code(answer.status).headers(answer.headers).send(answer.body)
  return answer === undefined ? reply.code(204).send() : reply.send(answer)
}

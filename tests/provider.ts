import { createSign, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'

/** Who is at the provider just now; its sign-in page asks nothing and answers this. */
export interface AtProvider {
  subject: string
  name?: string
  login?: string
  acr?: string
  amr?: string[]
  /** Turns back without signing in. */
  cancels?: boolean
}

/** What the token endpoint answers in place of the real claims, signed with the real key. */
export type Forge = (claims: Record<string, unknown>) => Record<string, unknown>

export interface TestProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** The provider tells its client of the end of a session, as it does when somebody signs out there; answers the status. */
  tellSignOut: (subject: string, sid: string, deliver: Deliver) => Promise<number>
  /** With the provider's own key unless said. */
  sign: (claims: JWTPayload, header: JWTHeaderParameters, key?: KeyObject | Uint8Array) => Promise<string>
  now: {
    who: AtProvider
    forge?: Forge | undefined
    /** The ID token is signed with another key. */
    unsigned?: boolean
    broken?: boolean
  }
  close: () => Promise<void>
  comeBack: () => Promise<void>
}

/** Carries what the provider posts to its client. */
export type Deliver = (url: string, form: string) => Promise<number>

interface Options {
  redirects: string[]
  signOutReturns?: string[]
  acrValues?: string[]
  /** Where the client is told of sign-outs. */
  signOutTo?: string
}

/** A certified provider (npm oidc-provider) on 127.0.0.1. Of its sign-in page only the answer is ours. */
export async function startProvider({
  redirects,
  signOutReturns = [],
  acrValues = [],
  signOutTo,
}: Options): Promise<TestProvider> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const now: TestProvider['now'] = { who: { subject: 'nobody' } }
  const client = { clientId: 'lianbing', clientSecret: randomUUID() }
  const server = createServer()
  let carry: Deliver | undefined
  const port = await listenOn(server, 0)
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    ...configuration(privateKey, acrValues),
    fetch: async (url, options) => {
      const status = (await carry?.(String(url), String(options?.body))) ?? 503
      return new Response(null, { status })
    },
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: redirects,
        post_logout_redirect_uris: signOutReturns,
        ...(signOutTo === undefined
          ? {}
          : { backchannel_logout_uri: signOutTo, backchannel_logout_session_required: true }),
      },
    ],
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        ...(now.who.name === undefined ? {} : { name: now.who.name }),
        ...(now.who.login === undefined ? {} : { preferred_username: now.who.login }),
      }),
    }),
  })
  provider.on('server_error', (_ctx, error) => process.stderr.write(`provider: ${error.message}\n`))
  provider.use(async (ctx, next) => {
    if (now.broken === true) return void (ctx.status = 502)
    if (ctx.path.startsWith('/interaction/')) return signInAtOnce(provider, ctx, now.who)
    await next()
    const key = now.unsigned === true ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : privateKey
    if (ctx.path === '/token') ctx.body = forged(ctx.body, now.forge ?? ((claims) => claims), key)
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const tellSignOut = async (subject: string, sid: string, deliver: Deliver): Promise<number> => {
    let status = 0
    carry = async (url, form) => (status = await deliver(url, form))
    const found = await provider.Client.find(client.clientId)
    // Its own way of telling a client, which its types leave out; it throws where the client did not take it.
    const tell: unknown = found === undefined ? undefined : Reflect.get(found, 'backchannelLogout')
    if (typeof tell === 'function') await Promise.resolve(tell.call(found, subject, sid)).catch(() => undefined)
    return status
  }
  const sign: TestProvider['sign'] = (claims, header, key = privateKey) =>
    new SignJWT(claims).setProtectedHeader({ kid: 'test', ...header }).sign(key)
  return { issuer, ...client, now, tellSignOut, sign, close, comeBack: async () => void (await listenOn(server, port)) }
}

function configuration(key: KeyObject, acrValues: string[]): Configuration {
  return {
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'test', alg: 'RS256', use: 'sig' }] },
    acrValues,
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'amr'], profile: ['name', 'preferred_username'] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    cookies: { keys: ['only for tests'] },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const { provider, client, session } = oidc
      const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  }
}

type Ctx = Parameters<Parameters<Provider['use']>[0]>[0]

async function signInAtOnce(provider: Provider, { req, res }: Ctx, who: AtProvider): Promise<void> {
  const { subject, acr, amr, cancels } = who
  const login = { accountId: subject, ...(acr === undefined ? {} : { acr }), ...(amr === undefined ? {} : { amr }) }
  const result = cancels === true ? { error: 'access_denied' } : { login }
  await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false })
}

/** The answer of the token endpoint with other claims in its ID token. */
function forged(body: unknown, forge: Forge, key: KeyObject): unknown {
  if (typeof body !== 'object' || body === null || !('id_token' in body)) return body
  const [head = '', claims = ''] = String(body.id_token).split('.')
  const changed = forge(JSON.parse(Buffer.from(claims, 'base64url').toString()))
  const text = `${head}.${Buffer.from(JSON.stringify(changed)).toString('base64url')}`
  const signature = createSign('sha256').update(text).sign(key).toString('base64url')
  return { ...body, id_token: `${text}.${signature}` }
}

const listenOn = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const at = server.address()
      resolve(typeof at === 'object' && at !== null ? at.port : port)
    })
  })

/** Goes where a browser would, with the provider's cookies, until it is sent back to us. Answers that address. */
export async function throughProvider(address: string, back: string): Promise<URL> {
  const jar = new Map<string, string>()
  let at = address
  for (let hops = 0; hops < 12; hops++) {
    if (at.startsWith(back)) return new URL(at)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? []
      jar.set(name, value)
    }
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`${answer.status} at ${at}: ${await answer.text()}`)
    at = new URL(next, at).href
  }
  throw new Error(`no way back from ${address}`)
}

/** OpenID Connect Back-Channel Logout 1.0, told by a certified provider (npm oidc-provider), and by whoever forges its word. */
import { createSecretKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProvider } from '../../platform/auth/oidc.ts'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { startProvider, throughProvider, type TestProvider } from '../../tests/provider.ts'
import type { LeaveForProvider } from './contract.ts'

const ORIGIN = 'https://training.example.org'
const BACK = `${ORIGIN}/single-sign-on/`
const path = '/api/single-sign-on/bureau/signed-out'
const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

let house: TestHouse
let provider: TestProvider

beforeAll(async () => {
  provider = await startProvider({ redirects: [`${BACK}bureau`], signOutTo: `${ORIGIN}${path}` })
  const settings = {
    ...{ id: 'bureau', label: '厅统一身份认证', labelEn: 'Department', issuer: new URL(provider.issuer) },
    ...{ clientId: provider.clientId, clientSecret: provider.clientSecret, scopes: ['openid'] },
    ...{ loginClaim: 'preferred_username', twoFactors: { acr: [], amr: [] }, clockToleranceSeconds: 30 },
    ...{ timeoutSeconds: 2, unknownPeople: 'wait' as const, signOutThere: false },
  }
  const gone = { ...settings, id: 'gone', issuer: new URL('http://127.0.0.1:9/') }
  const providers = [settings, gone].map(openProvider)
  house = await startTestHouse({ demonstration: false, origin: ORIGIN, providers, rates: { server: limit } })
  for (const id of ['one', 'two', 'clerk']) await addPerson(id, id === 'clerk' ? 'office-clerk' : 'liaison')
}, 60_000)
afterAll(async () => {
  await house.close()
  await provider.close()
})

/** Of one address; tests that do not ask for it come from addresses of their own. */
const limit = { most: 5, seconds: 60 }
let asked = 0

async function addPerson(id: string, role: string): Promise<void> {
  const { db } = house.doer
  const at = new Date().toISOString()
  await sql`insert into person (id, name, login, state, demonstration, created_at)
    values (${id}, '执法人员6523000001', ${id}, 'active', false, ${at})`.execute(db)
  await sql`insert into post (id, person, role, unit, from_day, given_at)
    values (${id}, ${id}, ${role}, '652300', '2017-09-01', ${at})`.execute(db)
  await sql`insert into single_sign_on_identity (issuer, subject, person, linked_at, linked_by)
    values (${provider.issuer}, ${`subject-${id}`}, ${id}, ${at}, ${id})`.execute(db)
}

type Ask = ((method: 'GET' | 'POST', url: string, payload?: object) => Promise<LightMyRequestResponse>) & {
  cookie: () => string
}

function browser(): Ask {
  let cookie = ''
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const headers = { host: 'training.example.org', 'x-lianbing': '1', cookie }
    const answer = await house.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    cookie = String(answer.headers['set-cookie'] ?? cookie).split(';')[0] ?? ''
    return answer
  }
  return Object.assign(ask, { cookie: () => cookie })
}

/** Signed in through the provider: the browser, and what the provider calls its session. */
async function signedIn(id: string): Promise<{ ask: Ask; sid: string; answer: { next: string; ticket?: string } }> {
  provider.now.who = { subject: `subject-${id}` }
  const ask = browser()
  const { address, ticket } = (await ask('POST', '/api/sign-in/provider/bureau', {})).json<LeaveForProvider>()
  const { search: query } = await throughProvider(address, BACK)
  const answer = (await ask('POST', '/api/sign-in/back', { provider: 'bureau', ticket, query })).json()
  const { rows } = await sql<{ sid: string }>`
    select sid from session where person = ${id} and provider = 'bureau'
    order by started_at desc limit 1`.execute(house.doer.db)
  return { ask, sid: rows[0]?.sid ?? '', answer }
}

const isIn = async (ask: Ask): Promise<boolean> => (await ask('GET', '/api/session')).json().person !== null

/** As a server posts: no cookie, no header of our pages. */
const tell = (payload: string, { url = path, from, headers = {} }: Telling = {}) =>
  house.app.inject({
    ...{ method: 'POST', url, payload, remoteAddress: from ?? `10.2.${(asked += 1) >> 8}.${asked & 255}` },
    headers: { host: 'training.example.org', 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
interface Telling {
  url?: string
  from?: string
  headers?: Record<string, string>
}

const seconds = (): number => Math.floor(Date.now() / 1000)
const claimsOf = (subject: string) => ({
  ...{ iss: provider.issuer, aud: provider.clientId, sub: subject, jti: randomUUID() },
  ...{ iat: seconds(), exp: seconds() + 120, events: { [EVENT]: {} } },
})
const form = (token: string): string => new URLSearchParams({ logout_token: token }).toString()
const header = { alg: 'RS256', typ: 'logout+jwt' }

describe('a sign-out at the provider', () => {
  it('ends the session that began there, is logged, and answers 200 and no word', async () => {
    const { ask, sid } = await signedIn('one')
    expect(sid).not.toBe('')
    const other = await signedIn('one')
    expect(other.sid).not.toBe(sid)
    const bodies: string[] = []
    const status = await provider.tellSignOut('subject-one', sid, async (url, posted) => {
      expect(url).toBe(`${ORIGIN}${path}`)
      const answer = await tell(posted)
      expect(answer.headers['cache-control']).toBe('no-store')
      bodies.push(answer.body)
      return answer.statusCode
    })
    expect([status, bodies]).toEqual([200, ['']])
    expect([await isIn(ask), await isIn(other.ask)], 'the other session there goes on').toEqual([false, true])
    const { rows } =
      await sql`select who, object, summary from audit_entry where verb = 'people.signed-out-there'`.execute(
        house.doer.db,
      )
    expect(rows).toEqual([{ who: null, object: 'person:one', summary: '{"provider":"bureau","sessionsEnded":1}' }])
    await provider.tellSignOut('subject-one', other.sid, async (_url, posted) => (await tell(posted)).statusCode)
  })

  it('of the whole identity ends every session of it, and of nobody else; without any it answers the same', async () => {
    const [one, again, two] = [await signedIn('one'), await signedIn('one'), await signedIn('two')]
    const first = await tell(form(await provider.sign(claimsOf('subject-one'), header)))
    expect([await isIn(one.ask), await isIn(again.ask), await isIn(two.ask)]).toEqual([false, false, true])
    const second = await tell(form(await provider.sign(claimsOf('subject-nobody'), header)))
    expect([first.statusCode, first.body]).toEqual([200, ''])
    expect([second.statusCode, second.body]).toEqual([200, ''])
  })

  it('by the session alone, or by both where ours learnt no name of it, ends it too', async () => {
    const one = await signedIn('one')
    const { sub: _, ...nameless } = claimsOf('subject-one')
    expect((await tell(form(await provider.sign({ ...nameless, sid: one.sid }, header)))).statusCode).toBe(200)
    expect(await isIn(one.ask)).toBe(false)
    const two = await signedIn('two')
    await sql`update session set sid = null where person = 'two'`.execute(house.doer.db)
    await tell(form(await provider.sign({ ...claimsOf('subject-two'), sid: 'unknown' }, header)))
    expect(await isIn(two.ask)).toBe(false)
  })

  it('ends the sign-in that waits for its second factor', async () => {
    const { ask, answer } = await signedIn('clerk')
    expect(answer.next).toBe('enrol')
    await tell(form(await provider.sign(claimsOf('subject-clerk'), header)))
    const offer = await ask('POST', '/api/sign-in/offer', { ticket: answer.ticket })
    expect(offer.json().code).toBe('people.step-ended')
  })
})

describe('what is no word of the provider', () => {
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  type Claims = Record<string, unknown>
  const changed = (change: Claims) => async () => provider.sign({ ...claimsOf('subject-two'), ...change }, header)
  const without = (name: string) => async () => {
    const { [name]: _, ...rest }: Claims = claimsOf('subject-two')
    return provider.sign(rest, header)
  }

  it.each<[string, () => Promise<string>]>([
    ['another key', () => provider.sign(claimsOf('subject-two'), header, foreign)],
    ['a shared secret', () => provider.sign(claimsOf('subject-two'), { ...header, alg: 'HS256' }, secretKey())],
    ['no signature', async () => unsigned(claimsOf('subject-two'))],
    ['no type', () => provider.sign(claimsOf('subject-two'), { alg: 'RS256' })],
    ['the type of an ID token', () => provider.sign(claimsOf('subject-two'), { alg: 'RS256', typ: 'JWT' })],
    ['another issuer', changed({ iss: 'http://127.0.0.1:1' })],
    ['another client', changed({ aud: 'another' })],
    ['another client beside us', changed({ aud: ['lianbing', 'another'] })],
    ['an ID token with a nonce', changed({ nonce: 'x' })],
    ['no event', changed({ events: {} })],
    ['another event', changed({ events: { 'http://schemas.openid.net/event/other': {} } })],
    ['an event that is no object', changed({ events: { [EVENT]: true } })],
    ['an old token', changed({ iat: seconds() - 300, exp: seconds() + 300 })],
    ['a token of tomorrow', changed({ iat: seconds() + 86_400, exp: seconds() + 90_000 })],
    ['an ended token', changed({ exp: seconds() - 60 })],
    ['nobody', without('sub')],
    ...['iss', 'aud', 'iat', 'exp', 'jti', 'events'].map((name): [string, () => Promise<string>] => [
      `no ${name}`,
      without(name),
    ]),
    ['no token at all', async () => 'x.y.z'],
  ])('%s is refused like all others, and ends nothing', async (_what, token) => {
    const answer = await tell(form(await token()))
    expect([answer.statusCode, answer.json().code, answer.json().values]).toEqual([400, 'people.sign-out-refused', {}])
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(await isIn(await two())).toBe(true)
  })

  it('a token counts once', async () => {
    const token = await provider.sign(claimsOf('subject-nobody'), header)
    expect([(await tell(form(token))).statusCode, (await tell(form(token))).statusCode]).toEqual([200, 400])
  })

  it('a provider that nobody set up, and one that is away, are refused alike', async () => {
    const token = form(await provider.sign(claimsOf('subject-two'), header))
    const [unknown, away, wrong] = [
      await tell(token, { url: '/api/single-sign-on/none/signed-out' }),
      await tell(token, { url: '/api/single-sign-on/gone/signed-out' }),
      await tell(form('x')),
    ]
    expect([unknown.statusCode, unknown.body]).toEqual([wrong.statusCode, wrong.body])
    expect([away.statusCode, away.body]).toEqual([wrong.statusCode, wrong.body])
  })

  let session: Ask | undefined
  const two = async (): Promise<Ask> => (session ??= (await signedIn('two')).ask)
  const secretKey = () => createSecretKey(Buffer.from(provider.clientSecret))
  const unsigned = (claims: object): string =>
    [{ alg: 'none', typ: 'logout+jwt' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.') + '.'
})

describe('the door', () => {
  it('takes a form, and neither JSON nor two tokens', async () => {
    const token = await provider.sign(claimsOf('subject-nobody'), header)
    const json = await tell(JSON.stringify({ logout_token: token }), {
      headers: { 'content-type': 'application/json' },
    })
    expect(json.statusCode).toBeGreaterThanOrEqual(400)
    expect(json.statusCode).toBeLessThan(500)
    expect((await tell(`${form(token)}&${form(token)}`)).statusCode).toBe(400)
    expect((await tell(form(token))).statusCode, 'neither used the token up').toBe(200)
  })

  it('stands under nobody’s session, though a cookie came along', async () => {
    const { ask } = await signedIn('one')
    const token = await provider.sign(claimsOf('subject-nobody'), header)
    expect(ask.cookie()).not.toBe('')
    await tell(form(token), { headers: { cookie: ask.cookie() } })
    const { rows } = await sql<{ who: string | null }>`
      select distinct who from audit_entry where verb = 'people.signed-out-there'`.execute(house.doer.db)
    expect(rows).toEqual([{ who: null }])
  })

  it('closes to an address that tells too much', async () => {
    const from = '10.9.9.9'
    const codes = []
    for (let n = 0; n <= limit.most; n++) codes.push((await tell(form('x'), { from })).statusCode)
    expect(codes).toEqual([...Array<number>(limit.most).fill(400), 429])
    expect((await tell(form('x'))).statusCode).toBe(400)
  })

  it('is the only one outside the door of our pages: a form anywhere else is refused', async () => {
    const open = house.app.inject({
      ...{ method: 'POST', url: '/api/sign-in', payload: 'login=a&password=b' },
      headers: { host: 'training.example.org', 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect((await open).json().code).toBe('house.not-from-here')
  })
})

import { sql } from 'kysely'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openProvider } from '../../platform/auth/oidc.ts'
import type { ProviderSettings } from '../../platform/auth/oidc-settings.ts'
import { hashPassword } from '../../platform/auth/password.ts'
import { keepPassword } from '../../platform/auth/password-store.ts'
import { softAuthenticator } from '../../tests/authenticator.ts'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { startProvider, throughProvider, type AtProvider, type TestProvider } from '../../tests/provider.ts'
import type { Arrival, LeaveForProvider, MyAccount, MyIdentities } from './contract.ts'

const ORIGIN = 'https://training.example.org'
const BACK = `${ORIGIN}/single-sign-on/`
const password = 'Vx9-kettle-mornq'

let house: TestHouse
let provider: TestProvider

type Ask = (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => Promise<LightMyRequestResponse>

function browser(): Ask {
  let cookie = ''
  return async (method, url, payload) => {
    const answer = await house.app.inject({
      ...{ method, url, remoteAddress: '10.1.1.1' },
      headers: { host: 'training.example.org', 'x-lianbing': '1', cookie },
      ...(payload === undefined ? {} : { payload }),
    })
    cookie = String(answer.headers['set-cookie'] ?? cookie).split(';')[0] ?? ''
    return answer
  }
}

async function addPerson(id: string, role = 'liaison', state = 'active'): Promise<void> {
  const { db } = house.doer
  const at = new Date().toISOString()
  await sql`insert into person (id, name, login, state, demonstration, created_at)
    values (${id}, '执法人员6523000001', ${id}, ${state}, false, ${at})`.execute(db)
  await sql`insert into post (id, person, role, unit, from_day, given_at)
    values (${id}, ${id}, ${role}, '652300', '2017-09-01', ${at})`.execute(db)
  await keepPassword(db, id, { hash: await hashPassword(password), now: new Date() })
}

const signIn = async (login: string): Promise<Ask> => {
  const ask = browser()
  expect((await ask('POST', '/api/sign-in', { login, password })).statusCode).toBe(200)
  return ask
}

interface Journey {
  ask: Ask
  id?: string
  /** Instead of signing in: where the way begins. */
  from?: { url: string; payload: object }
  /** What happens to the address of the provider, or to what it sends back. */
  onTheWay?: (address: URL) => void
  onTheWayBack?: (query: URLSearchParams) => void
}

/** The whole way: to the provider, and back with its answer. */
async function travel({ ask, id = 'bureau', from, onTheWay, onTheWayBack }: Journey): Promise<LightMyRequestResponse> {
  const begin = from ?? { url: `/api/sign-in/provider/${id}`, payload: {} }
  const left = (await ask('POST', begin.url, begin.payload)).json<LeaveForProvider>()
  const address = new URL(left.address)
  onTheWay?.(address)
  const back = await throughProvider(address.href, BACK)
  onTheWayBack?.(back.searchParams)
  const told = { provider: back.pathname.split('/').at(-1), ticket: left.ticket, query: back.search }
  return ask('POST', '/api/sign-in/back', told)
}

const linked = async (person: string, subject: string): Promise<void> => {
  await sql`insert into single_sign_on_identity (issuer, subject, person, linked_at, linked_by)
    values (${provider.issuer}, ${subject}, ${person}, ${new Date().toISOString()}, ${person})`.execute(house.doer.db)
}

const at = (who: AtProvider): void => void (provider.now = Object.assign(provider.now, { who }))
const codeOf = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().code]
const personOf = async (ask: Ask) =>
  (await ask('GET', '/api/session')).json<{ person: { id: string } | null }>().person?.id
const methodOf = async (ask: Ask): Promise<string | undefined> =>
  (await ask('GET', '/api/my-account')).json<MyAccount>().sessions.find(({ current }) => current)?.method
const arrivalsFor = async (ask: Ask) =>
  (await ask('GET', '/api/people/arrivals')).json<{ arrivals: Arrival[] }>().arrivals
const rowsOf = async (table: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(house.doer.db)).rows[0]?.n ?? 0

const settingsOf = (id: string, more: Partial<ProviderSettings> = {}): ProviderSettings => ({
  ...{ id, label: '厅统一身份认证', labelEn: 'Department sign-in', issuer: new URL(provider.issuer) },
  ...{ clientId: provider.clientId, clientSecret: provider.clientSecret, scopes: ['openid', 'profile'] },
  ...{ loginClaim: 'preferred_username', twoFactors: { acr: ['gold'], amr: ['otp'] } },
  ...{ clockToleranceSeconds: 30, timeoutSeconds: 2, unknownPeople: 'wait', signOutThere: false },
  ...more,
})

describe.each([''].concat(process.env['TEST_DATABASE_URL'] ?? []))('single sign-on on %j', (databaseUrl) => {
  beforeAll(async () => {
    provider = await startProvider({
      redirects: [`${BACK}bureau`, `${BACK}open`, `${BACK}gone`],
      signOutReturns: [`${ORIGIN}/`],
      acrValues: ['gold', 'paper'],
    })
    const gone = { ...settingsOf('gone'), issuer: new URL('http://127.0.0.1:9/') }
    const providers = [
      settingsOf('bureau', { signOutThere: true }),
      settingsOf('open', { unknownPeople: 'invite' }),
      gone,
    ]
    house = await startTestHouse({
      ...{ demonstration: false, origin: ORIGIN, databaseUrl, providers: providers.map(openProvider) },
    })
    for (const id of ['one', 'two', 'three', 'four', 'five', 'six', 'seven']) await addPerson(id)
    await addPerson('clerk', 'office-clerk')
    await addPerson('chief', 'liaison')
    await addPerson('invited', 'liaison', 'invited')
  }, 60_000)
  beforeEach(() => Object.assign(provider.now, { forge: undefined, broken: false }))
  afterAll(async () => {
    await house.close()
    await provider.close()
  })

  it('is told on the sign-in page by the labels of the settings, without address or secret', async () => {
    const ways = (await browser()('GET', '/api/sign-in/ways')).json()
    expect(ways.providers[0]).toEqual({ id: 'bureau', label: '厅统一身份认证', labelEn: 'Department sign-in' })
    expect(JSON.stringify(ways)).not.toContain(provider.clientSecret)
  })

  it('sends to the provider with state, nonce and PKCE', async () => {
    const { address } = (await browser()('POST', '/api/sign-in/provider/bureau', {})).json<LeaveForProvider>()
    const { searchParams } = new URL(address)
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ response_type: 'code', code_challenge_method: 'S256', redirect_uri: `${BACK}bureau` },
      acr_values: 'gold',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)?.length).toBeGreaterThan(20)
  })

  it('signs a linked person in', async () => {
    await linked('one', 'subject-one')
    at({ subject: 'subject-one' })
    const ask = browser()
    expect((await travel({ ask })).json()).toEqual({ next: 'done' })
    expect([await personOf(ask), await methodOf(ask)]).toEqual(['one', 'oidc'])
  })

  it('makes nobody, whatever login the provider names; an administrator confirms whom it fits', async () => {
    at({ subject: 'subject-two', name: '执法人员6523000002', login: 'TWO' })
    const people = await rowsOf('person')
    expect(codeOf(await travel({ ask: browser() }))).toEqual([401, 'people.identity-unknown'])
    expect(codeOf(await travel({ ask: browser() }))).toEqual([401, 'people.identity-unknown'])
    expect([await rowsOf('person'), await rowsOf('single_sign_on_identity')]).toEqual([people, 1])
    const chief = await signIn('chief')
    expect((await chief('GET', '/api/people/arrivals')).statusCode).toBe(404)
    await sql`update post set role = 'administrator' where id = 'chief'`.execute(house.doer.db)
    const [arrival] = await arrivalsFor(chief)
    expect(arrival).toMatchObject({ subject: 'subject-two', login: 'TWO', fits: { id: 'two', login: 'two' } })
    const confirm = (login: string) =>
      chief('POST', `/api/people/arrivals/${arrival?.id}`, { login, reason: '电话核实过' })
    expect(codeOf(await confirm('no-such-login'))).toEqual([409, 'people.login-unknown'])
    expect(codeOf(await confirm('chief'))).toEqual([409, 'people.identity-own'])
    await sql`update person set certificate = '6523000009' where id in ('chief', 'two')`.execute(house.doer.db)
    expect(codeOf(await confirm('two')), 'a second account of the same person').toEqual([409, 'people.identity-own'])
    await sql`update person set certificate = null where id in ('chief', 'two')`.execute(house.doer.db)
    await sql`update single_sign_on_arrival set login = 'Chief' where subject = 'subject-two'`.execute(house.doer.db)
    expect(codeOf(await confirm('two')), 'the own identity').toEqual([409, 'people.identity-own'])
    await sql`update single_sign_on_arrival set login = 'TWO' where subject = 'subject-two'`.execute(house.doer.db)
    expect((await confirm('two')).statusCode).toBeLessThan(300)
    expect(await arrivalsFor(chief)).toEqual([])
    const ask = browser()
    expect((await travel({ ask })).json()).toEqual({ next: 'done' })
    expect(await personOf(ask)).toBe('two')
    await sql`update post set role = 'liaison' where id = 'chief'`.execute(house.doer.db)
  })

  it('makes people where the settings say so: invited, without a post, and only a post opens the door', async () => {
    const people = await rowsOf('person')
    at({ subject: 'subject-new', name: '执法人员6523000009', login: 'one' })
    expect(codeOf(await travel({ ask: browser(), id: 'open' }))).toEqual([401, 'people.identity-without-post'])
    const { rows } = await sql<{ id: string; state: string; login: string | null; posts: number }>`
      select id, state, login, (select count(*) from post where post.person = person.id) as posts
      from person where name = '执法人员6523000009'`.execute(house.doer.db)
    expect(rows).toEqual([{ id: rows[0]?.id, state: 'invited', login: null, posts: 0 }])
    expect(codeOf(await travel({ ask: browser(), id: 'open' }))).toEqual([401, 'people.identity-without-post'])
    expect(await rowsOf('person')).toBe(people + 1)
    await sql`insert into post (id, person, role, unit, from_day, given_at) values
      ('given', ${rows[0]?.id}, 'liaison', '652300', '2017-09-01', now())`.execute(house.doer.db)
    const ask = browser()
    expect((await travel({ ask, id: 'open' })).json()).toEqual({ next: 'done' })
    expect(await personOf(ask)).toBe(rows[0]?.id)
  })

  it('is linked by who is signed in, with the password, and unlinked so; nobody takes the identity of another', async () => {
    const ask = await signIn('three')
    const url = '/api/my-account/single-sign-on/bureau'
    at({ subject: 'subject-three' })
    expect(codeOf(await ask('POST', url, { password: 'not this one' }))).toEqual([403, 'people.password-wrong'])
    const from = { url, payload: { password } }
    expect((await travel({ ask, from })).json()).toEqual({ next: 'linked' })
    const { identities } = (await ask('GET', '/api/my-account/single-sign-on')).json<MyIdentities>()
    expect(identities.map(({ provider: { id }, linkedBySelf }) => [id, linkedBySelf])).toContainEqual(['bureau', true])
    expect(codeOf(await travel({ ask: await signIn('four'), from }))).toEqual([409, 'people.identity-taken'])
    const there = browser()
    expect((await travel({ ask: there })).json()).toEqual({ next: 'done' })
    expect(await personOf(there)).toBe('three')
    expect((await ask('DELETE', url, { password })).statusCode).toBe(204)
    expect(codeOf(await travel({ ask: browser() }))).toEqual([401, 'people.identity-unknown'])
  })

  it('links only to who began it: another session, or none, is refused', async () => {
    at({ subject: 'subject-four' })
    const ask = await signIn('four')
    const other = await signIn('five')
    for (const who of [other, browser()]) {
      const mixed: Ask = (method, url, payload) => (url === '/api/sign-in/back' ? who : ask)(method, url, payload)
      const from = { url: '/api/my-account/single-sign-on/bureau', payload: { password } }
      expect(codeOf(await travel({ ask: mixed, from }))).toEqual([409, 'people.single-sign-on-ended'])
    }
  })

  describe('a second factor', () => {
    const roles = (role: string) => sql`update post set role = ${role} where id = 'six'`.execute(house.doer.db)

    it('of our own is owed where the provider names none that the settings trust', async () => {
      await linked('six', 'subject-six')
      await roles('office-clerk')
      for (const who of [{}, { amr: ['pwd'] }, { acr: 'paper' }]) {
        at({ subject: 'subject-six', ...who })
        expect((await travel({ ask: browser() })).json()).toMatchObject({ next: 'enrol' })
      }
    })

    it('is taken from the provider where acr or amr is on the list', async () => {
      for (const who of [{ amr: ['pwd', 'otp'] }, { acr: 'gold' }]) {
        at({ subject: 'subject-six', ...who })
        const ask = browser()
        expect((await travel({ ask })).json()).toEqual({ next: 'done' })
        expect(await methodOf(ask)).toBe('oidc+provider')
      }
    })

    it('that is set up is asked for, also of a role that need not have one', async () => {
      await roles('liaison')
      const ask = await signIn('six')
      const key = softAuthenticator(ORIGIN)
      const offer = (await ask('POST', '/api/my-account/passkeys/offer', { password })).json()
      const added = { ticket: offer.ticket, name: 'x', answer: key.create(offer.options) }
      expect((await ask('POST', '/api/my-account/passkeys', added)).statusCode).toBe(204)
      at({ subject: 'subject-six' })
      const there = browser()
      const owed = (await travel({ ask: there })).json()
      expect(owed).toMatchObject({ next: 'second', ways: ['passkey'] })
      const step = owed.ticket
      const { ticket, options } = (await there('POST', '/api/sign-in/second-passkey/challenge', { step })).json()
      const signed = { step, ticket, answer: key.get(options) }
      expect((await there('POST', '/api/sign-in/second-passkey', signed)).statusCode).toBe(204)
      expect([await personOf(there), await methodOf(there)]).toEqual(['six', 'oidc+passkey'])
    })
  })

  describe('refuses', () => {
    const refusedFor = (reason: string) => ({
      code: 'people.provider-refused',
      values: expect.objectContaining({ reason }),
    })
    beforeEach(() => at({ subject: 'subject-one' }))

    it.each([
      ['a token for somebody else', { aud: 'another-client' }, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
      ['a token of another issuer', { iss: 'http://127.0.0.1:1' }, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
      ['a token with another nonce', { nonce: 'other' }, 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'],
      ['a token of ten minutes ago', { exp: Math.floor(Date.now() / 1000) - 600 }, 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'],
      ['a token not valid yet', { nbf: Math.floor(Date.now() / 1000) + 600 }, 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED'],
    ])('%s', async (_what, claims, reason) => {
      provider.now.forge = (real) => ({ ...real, ...claims })
      const answer = await travel({ ask: browser() })
      expect([answer.statusCode, answer.json()]).toEqual([401, expect.objectContaining(refusedFor(reason))])
    })

    it('a token whose signature is not the provider\u2019s', async () => {
      provider.now.forge = (real) => ({ ...real, sub: 'subject-two' })
      const ask = browser()
      expect((await travel({ ask })).json()).toEqual({ next: 'done' })
      expect(await personOf(ask)).toBe('two')
      provider.now.forge = undefined
      provider.now.unsigned = true
      expect(codeOf(await travel({ ask: browser() }))).toEqual([401, 'people.provider-refused'])
      provider.now.unsigned = false
    })

    it('a nonce or state that was exchanged on the way', async () => {
      const exchanged = (name: string) => (address: URL) => address.searchParams.set(name, 'x'.repeat(43))
      for (const name of ['nonce', 'state'])
        expect(codeOf(await travel({ ask: browser(), onTheWay: exchanged(name) }))).toEqual([
          401,
          'people.provider-refused',
        ])
    })

    it('a code of another sign-in, and one that was used', async () => {
      let code = ''
      const ask = browser()
      await travel({ ask, onTheWayBack: (query) => void (code = query.get('code') ?? '') })
      const answer = await travel({ ask: browser(), onTheWayBack: (query) => query.set('code', code) })
      expect(answer.json()).toMatchObject(refusedFor('invalid_grant'))
    })

    it('a ticket twice, late, unknown, or of another provider', async () => {
      const ask = browser()
      const { ticket, address } = (await ask('POST', '/api/sign-in/provider/bureau', {})).json<LeaveForProvider>()
      const { search: query } = await throughProvider(address, BACK)
      const send = (told: object) => ask('POST', '/api/sign-in/back', { provider: 'bureau', ticket, query, ...told })
      const ended = [409, 'people.single-sign-on-ended']
      expect(codeOf(await send({ ticket: 'unknown' }))).toEqual(ended)
      expect((await send({})).json()).toEqual({ next: 'done' })
      expect(codeOf(await send({}))).toEqual(ended)
      const again = (await ask('POST', '/api/sign-in/provider/bureau', {})).json<LeaveForProvider>()
      expect(codeOf(await send({ ticket: again.ticket, provider: 'open' }))).toEqual(ended)
      const late = (await ask('POST', '/api/sign-in/provider/bureau', {})).json<LeaveForProvider>()
      await sql`update single_sign_on_step set expires_at = now() - interval '1 second'`.execute(house.doer.db)
      expect(codeOf(await send({ ticket: late.ticket }))).toEqual(ended)
    })

    it('somebody who left or holds no post, though the provider knows them', async () => {
      await linked('seven', 'subject-seven')
      await sql`update person set state = 'suspended' where id = 'seven'`.execute(house.doer.db)
      at({ subject: 'subject-seven' })
      expect(codeOf(await travel({ ask: browser() }))).toEqual([401, 'people.identity-without-post'])
    })

    it('a provider that is not configured', async () => {
      expect(codeOf(await browser()('POST', '/api/sign-in/provider/other', {}))).toEqual([404, 'house.not-found'])
    })
  })

  it('allows for clocks that differ a little', async () => {
    at({ subject: 'subject-one' })
    const seconds = Math.floor(Date.now() / 1000)
    provider.now.forge = (real) => ({ ...real, exp: seconds - 20, iat: seconds + 20, nbf: seconds + 20 })
    expect((await travel({ ask: browser() })).json()).toEqual({ next: 'done' })
  })

  it('says that somebody turned back', async () => {
    at({ subject: 'subject-one', cancels: true })
    expect(codeOf(await travel({ ask: browser() }))).toEqual([401, 'people.provider-left'])
  })

  it('says that the provider is away, before and after, and passwords go on working', async () => {
    at({ subject: 'subject-one' })
    expect(codeOf(await browser()('POST', '/api/sign-in/provider/gone', {}))).toEqual([503, 'people.provider-away'])
    const breaks = () => void (provider.now.broken = true)
    expect(codeOf(await travel({ ask: browser(), onTheWayBack: breaks }))).toEqual([503, 'people.provider-away'])
    expect(await personOf(await signIn('two'))).toBe('two')
  })

  it('ends at the provider too where the settings say so, and not for who came by password', async () => {
    at({ subject: 'subject-one' })
    const ask = browser()
    await travel({ ask })
    const left = (await ask('DELETE', '/api/session')).json<{ leaveFor: string }>()
    const { origin, searchParams } = new URL(left.leaveFor)
    expect([origin, searchParams.get('post_logout_redirect_uri')]).toEqual([provider.issuer, `${ORIGIN}/`])
    expect(await personOf(ask)).toBeUndefined()
    expect((await (await signIn('two'))('DELETE', '/api/session')).statusCode).toBe(204)
  })

  it('lets an invited person with a post in once the identity is confirmed, without a password', async () => {
    await linked('invited', 'subject-invited')
    at({ subject: 'subject-invited' })
    const ask = browser()
    expect((await travel({ ask })).json()).toEqual({ next: 'done' })
    expect(await personOf(ask)).toBe('invited')
  })

  it('leaves no code, token, nonce or secret in the log', async () => {
    const { rows } = await sql<{ text: string }>`select verb || summary as text from audit_entry`.execute(house.doer.db)
    const text = rows.map((row) => row.text).join('\n')
    expect(text).toContain('people.sign-in')
    for (const word of [provider.clientSecret, 'eyJ', 'code=', 'subject-one']) expect(text).not.toContain(word)
  })
})

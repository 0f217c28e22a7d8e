import { sql } from 'kysely'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../../platform/auth/password.ts'
import { keepPassword } from '../../platform/auth/password-store.ts'
import { softAuthenticator, type Authenticator } from '../../tests/authenticator.ts'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import type { MyAccount, MyPasskeys } from './contract.ts'

const ORIGIN = 'https://training.example.org'
const START = Date.parse('2017-09-28T04:00:00Z')
let now = new Date(START)
const later = (seconds: number): void => void (now = new Date(now.getTime() + seconds * 1000))

let house: TestHouse
const password = 'Vx9-kettle-mornq'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type Ask = (method: Method, url: string, payload?: object) => Promise<LightMyRequestResponse>

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

async function addPerson(id: string, role = 'liaison'): Promise<void> {
  const { db } = house.doer
  await sql`insert into person (id, name, login, state, demonstration, created_at)
    values (${id}, '执法人员6523000001', ${id}, 'active', false, ${now.toISOString()})`.execute(db)
  await sql`insert into post (id, person, role, unit, from_day, given_at)
    values (${id}, ${id}, ${role}, '652300', '2017-09-01', ${now.toISOString()})`.execute(db)
  await keepPassword(db, id, { hash: await hashPassword(password), now })
}

const signIn = async (login: string): Promise<Ask> => {
  const ask = browser()
  expect((await ask('POST', '/api/sign-in', { login, password })).json()).toEqual({ next: 'done' })
  return ask
}

const offer = async (ask: Ask) => (await ask('POST', '/api/my-account/passkeys/offer', { password })).json()

async function add(ask: Ask, key: Authenticator, how = {}): Promise<LightMyRequestResponse> {
  const { ticket, options } = await offer(ask)
  return ask('POST', '/api/my-account/passkeys', { ticket, name: '办公室电脑', answer: key.create(options, how) })
}

/** A person with a key, signed in by the password to add it. */
async function owner(id: string, role = 'liaison'): Promise<{ ask: Ask; key: Authenticator }> {
  await addPerson(id, role)
  const [ask, key] = [await signIn(id), softAuthenticator(ORIGIN)]
  expect((await add(ask, key)).statusCode).toBe(204)
  return { ask, key }
}

const challenge = async (ask: Ask) => (await ask('POST', '/api/sign-in/passkey/challenge', {})).json()

async function signAlone(ask: Ask, key: Authenticator, how = {}): Promise<LightMyRequestResponse> {
  const { ticket, options } = await challenge(ask)
  return ask('POST', '/api/sign-in/passkey', { ticket, answer: key.get(options, how) })
}

const codeOf = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json().code]
const personOf = async (ask: Ask) =>
  (await ask('GET', '/api/session')).json<{ person: { id: string } | null }>().person?.id
const methodOf = async (ask: Ask): Promise<string | undefined> =>
  (await ask('GET', '/api/my-account')).json<MyAccount>().sessions.find(({ current }) => current)?.method
const logOf = async (verb: string, object: string): Promise<string[]> => {
  const { rows } = await sql<{ summary: string }>`select summary from audit_entry
    where verb = ${verb} and object = ${object} order by id`.execute(house.doer.db)
  return rows.map(({ summary }) => summary)
}

describe.each([''].concat(process.env['TEST_DATABASE_URL'] ?? []))('passkeys on %j', (databaseUrl) => {
  beforeAll(async () => {
    now = new Date(START)
    const breaks = ['people.who-left-has-no-way-in']
    house = await startTestHouse({ now: () => now, demonstration: false, origin: ORIGIN, databaseUrl, breaks })
  }, 60_000)
  afterAll(() => house.close())

  it('are added with the password, named, listed without their key, and removed with the password', async () => {
    const { ask, key } = await owner('add.a')
    const { passkeys, origin } = (await ask('GET', '/api/my-account/passkeys')).json<MyPasskeys>()
    expect(origin).toBe(ORIGIN)
    expect(passkeys).toEqual([
      { id: key.id, name: '办公室电脑', synced: false, addedAt: now.toISOString(), usedAt: null, suspectAt: null },
    ])
    const address = `/api/my-account/passkeys/${key.id}`
    expect(codeOf(await ask('DELETE', address, { password: 'not this one' }))).toEqual([403, 'people.password-wrong'])
    expect((await ask('DELETE', address, { password })).statusCode).toBe(204)
    expect(codeOf(await ask('DELETE', address, { password }))).toEqual([404, 'house.not-found'])
    expect(codeOf(await signAlone(browser(), key))).toEqual([401, 'people.passkey-refused'])
    expect(await logOf('people.add-passkey', 'person:add.a')).toHaveLength(1)
    expect(await logOf('people.remove-passkey', 'person:add.a')).toHaveLength(1)
  })

  it('are offered only to who knows the password', async () => {
    const { ask } = await owner('add.b')
    const answer = await ask('POST', '/api/my-account/passkeys/offer', { password: 'not this one' })
    expect(codeOf(answer)).toEqual([403, 'people.password-wrong'])
  })

  it('are not kept where no PIN or finger was asked for, from another origin, twice, late, or for another person', async () => {
    const { ask, key } = await owner('add.c')
    const fresh = (): Authenticator => softAuthenticator(ORIGIN)
    expect(codeOf(await add(ask, fresh(), { verified: false }))).toEqual([409, 'people.passkey-not-made'])
    expect(codeOf(await add(ask, fresh(), { origin: 'https://other.example' }))).toEqual([
      409,
      'people.passkey-not-made',
    ])
    expect(codeOf(await add(ask, key))).toEqual([409, 'people.passkey-not-made'])
    const late = await offer(ask)
    const sent = (
      from: Ask,
      { ticket, options }: { ticket: string; options: Parameters<Authenticator['create']>[0] },
    ) => from('POST', '/api/my-account/passkeys', { ticket, name: 'x', answer: fresh().create(options) })
    later(301)
    expect(codeOf(await sent(ask, late))).toEqual([409, 'people.passkey-ended'])
    const once = await offer(ask)
    expect((await sent(ask, once)).statusCode).toBe(204)
    expect(codeOf(await sent(ask, once))).toEqual([409, 'people.passkey-ended'])
    const other = await owner('add.d')
    expect(codeOf(await sent(other.ask, await offer(ask)))).toEqual([409, 'people.passkey-ended'])
  })

  describe('alone', () => {
    it('sign in: the key says whose it is, the session says how', async () => {
      const { key } = await owner('alone.a')
      const ask = browser()
      expect((await signAlone(ask, key)).statusCode).toBe(204)
      expect(await personOf(ask)).toBe('alone.a')
      expect(await methodOf(ask)).toBe('passkey')
    })

    it('stand for both factors where the role asks for two', async () => {
      await addPerson('alone.clerk')
      const key = softAuthenticator(ORIGIN)
      expect((await add(await signIn('alone.clerk'), key)).statusCode).toBe(204)
      await sql`update post set role = 'office-clerk' where id = 'alone.clerk'`.execute(house.doer.db)
      const ask = browser()
      expect((await signAlone(ask, key)).statusCode).toBe(204)
      expect(await personOf(ask)).toBe('alone.clerk')
    })

    it('are refused without PIN or finger, from another origin, with another signature, under another name, for who left', async () => {
      const { key } = await owner('alone.b')
      const refused = [401, 'people.passkey-refused']
      expect(codeOf(await signAlone(browser(), key, { verified: false }))).toEqual(refused)
      expect(codeOf(await signAlone(browser(), key, { origin: 'https://other.example' }))).toEqual(refused)
      expect(codeOf(await signAlone(browser(), key, { userHandle: 'c29tZWJvZHkgZWxzZQ' }))).toEqual(refused)
      expect(codeOf(await signAlone(browser(), softAuthenticator(ORIGIN)))).toEqual(refused)
      later(3600)
      const thief = { ...softAuthenticator(ORIGIN), id: key.id }
      const { ticket, options } = await challenge(browser())
      const answer = { ...thief.get(options), id: key.id, rawId: key.id }
      expect(codeOf(await browser()('POST', '/api/sign-in/passkey', { ticket, answer }))).toEqual(refused)
      await sql`update person set state = 'left' where id = 'alone.b'`.execute(house.doer.db)
      expect(codeOf(await signAlone(browser(), key))).toEqual(refused)
    })

    it('sign a challenge once, within five minutes, and only that one', async () => {
      const { key } = await owner('alone.c')
      const send = (ticket: string, answer: object) => browser()('POST', '/api/sign-in/passkey', { ticket, answer })
      const [first, second] = [await challenge(browser()), await challenge(browser())]
      const answer = key.get(first.options)
      expect(codeOf(await send(second.ticket, answer))).toEqual([401, 'people.passkey-refused'])
      expect((await send(first.ticket, key.get(first.options))).statusCode).toBe(204)
      expect(codeOf(await send(first.ticket, key.get(first.options)))).toEqual([409, 'people.passkey-ended'])
      const late = await challenge(browser())
      later(301)
      expect(codeOf(await send(late.ticket, key.get(late.options)))).toEqual([409, 'people.passkey-ended'])
    })

    it('that count back are closed for good, logged, shown to the owner, and no forged signature can do that', async () => {
      const { ask, key } = await owner('alone.d')
      for (let times = 0; times < 3; times++) await signAlone(browser(), key)
      const forged = { ...softAuthenticator(ORIGIN), counter: 0 }
      const { ticket, options } = await challenge(browser())
      const answer = { ...forged.get(options), id: key.id, rawId: key.id }
      expect(codeOf(await browser()('POST', '/api/sign-in/passkey', { ticket, answer }))).toEqual([
        401,
        'people.passkey-refused',
      ])
      expect(await logOf('people.passkey-suspect', 'person:alone.d')).toEqual([])
      later(3600)
      key.counter = 2
      expect(codeOf(await signAlone(browser(), key))).toEqual([403, 'people.passkey-suspect'])
      expect(await logOf('people.passkey-suspect', 'person:alone.d')).toHaveLength(1)
      key.counter = 50
      expect(codeOf(await signAlone(browser(), key))).toEqual([403, 'people.passkey-suspect'])
      const { passkeys } = (await ask('GET', '/api/my-account/passkeys')).json<MyPasskeys>()
      expect(passkeys[0]?.suspectAt).not.toBeNull()
    })

    it('that never count go on signing', async () => {
      await addPerson('alone.e')
      const key = softAuthenticator(ORIGIN)
      key.counter = 0
      await add(await signIn('alone.e'), key)
      for (let times = 0; times < 2; times++) {
        key.counter = 0
        expect((await signAlone(browser(), key)).statusCode).toBe(204)
      }
    })

    it('are slowed down after failures, each key by itself', async () => {
      const { key } = await owner('alone.f')
      for (let tries = 0; tries < 5; tries++) await signAlone(browser(), key, { verified: false })
      expect(codeOf(await signAlone(browser(), key))).toEqual([429, 'people.sign-in-wait'])
      later(31)
      expect((await signAlone(browser(), key)).statusCode).toBe(204)
    })
  })

  describe('after the password', () => {
    const stepOf = async (login: string): Promise<string> => {
      const answer = (await browser()('POST', '/api/sign-in', { login, password })).json()
      expect(answer).toMatchObject({ next: 'second', ways: ['passkey'] })
      return answer.ticket
    }
    const second = async (ask: Ask, { step, key, how }: { step: string; key: Authenticator; how?: object }) => {
      const { ticket, options } = (await ask('POST', '/api/sign-in/second-passkey/challenge', { step })).json()
      return ask('POST', '/api/sign-in/second-passkey', { step, ticket, answer: key.get(options, how) })
    }

    it('are the second factor, a touch being enough', async () => {
      const { key } = await owner('second.a')
      const ask = browser()
      const step = await stepOf('second.a')
      expect((await second(ask, { step, key, how: { verified: false } })).statusCode).toBe(204)
      expect(await personOf(ask)).toBe('second.a')
      expect(await methodOf(ask)).toBe('password+passkey')
      expect((await ask('POST', '/api/sign-in/second-passkey/challenge', { step })).json().code).toBe(
        'people.step-ended',
      )
    })

    it('of somebody else, or for a challenge of another way, open nothing', async () => {
      const { key } = await owner('second.b')
      const other = await owner('second.c')
      const step = await stepOf('second.b')
      expect(codeOf(await second(browser(), { step, key: other.key }))).toEqual([401, 'people.passkey-refused'])
      const { ticket, options } = await challenge(browser())
      const answer = key.get(options)
      expect(codeOf(await browser()('POST', '/api/sign-in/second-passkey', { step, ticket, answer }))).toEqual([
        409,
        'people.passkey-ended',
      ])
    })

    it('cannot be taken away where the role asks for one and no other is left', async () => {
      const { ask, key } = await owner('second.d')
      await sql`update post set role = 'office-clerk' where id = 'second.d'`.execute(house.doer.db)
      const answer = await ask('DELETE', `/api/my-account/passkeys/${key.id}`, { password })
      expect(codeOf(answer)).toEqual([409, 'people.second-factor-needed'])
      expect((await ask('GET', '/api/my-account/passkeys')).json<MyPasskeys>().passkeys).toHaveLength(1)
    })
  })
})

describe('where the public address is none that browsers trust', () => {
  it.each([undefined, 'http://training.example.org', 'https://192.0.2.7'])(
    '%s: there are no passkeys',
    async (origin) => {
      const plain = await startTestHouse({ demonstration: false, ...(origin === undefined ? {} : { origin }) })
      const headers = { host: new URL(origin ?? 'http://127.0.0.1').host, 'x-lianbing': '1' }
      const ways = await plain.app.inject({ url: '/api/sign-in/ways', headers })
      expect(ways.json()).toEqual({ origin: origin ?? null, passkeys: null, providers: [] })
      const url = '/api/sign-in/passkey/challenge'
      expect(codeOf(await plain.app.inject({ method: 'POST', url, headers, payload: {} }))).toEqual([
        409,
        'people.passkeys-unavailable',
      ])
      await plain.close()
    },
  )
})

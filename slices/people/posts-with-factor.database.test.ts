import { sql } from 'kysely'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '../../platform/auth/one-time-code.ts'
import { hashPassword } from '../../platform/auth/password.ts'
import { keepPassword } from '../../platform/auth/password-store.ts'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import type { CodeOffer } from './contract.ts'
import { hasSecondFactor, needsSecondFactor } from './model.ts'

const now = new Date('2017-09-28T04:00:00Z')
const password = 'Vx9-kettle-mornq'
let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ now: () => now, demonstration: false })
  for (const id of ['liaison.a', 'liaison.b', 'liaison.c']) await addPerson(id)
  await addPost('clerk.post', 'clerk', 'office-clerk')
}, 60_000)
afterAll(() => house.close())

async function addPost(id: string, person: string, role: string, there = house): Promise<void> {
  const { db } = there.doer
  await sql`insert into person (id, name, login, state, demonstration, created_at)
    values (${person}, ${`执法人员${person}`}, ${person}, 'active', false, ${now.toISOString()}) on conflict do nothing`.execute(
    db,
  )
  await sql`insert into post (id, person, role, unit, from_day, given_at)
    values (${id}, ${person}, ${role}, '652300', '2017-09-01', ${now.toISOString()})`.execute(db)
}

async function addPerson(id: string, there = house): Promise<void> {
  await addPost(id, id, 'liaison', there)
  await keepPassword(there.doer.db, id, { hash: await hashPassword(password), now })
}

const lend = (post: string, to: string) =>
  sql`insert into delegation (id, post, to_person, from_day, until_day, reason, given_by, given_at)
    values (${`${post}-${to}`}, ${post}, ${to}, '2017-09-28', '2017-10-08', '病假', 'clerk', ${now.toISOString()})`.execute(
    house.doer.db,
  )

function browser(there = house) {
  let cookie = ''
  return async (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<LightMyRequestResponse> => {
    const answer = await there.app.inject({
      ...{ method, url, headers: { host: '127.0.0.1', 'x-lianbing': '1', cookie } },
      ...(payload === undefined ? {} : { payload }),
    })
    cookie = String(answer.headers['set-cookie'] ?? cookie).split(';')[0] ?? ''
    return answer
  }
}
type Ask = ReturnType<typeof browser>

const signIn = async (ask: Ask, login: string) => (await ask('POST', '/api/sign-in', { login, password })).json()
const postOf = async (ask: Ask): Promise<string> => (await ask('GET', '/api/session')).json().person?.post
const switchTo = (ask: Ask, post: string) => ask('PUT', '/api/session/post', { post })

async function enrol(ask: Ask, ticket: string): Promise<void> {
  const { secret, offer } = (await ask('POST', '/api/sign-in/offer', { ticket })).json<CodeOffer>()
  const kept = await ask('POST', '/api/sign-in/enrol', { ticket, offer, code: codeAt(secret, now) })
  expect(kept.statusCode, kept.body).toBe(200)
}

describe('a post that owes a second factor', () => {
  it('is that of whoever changes, seals or reads everything, outside a demonstration', () => {
    const owing = ['administrator', 'auditor', 'review-secretary', 'discipline', 'leadership'] as const
    for (const role of owing) expect(needsSecondFactor([role], { demonstration: false }), role).toBe(true)
    expect(needsSecondFactor(['liaison', 'county-officer', 'expert'], { demonstration: false })).toBe(false)
    expect(needsSecondFactor([...owing], { demonstration: true })).toBe(false)
    expect(needsSecondFactor(['liaison'], { demonstration: false, secondFactor: 'everybody' })).toBe(true)
    expect(needsSecondFactor(['liaison'], { demonstration: true, secondFactor: 'everybody' })).toBe(false)
    const enough = ['passkey', 'password+totp', 'password+recovery-code', 'oidc+passkey', 'oidc+provider']
    expect([...enough, 'password', 'oidc', 'link'].filter(hasSecondFactor)).toEqual(enough)
  })

  it('lent while a session of a password runs, is not to be had by that session', async () => {
    const ask = browser()
    expect(await signIn(ask, 'liaison.a')).toEqual({ next: 'done' })
    await lend('clerk.post', 'liaison.a')
    const refused = await switchTo(ask, 'clerk.post')
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'people.post-needs-second-factor'])
    expect(await postOf(ask), 'still in the own one').toBe('liaison.a')
    expect((await switchTo(ask, 'liaison.a')).statusCode, 'the own one owes none').toBe(204)
  })

  it('given for good while a session of a password runs, neither', async () => {
    const ask = browser()
    expect(await signIn(ask, 'liaison.b')).toEqual({ next: 'done' })
    await addPost('secretary.post', 'liaison.b', 'review-secretary')
    expect((await switchTo(ask, 'secretary.post')).json().code).toBe('people.post-needs-second-factor')
  })

  it('is asked for at the next sign-in, lent or given, and opens to the session that showed it', async () => {
    for (const [login, post] of [
      ['liaison.a', 'clerk.post'],
      ['liaison.b', 'secretary.post'],
    ] as const) {
      const ask = browser()
      const { next, ticket } = await signIn(ask, login)
      expect(next).toBe('enrol')
      await enrol(ask, ticket)
      expect((await switchTo(ask, post)).statusCode).toBe(204)
      expect(await postOf(ask)).toBe(post)
    }
  })
})

describe('where two factors are asked of everybody', () => {
  let strict: TestHouse
  beforeAll(async () => {
    strict = await startTestHouse({ now: () => now, demonstration: false, secondFactor: 'everybody' })
    await addPerson('liaison.d', strict)
  }, 60_000)
  afterAll(() => strict.close())

  it('a post that decides nothing asks for one too, before it opens', async () => {
    const ask = browser(strict)
    const { next, ticket } = await signIn(ask, 'liaison.d')
    expect(next).toBe('enrol')
    expect(await postOf(ask), 'nobody is signed in yet').toBeUndefined()
    await enrol(ask, ticket)
    expect(await postOf(ask)).toBe('liaison.d')
    expect((await signIn(browser(strict), 'liaison.d')).next, 'and asks for it each time').toBe('second')
  })

  it('a session from before the setting is not gone on with', async () => {
    const ask = browser(strict)
    await addPerson('liaison.e', strict)
    await enrol(ask, (await signIn(ask, 'liaison.e')).ticket)
    expect(await postOf(ask)).toBe('liaison.e')
    await sql`update session set method = 'password' where person = 'liaison.e'`.execute(strict.doer.db)
    expect(await postOf(ask)).toBeUndefined()
  })

  it('the same person of an installation that asks it of posts that decide alone needs none', async () => {
    await addPerson('liaison.d')
    expect(await signIn(browser(), 'liaison.d')).toEqual({ next: 'done' })
  })
})

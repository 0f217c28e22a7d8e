import { sql } from 'kysely'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act } from '../../platform/audit/act.ts'
import { codeAt } from '../../platform/auth/one-time-code.ts'
import { hashPassword, isPassword } from '../../platform/auth/password.ts'
import { keepPassword } from '../../platform/auth/password-store.ts'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import type { CodeOffer, MyAccount, RecoveryCodes, SignInAnswer } from './contract.ts'
import { makeSetUpLink } from './set-up-links.ts'

const START = Date.parse('2017-09-28T04:00:00Z')
let now = new Date(START)
const later = (seconds: number): void => void (now = new Date(now.getTime() + seconds * 1000))

let house: TestHouse
const good = 'Vx9-kettle-mornq'
const better = 'Tw4-lantern-zubrf'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** A browser: keeps its cookie, sends the header of our pages. */
function browser(address = '10.1.1.1') {
  let cookie = ''
  return async (method: Method, url: string, payload?: object): Promise<LightMyRequestResponse> => {
    const answer = await house.app.inject({
      ...{ method, url, remoteAddress: address },
      headers: { host: '127.0.0.1', 'x-lianbing': '1', cookie, 'user-agent': 'Chromium 109 under test' },
      ...(payload === undefined ? {} : { payload }),
    })
    cookie = String(answer.headers['set-cookie'] ?? cookie).split(';')[0] ?? ''
    return answer
  }
}

async function addPerson(id: string, role: string, state = 'active'): Promise<void> {
  const { db } = house.doer
  await sql`insert into person (id, name, login, state, demonstration, created_at)
    values (${id}, '执法人员6523000001', ${id}, ${state}, false, ${now.toISOString()})`.execute(db)
  await sql`insert into post (id, person, role, unit, from_day, given_at)
    values (${id}, ${id}, ${role}, '652300', '2017-09-01', ${now.toISOString()})`.execute(db)
}

const setPassword = async (person: string): Promise<void> =>
  keepPassword(house.doer.db, person, { hash: await hashPassword(good), now })

const link = (person: string, why: 'first-use' | 'recovery' | 'administrator' = 'first-use') =>
  act(house.doer, { verb: 'people.invite', object: `person:${person}` }, (tx, audit) => {
    audit({})
    return makeSetUpLink(tx, { person, why, by: null, now })
  })

const personOf = async (ask: ReturnType<typeof browser>) =>
  (await ask('GET', '/api/session')).json<{ person: { post: string } | null }>().person

const signIn = (ask: ReturnType<typeof browser>, login: string, password = good) =>
  ask('POST', '/api/sign-in', { login, password })

/** Sets the second factor up at sign-in; answers its secret and the recovery codes. */
async function enrol(ask: ReturnType<typeof browser>, ticket: string): Promise<{ secret: string; codes: string[] }> {
  const { secret, offer } = (await ask('POST', '/api/sign-in/offer', { ticket })).json<CodeOffer>()
  const kept = await ask('POST', '/api/sign-in/enrol', { ticket, offer, code: codeAt(secret, now) })
  expect(kept.statusCode).toBe(200)
  return { secret, codes: kept.json<RecoveryCodes>().recoveryCodes }
}

const ticketOf = (answer: LightMyRequestResponse): string => {
  const told = answer.json<SignInAnswer>()
  return 'ticket' in told ? told.ticket : `no ticket but ${told.next}`
}

/**
 * Processor time of this process, its threads included, in ms: other programs change it less than the clock. The least of
 * some is what it costs.
 */
async function workOf(deed: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await deed()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const places = [''].concat(process.env['TEST_DATABASE_URL'] ?? [])

describe.each(places)('signing in (%#: embedded, then the server)', (databaseUrl) => {
  beforeAll(async () => {
    now = new Date(START)
    house = await startTestHouse({ now: () => now, demonstration: false, databaseUrl })
    for (const id of ['liaison.a', 'liaison.b', 'liaison.c', 'many.tabs']) await addPerson(id, 'liaison')
    await addPerson('clerk', 'office-clerk', 'invited')
    await addPerson('gone', 'liaison', 'left')
    await addPerson('postless', 'liaison')
    await sql`update post set until_day = '2017-09-10' where id = 'postless'`.execute(house.doer.db)
    for (const id of ['liaison.a', 'liaison.b', 'liaison.c', 'many.tabs', 'gone', 'postless']) await setPassword(id)
  }, 60_000)
  afterAll(() => house.close())

  describe('with a password', () => {
    it('opens a session, whatever case and width the login is typed in', async () => {
      const ask = browser()
      const answer = await signIn(ask, ' Liaison．A ')
      expect([answer.statusCode, answer.json()]).toEqual([200, { next: 'done' }])
      expect(await personOf(ask)).toMatchObject({ post: 'liaison.a', actingFor: null })
    })

    it('answers alike for a wrong password, an unknown login, one who left and one without a post', async () => {
      const answers = [
        await signIn(browser(), 'liaison.b', better),
        await signIn(browser(), 'nobody.at.all', good),
        await signIn(browser(), 'gone', good),
        await signIn(browser(), 'postless', good),
        await signIn(browser(), 'clerk', good),
      ]
      const first = answers[0]
      expect(first?.statusCode).toBe(401)
      expect(first?.json().code).toBe('people.sign-in-refused')
      for (const { statusCode, body, headers } of answers) {
        expect([statusCode, body]).toEqual([first?.statusCode, first?.body])
        expect([headers['set-cookie'], headers['content-length']]).toEqual([
          undefined,
          first?.headers['content-length'],
        ])
      }
    })

    it('costs as much work for a login that nobody has as for a wrong password', async () => {
      const work: Record<'bare' | 'known' | 'unknown', number[]> = { bare: [], known: [], unknown: [] }
      for (let round = 0; round < 15; round++) {
        later(86_500)
        work.bare.push(await workOf(() => isPassword(undefined, 'wrong')))
        const logins = { known: 'many.tabs', unknown: 'nobody.at.all' }
        for (const who of round % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const))
          work[who].push(await workOf(() => signIn(browser(), logins[who], 'wrong')))
      }
      // Without its hash the answer would cost a whole bare hash less.
      expect(Math.abs(Math.min(...work.known) - Math.min(...work.unknown))).toBeLessThan(0.5 * Math.min(...work.bare))
    })

    it('slows down after five failures, alike for a login that nobody has, and forgives with time', async () => {
      for (const login of ['liaison.b', 'who.is.that']) {
        now = new Date(START + 86_500_000)
        const ask = browser()
        for (let tries = 0; tries < 5; tries++) expect((await signIn(ask, login, 'wrong')).statusCode).toBe(401)
        const waiting = await signIn(ask, login)
        expect([waiting.statusCode, waiting.json().code, waiting.json().values]).toEqual([
          429,
          'people.sign-in-wait',
          { seconds: 30 },
        ])
        later(31)
        expect((await signIn(ask, login, 'wrong')).statusCode).toBe(401)
        expect((await signIn(ask, login)).json().values).toEqual({ seconds: 60 })
        later(61)
        expect((await signIn(ask, login)).statusCode).toBe(login === 'liaison.b' ? 200 : 401)
      }
    })

    it('tells the owner of failed tries since the sign-in before, and from where', async () => {
      later(60)
      for (let tries = 0; tries < 3; tries++) await signIn(browser('10.9.9.9'), 'liaison.b', 'wrong')
      later(60)
      const ask = browser()
      await signIn(ask, 'liaison.b')
      const { signIn: note } = (await ask('GET', '/api/session')).json()
      expect(note).toMatchObject({ failures: 3, previous: expect.stringMatching(/^2017-09-29/) })
      const { failures } = (await ask('GET', '/api/my-account')).json<MyAccount>()
      expect(failures[0]).toMatchObject({ address: '10.9.9.9', step: 'password' })
    })

    it('lets no crowd of tries at one moment outrun the count', async () => {
      now = new Date(START + 3 * 86_400_000)
      const answers = await Promise.all(Array.from({ length: 40 }, () => signIn(browser(), 'liaison.c', 'wrong')))
      expect(answers.filter(({ statusCode }) => statusCode === 401).length).toBe(5)
      expect(answers.filter(({ statusCode }) => statusCode === 429).length).toBe(35)
    })

    it('slows an address only after a flood', async () => {
      const ask = browser('10.66.66.66')
      for (let tries = 0; tries < 201; tries++) expect((await signIn(ask, `guess-${tries}`, 'x')).statusCode).toBe(401)
      expect((await signIn(ask, 'liaison.a')).statusCode).toBe(429)
      expect((await signIn(browser('10.66.66.67'), 'liaison.a')).statusCode).toBe(200)
    }, 60_000)

    it('hashes the password again when the cost has risen', async () => {
      const cheap = await hashPassword(good, { memoryCost: 8_192, timeCost: 1, parallelism: 1 })
      await keepPassword(house.doer.db, 'many.tabs', { hash: cheap, now })
      expect((await signIn(browser(), 'many.tabs')).statusCode).toBe(200)
      const { rows } = await sql<{ hash: string }>`select hash from password where person = 'many.tabs'`.execute(
        house.doer.db,
      )
      expect(rows[0]?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
      expect((await signIn(browser(), 'many.tabs')).statusCode).toBe(200)
    })

    it('takes no printed link of a demonstration', async () => {
      expect((await browser()('GET', `/sign-in/${'x'.repeat(43)}`)).statusCode).toBe(404)
    })
  })

  describe('by a set-up link', () => {
    it('shows whose it is, refuses a weak password with reasons, and asks an office clerk for a second factor', async () => {
      now = new Date(START + 4 * 86_400_000)
      const { secret } = await link('clerk')
      const ask = browser()
      expect((await ask('POST', '/api/set-up/view', { secret })).json()).toMatchObject({
        login: 'clerk',
        why: 'first-use',
      })
      const weak = await ask('POST', '/api/set-up', { secret, password: 'clerk-652300-2017' })
      expect([weak.statusCode, weak.json().fields[0].message]).toEqual([400, expect.stringContaining('容易被猜到')])
      expect(weak.body).not.toContain('clerk-652300-2017')
      const next = await ask('POST', '/api/set-up', { secret, password: good })
      expect(next.json().next).toBe('enrol')
      expect(await personOf(ask)).toBeNull()
      const { codes } = await enrol(ask, ticketOf(next))
      expect(codes).toHaveLength(10)
      expect(await personOf(ask)).toMatchObject({ post: 'clerk' })
    })

    it('opens once, is overtaken by a newer one, runs out after seven days: all look alike', async () => {
      const used = await link('liaison.a')
      await browser()('POST', '/api/set-up', { secret: used.secret, password: better })
      const overtaken = await link('liaison.a')
      const late = await link('liaison.a')
      later(7 * 86_400 + 1)
      for (const secret of [used.secret, overtaken.secret, late.secret, 'x'.repeat(43)]) {
        const answer = await browser()('POST', '/api/set-up/view', { secret })
        expect([answer.statusCode, answer.json().code]).toEqual([404, 'people.set-up-link-unusable'])
        const set = await browser()('POST', '/api/set-up', { secret, password: good })
        expect([set.statusCode, set.body]).toEqual([404, answer.body])
      }
    })

    it('of two at the same moment, one wins', async () => {
      const { secret } = await link('liaison.a')
      const answers = await Promise.all(
        [good, better].map((password) => browser()('POST', '/api/set-up', { secret, password })),
      )
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 404])
    })

    it('ends every session of the person', async () => {
      const old = browser()
      await setPassword('liaison.b')
      await signIn(old, 'liaison.b')
      expect(await personOf(old)).not.toBeNull()
      const { secret } = await link('liaison.b', 'administrator')
      await browser()('POST', '/api/set-up', { secret, password: better })
      expect(await personOf(old)).toBeNull()
    })
  })

  describe('with a second factor', () => {
    let secret = ''
    let codes: string[] = []
    beforeAll(async () => {
      now = new Date(START + 20 * 86_400_000)
      await addPerson('chief', 'leadership')
      await setPassword('chief')
      const ask = browser()
      const answer = await signIn(ask, 'chief')
      expect(answer.json().next).toBe('enrol')
      ;({ secret, codes } = await enrol(ask, ticketOf(answer)))
    })

    it('asks for a code after the password; nobody is signed in before', async () => {
      later(60)
      const ask = browser()
      const ticket = ticketOf(await signIn(ask, 'chief'))
      expect(await personOf(ask)).toBeNull()
      expect((await ask('POST', '/api/sign-in/code', { ticket, code: '000000' })).json().code).toBe('people.code-wrong')
      const right = await ask('POST', '/api/sign-in/code', { ticket, code: codeAt(secret, now) })
      expect(right.statusCode).toBe(204)
      expect(await personOf(ask)).toMatchObject({ post: 'chief' })
    })

    it('takes a code once, and none of the step before one that was taken', async () => {
      later(90)
      const code = codeAt(secret, now)
      const first = ticketOf(await signIn(browser(), 'chief'))
      expect((await browser()('POST', '/api/sign-in/code', { ticket: first, code })).statusCode).toBe(204)
      const again = ticketOf(await signIn(browser(), 'chief'))
      expect((await browser()('POST', '/api/sign-in/code', { ticket: again, code })).statusCode).toBe(403)
      const before = codeAt(secret, new Date(now.getTime() - 30_000))
      expect((await browser()('POST', '/api/sign-in/code', { ticket: again, code: before })).statusCode).toBe(403)
    })

    it('takes each recovery code once, however it is typed', async () => {
      const typed = ` ${(codes[0] ?? '').toLowerCase().replaceAll('-', ' ')} `
      const ticket = ticketOf(await signIn(browser(), 'chief'))
      const ask = browser()
      expect((await ask('POST', '/api/sign-in/code', { ticket, code: typed })).statusCode).toBe(204)
      expect((await ask('GET', '/api/my-account')).json().secondFactor.recoveryLeft).toBe(9)
      const again = ticketOf(await signIn(browser(), 'chief'))
      expect((await browser()('POST', '/api/sign-in/code', { ticket: again, code: typed })).statusCode).toBe(403)
    })

    it('slows guesses of codes down, also of one who knows the password, with a new ticket each time', async () => {
      later(86_401)
      const statuses: number[] = []
      for (let tries = 0; tries < 7; tries++) {
        const ticket = ticketOf(await signIn(browser(), 'chief'))
        statuses.push((await browser()('POST', '/api/sign-in/code', { ticket, code: '123456' })).statusCode)
      }
      expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429])
      later(31)
    })

    it('forgets the step after five minutes, and uses a ticket once', async () => {
      const ticket = ticketOf(await signIn(browser(), 'chief'))
      later(301)
      const late = await browser()('POST', '/api/sign-in/code', { ticket, code: codeAt(secret, now) })
      expect([late.statusCode, late.json().code]).toEqual([409, 'people.step-ended'])
      const fresh = ticketOf(await signIn(browser(), 'chief'))
      expect(
        (await browser()('POST', '/api/sign-in/code', { ticket: fresh, code: codeAt(secret, now) })).statusCode,
      ).toBe(204)
      later(60)
      const reused = await browser()('POST', '/api/sign-in/code', { ticket: fresh, code: codeAt(secret, now) })
      expect(reused.json().code).toBe('people.step-ended')
    })

    it('stays after an administrator\u2019s link and goes with a recovery', async () => {
      const kept = await link('chief', 'administrator')
      expect((await browser()('POST', '/api/set-up', { secret: kept.secret, password: better })).json().next).toBe(
        'second',
      )
      const lost = await link('chief', 'recovery')
      expect((await browser()('POST', '/api/set-up', { secret: lost.secret, password: good })).json().next).toBe(
        'enrol',
      )
    })
  })

  describe('the own account', () => {
    let ask: ReturnType<typeof browser>
    beforeAll(async () => {
      now = new Date(START + 30 * 86_400_000)
      await addPerson('officer', 'county-officer')
      await setPassword('officer')
      ask = browser()
      await signIn(ask, 'officer')
    })

    it('changes the password only with the present one, and ends the other sessions', async () => {
      const other = browser()
      await signIn(other, 'officer')
      const change = (password: string, newPassword: string) =>
        ask('PUT', '/api/my-account/password', { password, newPassword })
      expect((await change('wrong', better)).json().code).toBe('people.password-wrong')
      expect((await change(good, good)).json().code).toBe('people.password-same')
      expect((await change(good, better)).statusCode).toBe(204)
      expect(await personOf(ask)).not.toBeNull()
      expect(await personOf(other)).toBeNull()
      expect((await signIn(browser(), 'officer', good)).statusCode).toBe(401)
      expect((await signIn(browser(), 'officer', better)).statusCode).toBe(200)
    })

    it('sets a second factor up and takes it away with the password', async () => {
      const offered = await ask('POST', '/api/my-account/second-factor/offer', { password: better })
      const { secret, offer, address } = offered.json<CodeOffer>()
      expect(decodeURIComponent(address)).toMatch(/^otpauth:\/\/totp\/练兵:officer\?/)
      const wrong = await ask('PUT', '/api/my-account/second-factor', { offer, code: '000000' })
      expect(wrong.json().code).toBe('people.code-wrong')
      const set = await ask('PUT', '/api/my-account/second-factor', { offer, code: codeAt(secret, now) })
      expect(set.json<RecoveryCodes>().recoveryCodes).toHaveLength(10)
      expect((await signIn(browser(), 'officer', better)).json().next).toBe('second')
      const renewed = await ask('POST', '/api/my-account/recovery-codes', { password: better })
      expect(renewed.json<RecoveryCodes>().recoveryCodes).toHaveLength(10)
      const removed = await ask('DELETE', '/api/my-account/second-factor', { password: better })
      expect(removed.statusCode).toBe(204)
      expect((await signIn(browser(), 'officer', better)).json().next).toBe('done')
    })

    it('takes no offer of somebody else', async () => {
      const theirs = browser()
      await setPassword('liaison.a')
      await signIn(theirs, 'liaison.a')
      const offered = await theirs('POST', '/api/my-account/second-factor/offer', { password: good })
      const { secret, offer } = offered.json<CodeOffer>()
      const taken = await ask('PUT', '/api/my-account/second-factor', { offer, code: codeAt(secret, now) })
      expect(taken.json().code).toBe('people.offer-ended')
    })

    it('lists the sessions, ends one of them, and none of somebody else', async () => {
      const other = browser('10.2.2.2')
      await signIn(other, 'officer', better)
      const { sessions } = (await ask('GET', '/api/my-account')).json<MyAccount>()
      const found = sessions.find(({ address }) => address === '10.2.2.2')
      expect(found).toMatchObject({ current: false, method: 'password', device: 'Chromium 109 under test' })
      const foreign = browser()
      await signIn(foreign, 'liaison.a')
      expect((await foreign('DELETE', `/api/my-account/sessions/${found?.id}`)).statusCode).toBe(404)
      expect(await personOf(other)).not.toBeNull()
      expect((await ask('DELETE', `/api/my-account/sessions/${found?.id}`)).statusCode).toBe(204)
      expect(await personOf(other)).toBeNull()
      expect((await ask('DELETE', '/api/my-account/sessions')).json().ended).toBeGreaterThan(0)
      expect(await personOf(ask)).not.toBeNull()
    })

    it('goes on under another post with a new token, and signs in there the next time', async () => {
      await sql`insert into post (id, person, role, unit, from_day, given_at)
        values ('officer-2', 'officer', 'expert', '650000', '2017-09-01', ${now.toISOString()})`.execute(house.doer.db)
      expect((await ask('PUT', '/api/session/post', { post: 'chief' })).json().code).toBe('people.post-not-held')
      const before = await sql<{ token_hash: string }>`select token_hash from session where post = 'officer'`.execute(
        house.doer.db,
      )
      const answer = await ask('PUT', '/api/session/post', { post: 'officer-2' })
      expect([answer.statusCode, String(answer.headers['set-cookie'])]).toEqual([
        204,
        expect.stringContaining('lianbing='),
      ])
      expect(await personOf(ask)).toMatchObject({ post: 'officer-2', role: 'expert' })
      const after = await sql<{ token_hash: string }>`select token_hash from session where post = 'officer-2'`.execute(
        house.doer.db,
      )
      expect(before.rows).not.toContainEqual(after.rows[0])
    })

    it('ends after two hours without a request, however young', async () => {
      later(119 * 60)
      expect(await personOf(ask)).not.toBeNull()
      later(119 * 60)
      expect(await personOf(ask)).not.toBeNull()
      later(121 * 60)
      expect(await personOf(ask)).toBeNull()
    })
  })

  it('keeps no password, code, secret or login typed in error anywhere in the database', async () => {
    const tables = [
      'session',
      'password',
      'set_up_link',
      'one_time_code',
      'recovery_code',
      'sign_in_step',
      'sign_in_guard',
      'sign_in_failure',
      'audit_entry',
    ]
    const texts = await Promise.all(
      tables.map((table) =>
        sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(house.doer.db),
      ),
    )
    const everything = texts.flatMap(({ rows }) => rows.map(({ text }) => text)).join('\n')
    expect(everything.length).toBeGreaterThan(5_000)
    for (const secret of [good, better, 'who.is.that', 'guess-7']) expect(everything).not.toContain(secret)
  })
})

/** Limits are an account's: a whole bureau behind one address works on while one of its accounts is stopped. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSession } from '../../platform/auth/store.ts'
import { classOf, countSpending, usualRates } from '../../platform/http/rates.ts'
import { sessionLimits } from '../../app/server/session-settings.ts'
import { slices } from '../../app/server/slices.ts'
import { startTestHouse, type TestHouse } from '../house.ts'

const PEOPLE = 200
/** Fewer than usual, so that the test is short: 200 people together are far above them. */
const rates = { ...usualRates, read: { most: 60, seconds: 60 }, missing: { most: 20, seconds: 60 } }

let at = Date.UTC(2026, 5, 1, 2)
let house: TestHouse
const cookies: string[] = []
beforeAll(async () => {
  house = await startTestHouse({ rates, now: () => new Date(at) })
  const { db } = house.doer
  for (let n = 0; n < PEOPLE; n++) {
    const person = `bureau-${n}`
    await sql`insert into person (id, name, login, demonstration, created_at) values (${person}, ${`执法人员${6501000001 + n}`}, ${person}, false, now())`.execute(
      db,
    )
    await sql`insert into post (id, person, role, unit, title, from_day, given_at) select ${person}, ${person}, role, unit, title, from_day, given_at from post where id = 'demo-office-clerk'`.execute(
      db,
    )
    const { token } = await startSession(db, {
      ...{ person, post: person, method: 'password', limits: sessionLimits, now: new Date(at) },
      client: { address: '127.0.0.1', device: '' },
    })
    cookies.push(`lianbing=${token}`)
  }
}, 120_000)
afterAll(() => house.close())

const ask = (cookie: string | undefined, url = '/api/session') =>
  house.app.inject({ url, headers: { host: '127.0.0.1', cookie: cookie ?? '' } })

describe('one address', () => {
  it('200 people who each open pages for a minute are not slowed', async () => {
    const refused: number[] = []
    for (let round = 0; round < 2; round++)
      for (const answer of await Promise.all(cookies.map((cookie) => ask(cookie))))
        if (answer.statusCode !== 200) refused.push(answer.statusCode)
    expect(refused).toEqual([])
  }, 60_000)

  it('an account that hammers is stopped, told how long, and goes on after that; its neighbours never notice', async () => {
    at += 61_000
    const [hammer, neighbour] = cookies
    const most = rates.read.most
    for (let n = 0; n < most; n++) expect((await ask(hammer)).statusCode).toBe(200)
    const stopped = await ask(hammer)
    expect([stopped.statusCode, stopped.json()]).toMatchObject([
      429,
      { code: 'house.too-many', values: { seconds: 60 } },
    ])
    expect(stopped.headers['retry-after']).toBe('60')
    expect(stopped.json().message).toContain('60 秒后再试')
    expect((await ask(neighbour)).statusCode).toBe(200)
    at += 60_000
    expect((await ask(hammer)).statusCode).toBe(200)
  }, 60_000)

  it('who guesses ids is told nothing for a while, neither of what is there nor of what is not', async () => {
    at += 61_000
    const [, , guesser] = cookies
    const guess = (n: number) =>
      ask(guesser, `/api/campaigns/xinjiang-2017/imports/00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)
    const most = rates.missing.most
    for (let n = 0; n < most; n++) expect((await guess(n)).statusCode).toBe(404)
    expect([
      (await guess(0)).statusCode,
      (await ask(guesser)).statusCode,
      (await ask(guesser, '/api/none')).statusCode,
    ]).toEqual([429, 429, 429])
    at += 61_000
    expect((await ask(guesser)).statusCode).toBe(200)
  }, 60_000)

  it('one who is not signed in is met by the address’s limit, which a thousand who sign in do not reach', () => {
    expect(usualRates.nobody?.most).toBeGreaterThan(1_000 * 6)
    const spending = countSpending({ nobody: { most: 2, seconds: 60 } }, () => new Date(at))
    expect(['a', 'a', 'a', 'b'].map((who) => spending.spend('nobody', who))).toEqual([0, 0, 60, 0])
  })
})

describe('classes', () => {
  const byClass = Map.groupBy(
    slices.flatMap(({ routes }) => routes),
    classOf,
  )
  const paths = (kind: 'upload' | 'export' | 'write' | 'read') => (byClass.get(kind) ?? []).map(({ path }) => path)
  it('what takes files, what makes files, what writes, what reads', () => {
    expect(paths('upload')).toContain('/api/campaigns/:campaign/imports')
    expect(paths('export')).toEqual(expect.arrayContaining(['/api/people/export.xlsx', '/api/audit/log.jsonl']))
    expect(paths('write')).toContain('/api/sign-in')
    expect(paths('read')).toContain('/api/session')
    expect([...byClass.keys()].every((kind) => usualRates[kind] !== undefined)).toBe(true)
  })

  it('forgets windows that have ended, so that addresses cannot fill the memory', () => {
    let now = 0
    const spending = countSpending({ address: { most: 1, seconds: 1 } }, () => new Date(now))
    for (let n = 0; n < 60_000; n++) spending.spend('address', `${(now += 1)}`)
    expect(spending.spend('address', '60000')).toBe(1)
    expect(spending.spend('address', '1')).toBe(0)
  })
})

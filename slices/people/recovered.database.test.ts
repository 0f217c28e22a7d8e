import { sql } from 'kysely'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import type { MadeToken } from './contract.ts'

const START = new Date('2017-09-28T04:00:00Z')
let now = START
let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ now: () => now })
}, 60_000)
afterAll(() => house.close())
beforeEach(() => void (now = START))

const password = 'tian shan xue lian hua 47'
const get = (who: Persona, url: string) => house.as(who, { url })
const post = (who: Persona, url: string, payload: object = {}) => house.as(who, { method: 'POST', url, payload })

type Ask = (method: 'POST' | 'PUT' | 'GET', url: string, payload?: object) => Promise<LightMyRequestResponse>
function browser(): Ask {
  let cookie = ''
  return async (method, url, payload) => {
    const answer = await house.app.inject({
      ...{ method, url, headers: { host: '127.0.0.1', 'x-lianbing': '1', cookie } },
      ...(payload === undefined ? {} : { payload }),
    })
    cookie = String(answer.headers['set-cookie'] ?? cookie).split(';')[0] ?? ''
    return answer
  }
}

/** A liaison who has set a password and is signed in, with a key for a program. */
async function liaison(login: string): Promise<{ id: string; ask: Ask; token: string }> {
  const made = await post('administrator', '/api/people', {
    ...{ name: `联络员${login}`, login, certificate: null, contact: null },
    post: { role: 'liaison', unit: '652300', group: null, title: null, from: null, until: null },
  })
  const { id } = made.json<{ id: string }>()
  const { secret } = (await post('administrator', `/api/people/accounts/${id}/link`)).json()
  const ask = browser()
  expect((await ask('POST', '/api/set-up', { secret, password })).json()).toEqual({ next: 'done' })
  const key = await ask('POST', '/api/tokens', { name: '每日取数', verbs: ['registers.read'], days: 30 })
  return { id, ask, token: key.json<MadeToken>().token }
}

const opens = async (token: string): Promise<number> => {
  const headers = { host: '127.0.0.1', authorization: `Bearer ${token}` }
  return (await house.app.inject({ url: '/api/campaigns/xinjiang-2017/registers', headers })).statusCode
}
const askedFor = async (id: string): Promise<string> => {
  const asked = await post('unit-administrator', `/api/people/accounts/${id}/recovery`, {
    reason: '忘记密码，已核身份',
  })
  expect(asked.statusCode, asked.body).toBe(204)
  const { rows } = await sql<{
    id: string
  }>`select id from approval where object = ${`person:${id}`} and state = 'asked'`.execute(house.doer.db)
  return rows[0]?.id ?? ''
}
const agree = (approval: string) => post('administrator', `/api/approvals/${approval}/decision`, { approve: true })
const kindsOf = (answer: LightMyRequestResponse): string[] =>
  answer.json<{ notices: { kind: string }[] }>().notices.map(({ kind }) => kind)

describe('a changed password', () => {
  it('ends the keys of its owner, and of nobody else', async () => {
    const [one, two] = [await liaison('change.one'), await liaison('change.two')]
    expect([await opens(one.token), await opens(two.token)]).toEqual([200, 200])
    const body = { password, newPassword: 'Tw4-lantern-zubrf' }
    expect((await one.ask('PUT', '/api/my-account/password', body)).statusCode).toBe(204)
    expect([await opens(one.token), await opens(two.token)]).toEqual([401, 200])
  })
})

describe('a recovery that the administrator asks for', () => {
  it('is told to the unit’s administrator, who may agree, and waits for a second person where that is the only one', async () => {
    await sql`insert into set_up_link (secret_hash, person, why, made_by, made_at, expires_at, ended_at, end_reason)
      values ('tied', 'demo-leadership', 'first-use', 'demo-administrator', ${START}, ${START}, ${START}, 'used')`.execute(
      house.doer.db,
    )
    const { id } = await liaison('told.one')
    const url = `/api/people/accounts/${id}/recovery`
    expect((await post('administrator', url, { reason: '忘记密码，已核身份' })).statusCode).toBe(204)
    const { approvals } = (await get('unit-administrator', '/api/approvals')).json()
    expect(approvals).toMatchObject([{ kind: 'people.recover', mayDecide: true, coolsAt: null }])
    for (const who of ['unit-administrator', 'leadership', 'auditor'] as const) {
      const { notices } = (await get(who, '/api/notices?limit=50')).json()
      expect(
        notices.map(({ kind }: { kind: string }) => kind),
        who,
      ).toEqual(['approvals.asked'])
    }
    const decision = { approve: true, note: '已电话核对' }
    // the decision takes longer than what a unit covers is remembered: it asks within its own transaction
    await sql`create function take_long() returns trigger language plpgsql as $$ begin perform pg_sleep(1.2); return new; end $$`.execute(
      house.doer.db,
    )
    await sql`create trigger take_long before update on approval for each row execute function take_long()`.execute(
      house.doer.db,
    )
    const agreed = await post('unit-administrator', `/api/approvals/${approvals[0].id}/decision`, decision)
    await sql`drop trigger take_long on approval`.execute(house.doer.db)
    expect(agreed.statusCode, agreed.body).toBe(204)
    await sql`delete from set_up_link where secret_hash = 'tied'`.execute(house.doer.db)
  }, 30_000)
})

describe('a recovery', () => {
  it('ends the keys as soon as two have agreed, and again when the password is set', async () => {
    const { id, token } = await liaison('lost.one')
    const approval = await askedFor(id)
    expect(await opens(token), 'asking alone ends nothing').toBe(200)
    expect((await agree(approval)).statusCode).toBe(204)
    expect(await opens(token)).toBe(401)
    await sql`update api_token set ended_at = null where person = ${id}`.execute(house.doer.db)
    expect(await opens(token)).toBe(200)
    const { secret } = (await post('administrator', `/api/people/recoveries/${approval}/link`)).json()
    const ask = browser()
    await ask('POST', '/api/set-up', { secret, password: 'Tw4-lantern-zubrf' })
    expect(await opens(token)).toBe(401)
    expect(kindsOf(await ask('GET', '/api/notices?limit=50')), 'in case it was another').toContain('people.recovered')
    for (const who of ['administrator', 'unit-administrator', 'leadership'] as const)
      expect(kindsOf(await get(who, '/api/notices?limit=50')), who).toContain('people.account-recovered')
    expect(kindsOf(await get('liaison', '/api/notices?limit=50'))).not.toContain('people.account-recovered')
  })

  it('can be agreed to for three days, as its kind says', async () => {
    const { id } = await liaison('lost.two')
    const approval = await askedFor(id)
    now = new Date('2017-10-01T04:00:01Z')
    // The personas' sessions last less than three days.
    await sql`update session set seen_at = ${now}, expires_at = '2017-12-01'`.execute(house.doer.db)
    const late = await agree(approval)
    expect(late.statusCode, late.body).toBe(409)
    const { rows } = await sql`select expires_at::text as until from approval where id = ${approval}`.execute(
      house.doer.db,
    )
    expect(rows).toEqual([{ until: expect.stringContaining('2017-10-01') }])
  })
})

describe('a post lent by the administrator of the unit', () => {
  const lend = (who: Persona, from: string) =>
    post(who, '/api/delegations', {
      ...{ post: 'demo-liaison', to: 'demo-county-officer', from, until: '2017-10-08', reason: '病假' },
    })
  const told = async (who: Persona): Promise<{ kind: string; values: object }[]> =>
    (await get(who, '/api/notices?limit=50')).json().notices

  it('is told to its holder, with the name of who stands in; one lent by the holder is not', async () => {
    expect((await lend('liaison', '2017-09-29')).statusCode).toBe(201)
    expect((await told('liaison')).map(({ kind }) => kind)).not.toContain('people.post-lent-out')
    expect((await lend('unit-administrator', '2017-09-30')).statusCode).toBe(201)
    expect(await told('liaison')).toContainEqual(
      expect.objectContaining({
        kind: 'people.post-lent-out',
        values: expect.objectContaining({ standIn: '昌吉市 演示执法人员', from: '2017-09-30' }),
      }),
    )
  })
})

/** What is done to an account that decides takes two; without a second person it waits for objections. */
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import type { ApprovalFacts, ApprovalList, ApprovalView } from '../approvals/contract.ts'
import type { AccountDetail } from './contract-accounts.ts'

const START = new Date('2017-09-28T04:00:00Z')
const HOUR = 3_600_000
let now = START
let house: TestHouse
afterEach(() => house.close())

async function open(demonstration = true): Promise<void> {
  now = START
  house = await startTestHouse({ now: () => now, demonstration })
}
const db = () => house.doer.db
const get = (who: Persona, url: string) => house.as(who, { url })
const post = (who: Persona, url: string, payload: object = {}) => house.as(who, { method: 'POST', url, payload })
const account = (login: string, role = 'office-clerk', reason = '办公室增加一人') => ({
  ...{ name: `干事${login}`, login, certificate: null, contact: null },
  post: { role, unit: '650000', group: null, title: null, from: null, until: null, reason },
})
async function make(login: string, role?: string): Promise<{ id: string; asked: boolean }> {
  const answer = await post('administrator', '/api/people', account(login, role))
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const seen = async (id: string): Promise<AccountDetail> =>
  (await get('administrator', `/api/people/accounts/${id}`)).json()
const roles = async (id: string): Promise<string[]> =>
  (await seen(id)).history.filter(({ holds }) => holds).map(({ role }) => role)
const asks = async (who: Persona): Promise<ApprovalView[]> =>
  (await get(who, '/api/approvals')).json<ApprovalList>().approvals.filter(({ state }) => state === 'asked')
const decide = (who: Persona, id: string, approve = true) =>
  post(who, `/api/approvals/${id}/decision`, { approve, note: '知道了' })
const complete = (id: string) => post('administrator', `/api/approvals/${id}/completion`)
const told = async (who: Persona): Promise<string[]> =>
  (await get(who, '/api/notices?limit=50')).json().notices.map(({ kind }: { kind: string }) => kind)
async function first(who: Persona): Promise<ApprovalView> {
  const [ask] = await asks(who)
  if (ask === undefined) throw new Error(`nothing waits for ${who}`)
  return ask
}
/** Nobody but the administrator may agree: the leadership's account was in the administrator's hands. */
const leaderOfTheAdministrator = (at = START) =>
  sql`insert into set_up_link (secret_hash, person, why, made_by, made_at, expires_at, ended_at, end_reason)
    values ('h', 'demo-leadership', 'first-use', 'demo-administrator', ${at}, ${at}, ${at}, 'used')`.execute(db())
const later = async (hours: number): Promise<void> => {
  now = new Date(START.getTime() + hours * HOUR)
  await sql`update session set seen_at = ${now}, expires_at = '2018-12-01'`.execute(db())
}

describe('a post that decides', () => {
  it.each(['administrator', 'auditor', 'leadership', 'discipline', 'office-clerk'])(
    '%s is given by two, and its account is not handed out before',
    async (role) => {
      await open()
      const { id, asked } = await make('new.one', role)
      expect([asked, await roles(id), (await seen(id)).asked.length]).toEqual([true, [], 1])
      const link = `/api/people/accounts/${id}/link`
      expect((await post('administrator', link)).json().code).toBe('people.waits-for-second')
      expect((await post('administrator', '/api/people/slips', { people: [id] })).json().code).toBe(
        'people.waits-for-second',
      )
      const ask = await first('leadership')
      expect(ask).toMatchObject({
        kind: 'people.give-post',
        mayDecide: true,
        coolsAt: null,
        values: { person: '干事new.one' },
      })
      expect((await decide('administrator', ask.id)).json().code).toBe('approvals.own')
      expect((await decide('auditor', ask.id)).statusCode, 'who watches may stop it, not agree').toBe(404)
      for (const who of ['liaison', 'office-clerk', 'unit-administrator'] as const)
        expect((await decide(who, ask.id, false)).statusCode, who).toBe(404)
      const { facts } = (await get('leadership', `/api/approvals/${ask.id}/facts`)).json<ApprovalFacts>()
      expect(facts.find(({ key }) => key === 'post')?.words).toEqual([`console:role.${role}`])
      expect((await decide('leadership', ask.id)).statusCode).toBe(204)
      expect(await roles(id)).toEqual([role])
      expect((await post('administrator', link)).statusCode).toBe(201)
      expect(await told('auditor')).toContain('people.deciding-changed')
    },
    30_000,
  )

  it('that decides nothing is given by one, and needs no reason', async () => {
    await open()
    const answer = await post('administrator', '/api/people', account('expert.one', 'expert', ''))
    expect(answer.json()).toMatchObject({ asked: false })
    expect((await post('administrator', '/api/people', account('no.reason', 'auditor', ''))).json().code).toBe(
      'people.reason-needed',
    )
    const { rows } = await sql`select 1 from person where login = 'no.reason'`.execute(db())
    expect(rows, 'nothing is left behind').toEqual([])
  })

  it('is not slipped in by a table either: the accounts are made, the posts asked for', async () => {
    await open()
    const text = '登录名,姓名,单位代码,角色\nbulk.one,干事甲,650000,办公室干事\nbulk.two,联络员乙,652300,联络员\n'
    const boundary = '----lianbing'
    const sent = await house.as('administrator', {
      ...{ method: 'POST', url: '/api/people/files' },
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--${boundary}--\r\n`,
    })
    const kept = await post('administrator', `/api/people/files/${sent.json<{ id: string }>().id}/keep`)
    expect(kept.json(), kept.body).toEqual({ made: 2, asked: 1 })
    const { rows } = await sql<{ login: string; role: string | null }>`select p.login, q.role from person p
      left join post q on q.person = p.id where p.login like 'bulk.%' order by p.login`.execute(db())
    expect(rows).toEqual([
      { login: 'bulk.one', role: null },
      { login: 'bulk.two', role: 'liaison' },
    ])
    expect((await decide('leadership', (await first('leadership')).id)).statusCode).toBe(204)
    const given = await sql`select 1 from post q join person p on p.id = q.person where p.login = 'bulk.one'`.execute(
      db(),
    )
    expect(given.rows).toHaveLength(1)
  })

  it('is handed over and ended by two, and stays where the second does not agree', async () => {
    await open()
    const to = (await make('heir.one', 'expert')).id
    const over = { to: 'x', from: '2017-09-28', reason: '工作调动' }
    await sql`update post set person = ${to} where id = 'demo-discipline'`.execute(db())
    await sql`update person set state = 'active' where id = ${to}`.execute(db())
    const other = (await make('heir.two', 'expert')).id
    const handed = await post('administrator', '/api/people/posts/demo-discipline/hand-over', { ...over, to: other })
    expect(handed.json(), handed.body).toMatchObject({ asked: true })
    expect((await decide('leadership', (await first('leadership')).id, false)).statusCode).toBe(204)
    expect(await roles(other)).toEqual(['expert'])
    await post('administrator', '/api/people/posts/demo-discipline/hand-over', { ...over, to: other })
    expect((await decide('leadership', (await first('leadership')).id)).statusCode).toBe(204)
    expect([(await roles(other)).toSorted(), await roles(to)]).toEqual([['discipline', 'expert'], ['expert']])
    await sql`update person set state = 'active' where id = ${other}`.execute(db())
    const held = (await seen(other)).history.find(({ role }) => role === 'discipline')?.id ?? ''
    expect((await post('administrator', `/api/people/posts/${held}/end`, { reason: '不再担任' })).json()).toEqual({
      asked: true,
    })
    const ask = await first('leadership')
    await sql`update post set ended_at = ${now}, ended_by = 'x', end_reason = 'x' where id = ${held}`.execute(db())
    expect((await decide('leadership', ask.id)).json().code, 'the ground has moved').toBe('people.post-ended')
  }, 30_000)
})

describe('an account that decides', () => {
  it('is renamed, linked to another certificate, and marked as left by two; its telephone by one', async () => {
    await open()
    const clerk = '/api/people/accounts/demo-office-clerk'
    const put = (payload: object) => house.as('administrator', { method: 'PUT', url: clerk, payload })
    const { name } = await seen('demo-office-clerk')
    expect((await put({ name, certificate: null, contact: '内线 101' })).json()).toEqual({ asked: false })
    const change = { name: '干事改名', certificate: '6501000009', contact: '内线 101', reason: '更正姓名' }
    expect((await put(change)).json()).toEqual({ asked: true })
    expect((await seen('demo-office-clerk')).name).toBe(name)
    expect((await decide('leadership', (await first('leadership')).id)).statusCode).toBe(204)
    expect(await seen('demo-office-clerk')).toMatchObject({ name: '干事改名', certificate: '6501000009' })
    const left = await post('administrator', `${clerk}/state`, { to: 'left', reason: '调离本单位' })
    expect([left.json(), (await seen('demo-office-clerk')).state]).toEqual([{ asked: true }, 'active'])
    expect(await told('office-clerk'), 'who it is about hears of it').toContain('people.account-asked')
    expect((await decide('leadership', (await first('leadership')).id)).statusCode).toBe(204)
    expect(await seen('demo-office-clerk')).toMatchObject({ state: 'left' })
  }, 30_000)

  it('is suspended by one at once, told to all who watch, and opens no way around the second person', async () => {
    await open()
    const state = (to: string) =>
      post('administrator', '/api/people/accounts/demo-leadership/state', { to, reason: '账号疑似被盗' })
    expect((await state('suspended')).json()).toEqual({ asked: false })
    expect(await told('auditor')).toContain('people.deciding-changed')
    const { id } = await make('new.two')
    expect((await seen(id)).asked, 'no cooling: the suspended one counts').toMatchObject([{ coolsAt: null }])
    expect((await state('active')).json()).toEqual({ asked: false })
  })

  it('is not linked to a sign-in by one', async () => {
    await open()
    await sql`update person set login = 'leader.one' where id = 'demo-leadership'`.execute(db())
    await sql`insert into single_sign_on_arrival (id, provider, issuer, subject, login, first_at, last_at)
      values (${crypto.randomUUID()}, 'p', 'https://sso.example.org', 's', 'leader.one', ${now}, ${now})`.execute(db())
    const { rows } = await sql<{ id: string }>`select id from single_sign_on_arrival`.execute(db())
    const answer = await post('administrator', `/api/people/arrivals/${rows[0]?.id ?? ''}`, {
      ...{ login: 'leader.one', reason: '已电话核实' },
    })
    expect(answer.json(), answer.body).toEqual({ asked: true })
    const linked = await sql`select 1 from single_sign_on_identity`.execute(db())
    expect(linked.rows).toEqual([])
    expect((await decide('leadership', (await seen('demo-leadership')).asked[0]?.approval ?? '')).json().code).toBe(
      'people.not-to-yourself',
    )
  })
})

describe('what a second person agreed to', () => {
  it('stays that person’s: an account not used yet is renamed by two, one whose post waits not at all', async () => {
    await open()
    const { id } = await make('swap.one')
    const rename = (reason = '更正姓名') =>
      house.as('administrator', {
        ...{ method: 'PUT', url: `/api/people/accounts/${id}` },
        payload: { name: '干事另一人', certificate: null, contact: null, reason },
      })
    expect((await rename()).json().code).toBe('people.waits-for-second')
    expect((await decide('leadership', (await first('leadership')).id)).statusCode).toBe(204)
    expect((await rename()).json()).toEqual({ asked: true })
    expect((await seen(id)).name).toBe('干事swap.one')
    expect((await decide('leadership', (await first('leadership')).id)).statusCode).toBe(204)
    expect((await seen(id)).name).toBe('干事另一人')
  }, 30_000)

  it('is what was asked and no more: a telephone changed meanwhile stays', async () => {
    await open()
    const clerk = '/api/people/accounts/demo-office-clerk'
    const put = (payload: object) => house.as('administrator', { method: 'PUT', url: clerk, payload })
    const { name } = await seen('demo-office-clerk')
    const change = { name: '干事改名', certificate: null, contact: null, reason: '更正姓名' }
    expect((await put(change)).json()).toEqual({ asked: true })
    expect((await put({ name, certificate: null, contact: '内线 202' })).json()).toEqual({ asked: false })
    expect((await decide('leadership', (await first('leadership')).id)).statusCode).toBe(204)
    expect(await seen('demo-office-clerk')).toMatchObject({ name: '干事改名', contact: '内线 202' })
  }, 30_000)
})

describe('where nobody independent can agree', () => {
  it('it waits a day, visible to all who watch, and any of them stops it', async () => {
    await open()
    await leaderOfTheAdministrator()
    const { id } = await make('cool.one')
    const until = new Date(START.getTime() + 24 * HOUR).toISOString()
    for (const who of ['leadership', 'auditor'] as const) {
      expect(await asks(who)).toMatchObject([{ mayDecide: false, mayObject: true, coolsAt: until }])
      expect(await told(who)).toContain('approvals.cooling')
      const desk = (await get(who, '/api/campaigns/xinjiang-2017/waiting')).body
      expect(desk, who).toContain('approvals.object')
    }
    const { id: ask } = await first('auditor')
    expect((await complete(ask)).json().code).toBe('approvals.still-cooling')
    expect((await decide('leadership', ask)).json().code).toBe('approvals.not-independent')
    await later(23.99)
    expect((await complete(ask)).json().code).toBe('approvals.still-cooling')
    expect((await decide('auditor', ask, false)).statusCode).toBe(204)
    await later(25)
    expect((await complete(ask)).json().code).toBe('approvals.decided')
    expect(await roles(id)).toEqual([])
  }, 30_000)

  it('it takes effect by who asked after the day, once, and the log says that nobody agreed', async () => {
    await open()
    await leaderOfTheAdministrator()
    const { id } = await make('cool.two')
    const ask = (await first('administrator')).id
    await later(24)
    expect(await first('administrator')).toMatchObject({ mayComplete: true })
    expect((await post('auditor', `/api/approvals/${ask}/completion`)).statusCode).toBe(404)
    const both = await Promise.all([complete(ask), complete(ask)])
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409])
    expect(await roles(id)).toEqual(['office-clerk'])
    const { rows } = await sql`select state from approval where id = ${ask}`.execute(db())
    expect(rows).toEqual([{ state: 'unopposed' }])
  }, 30_000)

  it('it lapses where the administrator is none any more', async () => {
    await open()
    await leaderOfTheAdministrator()
    await make('cool.three')
    const ask = (await first('administrator')).id
    await later(24)
    await sql`update post set role = 'expert' where id = 'demo-administrator'`.execute(db())
    expect((await complete(ask)).json().code).toBe('people.asker-gone')
  })

  it('it needs the second person again as soon as there is an independent one', async () => {
    await open()
    await leaderOfTheAdministrator(new Date(START.getTime() - 15 * 24 * HOUR))
    await sql`insert into vouch (person, vouched_by, vouched_at) values ('demo-leadership', 'demo-auditor', ${START})`.execute(
      db(),
    )
    await make('cool.four')
    expect(await first('leadership')).toMatchObject({ coolsAt: null, mayDecide: true })
    expect((await complete((await first('administrator')).id)).json().code).toBe('approvals.needs-second')
  })
})

describe('the first day', () => {
  it('is the first administrator’s alone until somebody else with such a post has set a password', async () => {
    await open()
    await sql`update person set state = 'left' where id <> 'demo-administrator'`.execute(db())
    const one = await make('first.clerk')
    const two = await make('first.auditor', 'auditor')
    expect([one.asked, two.asked, await roles(one.id)]).toEqual([false, false, ['office-clerk']])
    const { secret } = (await post('administrator', `/api/people/accounts/${one.id}/link`)).json()
    expect((await make('first.leader', 'leadership')).asked, 'a link alone founds nothing').toBe(false)
    await post('nobody', '/api/set-up', { secret, password: 'tian shan xue lian hua 47' })
    const third = await make('late.leader', 'leadership')
    expect(third.asked).toBe(true)
    expect((await seen(third.id)).asked).toMatchObject([
      { coolsAt: new Date(START.getTime() + 24 * HOUR).toISOString() },
    ])
  }, 30_000)
})

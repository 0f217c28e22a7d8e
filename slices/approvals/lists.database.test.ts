import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import type { ApprovalList } from './contract.ts'

let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ now: () => new Date('2017-09-28T04:00:00Z') })
  await sql`insert into approval (id, kind, campaign, unit, object, details, reason, asked_by, asked_post, asked_at, expires_at,
      state, decided_by, decided_at)
    select gen_random_uuid()::text, case when n % 2 = 0 then 'people.recover' else 'campaigns.move-back' end,
      case when n % 2 = 0 then null else 'xinjiang-2017' end, case when n % 4 = 0 then '652301' when n % 4 = 2 then '650202' end,
      'test:' || n, '{}', '一个理由', 'demo-office-clerk', 'demo-office-clerk', '2017-09-01'::timestamptz + n * interval '1 second',
      case when n % 8 > 5 then '2017-09-20' else '2017-10-20' end::timestamptz,
      case when n % 8 < 4 then 'rejected' else 'asked' end, case when n % 8 < 4 then 'demo-leadership' end,
      case when n % 8 < 4 then '2017-09-02'::timestamptz end
    from generate_series(1, 10000) n`.execute(house.doer.db)
}, 60_000)
afterAll(() => house.close())

const list = async (who: Persona, query: string): Promise<ApprovalList> =>
  (await house.as(who, { url: `/api/approvals?${query}` })).json<ApprovalList>()

describe('ten thousand asks', () => {
  it('are told apart by what they mean to the reader, and come page by page', async () => {
    const waiting = await list('leadership', 'list=waiting&limit=50&offset=2450')
    expect([waiting.total, waiting.approvals.length]).toEqual([2500, 50])
    expect(waiting.approvals.every(({ mayDecide }) => mayDecide)).toBe(true)
    const { total, counts } = await list('office-clerk', 'list=mine')
    expect([total, counts]).toEqual([2500, { waiting: 0, mine: 2500, decided: 7500 }])
    const over = await list('office-clerk', 'list=decided&limit=200')
    expect(new Set(over.approvals.map(({ state }) => state))).toEqual(new Set(['rejected', 'expired']))
    expect((await house.as('leadership', { url: '/api/approvals?limit=201' })).statusCode).toBe(400)
  })

  it('of other units neither show nor count', async () => {
    const { total, counts, approvals } = await list('unit-administrator', 'limit=200')
    expect([total, counts]).toEqual([2500, { waiting: 1250, mine: 0, decided: 1250 }])
    expect(new Set(approvals.map(({ unit }) => unit))).toEqual(new Set(['652301']))
    expect(await list('county-officer', '')).toMatchObject({ total: 0, approvals: [] })
  })

  it('wait on the desk as the newest of them', async () => {
    const { items } = (await house.as('leadership', { url: '/api/campaigns/xinjiang-2017/waiting' })).json<{
      items: { kind: string }[]
    }>()
    expect(items.filter(({ kind }) => kind === 'approvals.decide').length).toBe(200)
  })
})

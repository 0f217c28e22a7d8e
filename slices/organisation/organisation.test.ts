import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { keepRegisters } from '../../tests/kept-registers.ts'
import { definition2017 as definition, vectorInput } from '../../tests/scoring-vectors.ts'
import type {
  BeforeOpening,
  FigureList,
  GroupList,
  LeftOutPage,
  LiaisonDirectory,
  OfficerView,
  RosterPage,
  RosterView,
  UnitDetail,
  UnitList,
} from './contract.ts'

const now = new Date('2017-09-28T04:00:00Z')
let house: TestHouse
const base = '/api/campaigns/xinjiang-2017/organisation'
const own = '650200'
beforeAll(async () => {
  house = await startTestHouse({ now: () => now })
  const { db } = house.doer
  await keepRegisters(db, 'xinjiang-2017', { ...(await vectorInput('small', definition)), definition })
  await sql`update post set unit = ${own} where id in ('demo-liaison', 'demo-unit-administrator')`.execute(db)
}, 60_000)
afterAll(() => house.close())

const get = (who: Persona, path: string) => house.as(who, { url: `${base}${path}` })
const send = (who: Persona, path: string, payload: object, method: 'POST' | 'PUT' = 'POST') =>
  house.as(who, { method, url: `${base}${path}`, payload })

describe('the tree of units', () => {
  it('has every division, and says which the register lacks', async () => {
    const { units } = (await get('office-clerk', '/units')).json<UnitList>()
    expect(units.length).toBeGreaterThanOrEqual(111)
    expect(units.some(({ inRegister }) => inRegister) && units.some(({ inRegister }) => !inRegister)).toBe(true)
  })

  it('shows a liaison the own units only', async () => {
    const { units } = (await get('liaison', '/units')).json<UnitList>()
    expect(new Set(units.map(({ code }) => code.slice(0, 4)))).toEqual(new Set(['6502']))
    expect((await get('liaison', '/units/650100')).statusCode).toBe(404)
    const detail = (await get('liaison', `/units/${own}`)).json<UnitDetail>()
    expect(detail.posts.shown.map(({ role }) => role)).toContain('liaison')
  })
})

describe('groups', () => {
  it('stand with the duties of the notice and their people', async () => {
    await sql`update post set group_id = 'reviewGroup' where id = 'demo-review-secretary'`.execute(house.doer.db)
    const { groups } = (await get('expert', '/groups')).json<GroupList>()
    expect(groups.map(({ id }) => id)).toEqual(definition.groups.map(({ id }) => id))
    const review = groups.find(({ id }) => id === 'reviewGroup')
    expect(review?.members.map(({ person }) => person)).toEqual(['demo-review-secretary'])
    expect(review?.duties.map(({ clauses }) => clauses[0])).toEqual(['n3.2.1', 'n3.2.2', 'n3.2.3'])
  })
})

describe('liaisons', () => {
  it('list every unit that needs two, the empty ones too', async () => {
    const { units, mine } = (await get('liaison', '/liaisons')).json<LiaisonDirectory>()
    expect(units.length).toBe(14)
    expect(units.filter(({ liaisons }) => liaisons.length === 0).length).toBe(13)
    expect(mine.map(({ unit, overdueSince }) => [unit, overdueSince])).toEqual([[own, null]])
  })

  it('confirm by one click, and are overdue after the days that the office sets', async () => {
    await sql`update post set given_at = '2017-08-01' where id = 'demo-liaison'`.execute(house.doer.db)
    expect((await get('liaison', '/liaisons')).json<LiaisonDirectory>().mine[0]?.overdueSince).not.toBeNull()
    expect((await send('liaison', '/liaisons/confirmation', { post: 'demo-liaison' })).statusCode).toBe(204)
    expect((await get('liaison', '/liaisons')).json<LiaisonDirectory>().mine[0]?.overdueSince).toBeNull()
    const other = await send('liaison', '/liaisons/confirmation', { post: 'demo-expert' })
    expect(other.json().code).toBe('organisation.post-not-yours')
    await sql`update liaison_confirmation set confirmed_at = '2017-09-15'`.execute(house.doer.db)
    const settings = { liaisonsPerUnit: 1, confirmEveryDays: 7, liaisonLevels: ['市级'], reason: '临近评审，勤核对' }
    expect((await send('office-clerk', '/settings', settings, 'PUT')).statusCode).toBe(204)
    expect((await get('liaison', '/liaisons')).json<LiaisonDirectory>().mine[0]?.overdueSince).not.toBeNull()
    expect((await send('liaison', '/settings', settings, 'PUT')).statusCode).toBe(404)
  })
})

describe('key monitored enterprises', () => {
  const report = (unit: string, listYear = '2017', note = '') => ({
    ...{ listYear, note },
    units: [{ unit, stateControlled: 7, keyMonitored: 21 }],
  })
  const figureOf = async (unit: string) =>
    (await get('office-clerk', '/figures')).json<FigureList>().units.find((one) => one.unit === unit)

  it('are reported for the own units, with the year of the list', async () => {
    expect((await send('liaison', '/figures', report('650100'))).statusCode).toBe(404)
    expect((await send('liaison', '/figures', report(own, '2012'))).json().code).toBe('organisation.year-unknown')
    expect((await send('liaison', '/figures', report(own, '2016'))).json()).toMatchObject({
      ...{ code: 'organisation.note-needed' },
    })
    expect((await send('liaison', '/figures', report(own, '2016', '2017年名单尚未公布'))).statusCode).toBe(204)
    expect((await figureOf(own))?.report).toMatchObject({ state: 'reported', listYear: '2016', keyMonitored: 21 })
  })

  it('change nothing before the office accepts them; corrected ones with a reason become a version of the register', async () => {
    const before = await figureOf(own)
    expect(before?.keyMonitored).not.toBe(21)
    const id = before?.report?.id ?? 0
    const corrected = { accept: true, reason: '', reports: [{ id, keyMonitored: 22 }] }
    expect((await send('office-clerk', '/figures/decision', corrected)).json().code).toBe('organisation.reason-needed')
    const done = await send('office-clerk', '/figures/decision', { ...corrected, reason: '与公布名单核对少一家' })
    expect(done.statusCode, done.body).toBe(200)
    expect(await figureOf(own)).toMatchObject({ keyMonitored: 22, stateControlled: 7, listYear: '2016' })
    expect((await figureOf(own))?.report?.accepted).toEqual({ stateControlled: 7, keyMonitored: 22 })
    const again = await send('office-clerk', '/figures/decision', { ...corrected, reason: '与公布名单核对少一家' })
    expect(again.json().code).toBe('organisation.reports-moved')
    const history = await house.as('office-clerk', {
      url: `/api/campaigns/xinjiang-2017/registers/units/history?key=${own}`,
    })
    expect(history.body).toContain('上报表单')
  })

  it('are returned with a reason, and a newer report replaces one that waits', async () => {
    await send('liaison', '/figures', report(own))
    const first = (await figureOf(own))?.report?.id
    await send('liaison', '/figures', report(own))
    const second = (await figureOf(own))?.report?.id ?? 0
    const stale = { accept: true, reason: '', reports: [{ id: first }] }
    expect((await send('office-clerk', '/figures/decision', stale)).json().code).toBe('organisation.reports-moved')
    const back = { accept: false, reason: '与名单不符，请核', reports: [{ id: second }] }
    expect((await send('office-clerk', '/figures/decision', back)).statusCode).toBe(200)
    expect((await figureOf(own))?.report).toMatchObject({ state: 'returned', reason: '与名单不符，请核' })
  })
})

describe('a roster', () => {
  it('is a copy with a hash that the database refuses to change', async () => {
    const body = { purpose: 'exam', title: '在线考试应考人员', reason: '考试开始前固定' }
    const made = await send('office-clerk', '/rosters', body)
    expect(made.statusCode, made.body).toBe(201)
    const roster = made.json<RosterView>()
    expect(roster.hash).toMatch(/^[0-9a-f]{64}$/)
    const { db } = house.doer
    await sql`update officer_row set name = '改名' where campaign = 'xinjiang-2017'`.execute(db)
    const page = (await get('office-clerk', `/rosters/${roster.id}`)).json<RosterPage>()
    expect([page.total, page.rows.some(({ name }) => name === '改名')]).toEqual([roster.rows, false])
    await expect(sql`update roster_row set name = '改名'`.execute(db)).rejects.toThrow(/never changed/)
    await expect(sql`delete from roster`.execute(db)).rejects.toThrow(/never changed/)
  })

  it('leaves out, with the reason, a certificate that does not hold on its day', async () => {
    const { db } = house.doer
    await sql`update officer_row set valid_from = '2015-01-01', valid_to = '2017-09-30' where campaign = 'xinjiang-2017'`.execute(
      db,
    )
    const body = { purpose: 'exam', title: '考试第一天', reason: '考试窗口第一天' }
    const inTime = (await send('office-clerk', '/rosters', { ...body, day: '2017-09-30' })).json<RosterView>()
    expect(inTime.leftOut).toBe(0)
    expect((await send('office-clerk', '/rosters', { ...body, day: '2017-10-01' })).json().code).toBe(
      'organisation.roster-empty',
    )
    const one = (await get('liaison', `/units/${own}`)).json<UnitDetail>().officers.shown[0]
    expect(one?.state).toBe('ending')
    await sql`update officer_row set valid_to = '2017-09-01' where certificate = ${one?.certificate ?? ''}`.execute(db)
    const made = (await send('office-clerk', '/rosters', { ...body, day: '2017-09-28' })).json<RosterView>()
    expect([made.rows, made.leftOut]).toEqual([inTime.rows - 1, 1])
    const page = (await get('liaison', `/rosters/${made.id}`)).json<RosterPage>()
    expect(page.leftOut).toBe(1)
    const { rows: out } = (await get('liaison', `/rosters/${made.id}/left-out`)).json<LeftOutPage>()
    expect(out).toMatchObject([{ certificate: one?.certificate, why: 'expired', validTo: '2017-09-01' }])
    const officer = (await get('liaison', `/officers/${one?.certificate}`)).json<OfficerView>()
    expect([officer.state, officer.times[0]?.validTo]).toEqual(['expired', '2017-09-01'])
    await expect(sql`delete from roster_left_out`.execute(db)).rejects.toThrow(/never changed/)
  })

  it('leaves out ten thousand page by page, each reader the own units', async () => {
    const { db } = house.doer
    const id = 99
    await sql`insert into roster (campaign, id, purpose, title, reason, made_by, made_at, data_version, day, rows, left_out, hash)
      select campaign, ${id}, purpose, title, reason, made_by, made_at, data_version, day, 0, 10000, hash from roster limit 1`.execute(
      db,
    )
    await sql`insert into roster_left_out (campaign, roster, place, certificate, name, unit, unit_name, why, valid_to)
      select 'xinjiang-2017', ${id}, n, 'c' || n, '执法人员' || n, (array['650100', '650200'])[1 + n % 2], '', 'expired', '2017-09-01'
      from generate_series(1, 10000) n`.execute(db)
    const path = `/rosters/${id}/left-out`
    const { total, rows } = (await get('office-clerk', `${path}?offset=9990&limit=20`)).json<LeftOutPage>()
    expect([total, rows.map(({ place }) => place)]).toEqual([10_000, Array.from({ length: 10 }, (_, at) => 9991 + at)])
    const seen = (await get('liaison', `${path}?limit=500`)).json<LeftOutPage>()
    expect([seen.total, seen.rows.length, new Set(seen.rows.map(({ unit }) => unit))]).toEqual([
      5000,
      500,
      new Set([own]),
    ])
    expect((await get('liaison', `/rosters/${id}`)).json<RosterPage>()).toMatchObject({ leftOut: 5000 })
    expect((await get('expert', `/rosters/${id}/left-out`)).statusCode).toBe(404)
  })

  it('a certificate that has ended or soon will waits for the liaison of its unit', async () => {
    const answer = await house.as('liaison', { url: '/api/campaigns/xinjiang-2017/waiting' })
    const ending = answer
      .json<{ items: { kind: string; values: object }[] }>()
      .items.find(({ kind }) => kind === 'organisation.certificates-ending')
    expect(ending?.values).toMatchObject({ ended: 1, days: 60 })
  })

  it('of those in post has people without a certificate too; a liaison sees the own rows', async () => {
    const body = { purpose: 'participation', title: '在岗人员', reason: '全员参加统计基数' }
    const { id, rows } = (await send('office-clerk', '/rosters', body)).json<RosterView>()
    const page = (await get('office-clerk', `/rosters/${id}?find=演示&limit=10`)).json<RosterPage>()
    expect(page.rows.map(({ person }) => person)).toContain('demo-county-officer')
    const seen = (await get('liaison', `/rosters/${id}?limit=500`)).json<RosterPage>()
    expect(seen.total).toBeLessThan(rows)
    expect(seen.rows.every(({ unit }) => unit.startsWith('6502'))).toBe(true)
  })
})

describe('before it opens', () => {
  it('everything that is missing is told with how much stands', async () => {
    const { items, ready } = (await get('administrator', '/before-opening')).json<BeforeOpening>()
    expect(ready).toBe(false)
    expect(items.map(({ id }) => id)).toEqual([
      ...['definition', 'units', 'officers', 'liaisons', 'groups', 'office', 'figures', 'readings'],
    ])
    expect(items.find(({ id }) => id === 'office')).toMatchObject({ done: 2, of: 2, missing: [] })
    expect(items.find(({ id }) => id === 'units')?.missing.length).toBeGreaterThan(0)
    expect((await get('liaison', '/before-opening')).statusCode).toBe(404)
  })
})

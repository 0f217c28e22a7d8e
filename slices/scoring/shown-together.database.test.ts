/** What stands on one screen is of one run: its data, its definition; and who may open, change or delete what stands there. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { keepImport, keepRegisters } from '../../tests/kept-registers.ts'
import { definition2017 as definition, vectorInput } from '../../tests/scoring-vectors.ts'
import type { LeagueView, PersonView, RunView, RunsView, ScenarioView, UnitView } from './contract.ts'
import { sweepBrokenRuns } from './sweep-broken-runs.ts'
import { beginAttempt, insertReasons, treeBatch } from './store-trees.ts'

const campaign = 'xinjiang-2017'
const base = `/api/campaigns/${campaign}`
let house: TestHouse
const get = (who: Persona, path: string) => house.as(who, { url: `${base}${path}` })
const post = (who: Persona, path: string, payload: object = {}) =>
  house.as(who, { method: 'POST', url: `${base}${path}`, payload })
const db = () => house.doer.db
const runs = async (): Promise<RunsView> => (await get('auditor', '/runs')).json()

beforeAll(async () => {
  house = await startTestHouse({ now: () => new Date('2017-11-02T02:00:00Z') })
  await sql`update post set unit = '650200' where id = 'demo-liaison'`.execute(db())
  await keepRegisters(db(), campaign, { ...(await vectorInput('small', definition)), definition })
  expect((await post('office-clerk', '/runs')).statusCode).toBe(201)
}, 60_000)
afterAll(() => house.close())

const unit = async (query = ''): Promise<UnitView> => (await get('auditor', `/units/650100${query}`)).json()
const person = async (certificate: string): Promise<PersonView> =>
  (await get('auditor', `/people/${certificate}`)).json()
const count = (view: UnitView): number => view.casesByMonth.reduce((sum, one) => sum + one.count, 0)

describe('when data comes after a run', () => {
  let before: UnitView
  let ended = ''
  beforeAll(async () => {
    before = await unit()
    ended = before.people[0]?.certificate ?? ''
    // Version 8: no case of the unit stands any more, one of its people has left, somebody new has come.
    await keepImport(db(), { campaign, version: 8, importId: 'import-8', register: 'officers' })
    await sql`update case_row set until = 8 where unit = '650100'`.execute(db())
    await sql`update officer_row set until = 8 where certificate = ${ended}`.execute(db())
    await sql`insert into officer_row (campaign, key, since, import_id, row, certificate, name, unit)
      values (${campaign}, '6501999999', 8, 'import-8', 2, '6501999999', '执法人员6501999999', '650100')`.execute(db())
  })

  it('the page of a unit keeps to the run whose total it shows, and says which', async () => {
    const after = await unit()
    expect(count(before)).toBeGreaterThan(0)
    expect(after).toEqual(before)
    expect(after.run).toMatchObject({ seq: 1, dataVersion: 7, definitionVersion: 1 })
  })

  it('so does the page of a person; who came since is shown as registered now, of no run', async () => {
    expect(await person(ended)).toMatchObject({ person: ended, run: { seq: 1 } })
    expect(await person('6501999999')).toMatchObject({ run: null, candidacies: [], exam: [] })
  })

  it('the list of runs tells what a run made now would rest on', async () => {
    const seen = await runs()
    expect(seen.now).toMatchObject({
      dataVersion: 8,
      definitionVersion: 1,
      definitionHash: seen.runs[0]?.definitionHash,
    })
    expect(seen.runs[0]?.dataVersion).toBe(7)
  })

  it('the page of an older run stays as it was after another is made', async () => {
    const first = before.run?.id ?? ''
    expect((await post('office-clerk', '/runs')).statusCode).toBe(201)
    expect(await unit(`?run=${first}`)).toMatchObject({ run: { seq: 1 }, casesByMonth: before.casesByMonth })
    expect(await unit()).toMatchObject({ run: { seq: 2, dataVersion: 8 }, casesByMonth: [] })
    expect((await get('auditor', '/units/650100?run=none')).json().code).toBe('scoring.no-run')
  })
})

describe('a run by an older definition', () => {
  const freeze = (more: object = {}) =>
    post('office-clerk', '/runs/latest/freeze', { purpose: 'final', reason: '最终结果', ...more })

  it('is told, and is not frozen unless the office says so', async () => {
    expect((await post('office-clerk', '/readings/R5', { choice: 'no', reason: '评审组会议决定' })).statusCode).toBe(
      201,
    )
    const seen = await runs()
    expect([seen.now.definitionVersion, seen.runs[0]?.definitionVersion]).toEqual([2, 1])
    expect((await freeze()).json().code).toBe('scoring.newer-definition')
    expect((await freeze({ despiteNewerData: true })).json<RunView>()).toMatchObject({
      frozen: [],
      asked: [{ isMine: true }],
    })
  })

  it('keeps its number when the office comes back to the earlier text', async () => {
    await post('office-clerk', '/readings/R5', { choice: 'yes', reason: '恢复原来的读法' })
    expect((await runs()).runs[0]?.definitionVersion).toBe(1)
  })
})

describe('a liaison', () => {
  it('is offered no page beyond the own territory', async () => {
    await post('office-clerk', '/runs/latest/release', { reason: '初评结果' })
    const league: LeagueView = (await get('liaison', '/runs/latest/league')).json()
    const units = Object.values(league.collectives).flat()
    expect(new Set(units.map(({ opens }) => opens))).toEqual(new Set([true, false]))
    for (const one of units) {
      expect(one.opens).toBe(one.unit.startsWith('6502'))
      const page = await get('liaison', `/units/${one.unit}`)
      expect([one.unit, page.statusCode]).toEqual([one.unit, one.opens ? 200 : 404])
    }
    for (const one of Object.values(league.individuals).flat()) expect(one.opens).toBe(one.unit.startsWith('6502'))
    const own: UnitView = (await get('liaison', '/units/650200')).json()
    expect(own.parent).toMatchObject({ opens: false })
    expect(own.children.every(({ opens }) => opens)).toBe(true)
    const sums = async (code: string) =>
      (await get('liaison', `/runs/latest/reasons?subject=unit:${code}`)).json().opens
    expect([await sums('650200'), await sums('650100')]).toEqual([true, false])
  })
})

describe('a scenario', () => {
  const variation = { points: { onlineExam: '20' } }
  const save = (who: Persona, body: object) => post(who, '/scenarios', { variation, ...body })
  const list = async (who: Persona): Promise<ScenarioView[]> => (await get(who, '/scenarios')).json().scenarios

  it('sent twice with one key is kept once', async () => {
    const key = randomUUID()
    const both = await Promise.all([1, 2].map(() => save('leadership', { key, title: '考试占二十分' })))
    expect(both.map(({ statusCode }) => statusCode)).toEqual([201, 201])
    expect(new Set(both.map((answer) => answer.json().id))).toEqual(new Set([key]))
    expect(await list('leadership')).toHaveLength(1)
    expect((await save('auditor', { key, title: '别人的' })).json().code).toBe('scoring.scenario-taken')
  })

  it('is deleted by who saved it or by the office, by nobody else', async () => {
    const own = (await save('auditor', { title: '审计试算' })).json().id
    const other = (await list('leadership')).find(({ title }) => title === '考试占二十分')?.id
    const remove = (who: Persona, id: string | undefined) =>
      house.as(who, { method: 'DELETE', url: `${base}/scenarios/${id}` })
    const may = async (who: Persona) =>
      Object.fromEntries((await list(who)).map(({ title, mayRemove }) => [title, mayRemove]))
    expect(await may('auditor')).toEqual({ 审计试算: true, 考试占二十分: false })
    expect(await may('office-clerk')).toEqual({ 审计试算: true, 考试占二十分: true })
    const refused = await remove('auditor', other)
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'scoring.not-your-scenario'])
    expect((await remove('auditor', own)).statusCode).toBe(204)
    expect((await remove('office-clerk', other)).statusCode).toBe(204)
    expect(await list('auditor')).toEqual([])
  })
})

describe('what a killed process leaves of a run', () => {
  const tree = treeBatch([['unit:650100', '{}']])
  const left = async () => (await sql`select distinct run_id from scoring_reason order by 1`.execute(db())).rows

  it('goes at the next start; a run that counts, or that another process is making, stays', async () => {
    const counted = await left()
    for (const [id, at] of [
      ['killed', '2017-10-01T00:00:00Z'],
      ['under-way', '2017-11-02T01:59:00Z'],
    ] as const) {
      await beginAttempt(db(), { campaign, id }, at)
      await insertReasons(db(), { campaign, id }, tree)
    }
    await insertReasons(db(), { campaign, id: 'of-before' }, tree)
    expect(await sweepBrokenRuns(house.doer, 86_400_000)).toHaveLength(2)
    expect(await left()).toEqual(
      [...counted, { run_id: 'under-way' }].toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    )
    expect(await sweepBrokenRuns(house.doer, 0)).toEqual([expect.stringContaining('under-way')])
    expect(await left()).toEqual(counted)
    expect(await sweepBrokenRuns(house.doer, 0)).toEqual([])
    const { rows } = await sql`select object from audit_entry where verb = 'scoring.drop-broken-run'`.execute(db())
    expect(rows).toHaveLength(3)
  })
})

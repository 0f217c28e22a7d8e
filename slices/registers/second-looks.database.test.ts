/** What a clerk must be told before, and can look up after: decisions of others, older files, foreign rows, changed rows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import { createUploads } from '../../tests/uploads.ts'
import { changesView, decisionListView } from './contract.ts'

const units = `单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份
650000,新疆维吾尔自治区,自治区级,,0,0,2017
652300,昌吉回族自治州,市级,650000,10,20,2017
652301,昌吉市,县级,652300,3,5,2017
652302,阜康市,县级,652300,3,5,2017
652700,博尔塔拉蒙古自治州,市级,650000,8,9,2017
652701,博乐市,县级,652700,2,2,2017
`
const title = '案件登记表\n\n'
const header = '案号,处罚机关,案件类型,决定日期,罚款金额\n'
const row = (number: number, unit: string, fine: string): string =>
  `昌环罚〔2017〕${number}号,${unit},一般行政处罚,2017-05-03,${fine}\n`

let house: TestHouse
let uploads: ReturnType<typeof createUploads>
const file = (content: string, name = 'cases.csv') => ({ name, content })

beforeAll(async () => {
  house = await startTestHouse()
  uploads = createUploads(house, 'xinjiang-2017')
  const made = await uploads.checked('office-clerk', '?mode=replace', file(units, 'units.csv'))
  await uploads.kept('office-clerk', made.id, { mode: 'replace' })
})
afterAll(() => house.close())

const listed = async (persona: 'office-clerk' | 'liaison') =>
  decisionListView.parse((await uploads.get(persona, '/registers/decisions')).json()).decisions

describe('a unit that a person has named once', () => {
  const odd = `${header}${row(1, '阜康老城分局', '1000')}${row(2, '阜康老城分局', '2000')}${row(3, '昌吉市', '0')}`

  test('is said on the check, in the list, and by the next file; it can be changed and taken back', async () => {
    const { checked, post, settled } = uploads
    const first = await checked('liaison', '?register=cases', file(odd))
    expect(first.summary).toMatchObject({ good: 1, wrong: 2, decisions: [] })
    await post('liaison', `/imports/${first.id}/mapping`, { units: { 阜康老城分局: '652302' } })
    const said = { kind: 'unit', written: '阜康老城分局', meaning: '652302', name: '阜康市', rows: 2, mayForget: true }
    expect((await settled('liaison', first.id)).summary.decisions).toMatchObject([
      { ...said, by: '昌吉州 演示联络员', scope: '652300' },
    ])
    const next = await checked('liaison', '?register=cases', file(`${odd}${row(4, '阜康老城分局', '1')}`, 'next.csv'))
    expect(next.summary).toMatchObject({ good: 4, decisions: [{ ...said, rows: 3 }] })
    expect(await listed('liaison')).toMatchObject([
      { ...said, rows: null, register: 'cases', scopeName: '昌吉回族自治州' },
    ])
    const of = { register: 'cases', kind: 'unit', written: '阜康老城分局', scope: '652300' }
    const wrong = await post('liaison', '/registers/decisions', { ...of, meaning: '652701' })
    expect(wrong.json()).toMatchObject({ code: 'registers.mapping-unit-unknown' })
    expect((await post('liaison', '/registers/decisions', { ...of, meaning: '652301' })).statusCode).toBe(204)
    const stale = await post('liaison', `/imports/${next.id}/keep`, { mode: 'amend' })
    expect(stale.json()).toMatchObject({ code: 'registers.decision-changed' })
    await post('liaison', `/imports/${next.id}/mapping`)
    expect((await settled('liaison', next.id)).summary.decisions).toMatchObject([{ meaning: '652301', name: '昌吉市' }])
    expect((await post('liaison', '/registers/decisions', { ...of, meaning: null })).statusCode).toBe(204)
    expect(await listed('liaison')).toEqual([])
    await post('liaison', `/imports/${next.id}/mapping`)
    expect((await settled('liaison', next.id)).summary).toMatchObject({ good: 1, wrong: 3, decisions: [] })
    expect((await post('liaison', '/registers/decisions', { ...of, meaning: null })).statusCode).toBe(404)
  })

  test('by the office holds for all: a liaison sees it and cannot take it back', async () => {
    const { checked, post, settled } = uploads
    const view = await checked('office-clerk', '?register=cases', file(odd))
    const mapping = { units: { 阜康老城分局: '652302' }, columns: { 备注: '' } }
    await post('office-clerk', `/imports/${view.id}/mapping`, mapping)
    expect((await settled('office-clerk', view.id)).summary.decisions).toMatchObject([{ scope: '', rows: 2 }])
    const liaisons = await listed('liaison')
    expect(liaisons.map(({ written, mayForget }) => [written, mayForget])).toEqual([
      ['备注', false],
      ['阜康老城分局', false],
    ])
    const of = { register: 'cases', kind: 'unit', written: '阜康老城分局', scope: '', meaning: null }
    expect((await post('liaison', '/registers/decisions', of)).statusCode).toBe(404)
    expect((await post('auditor', '/registers/decisions', of)).statusCode).toBe(404)
  })
})

describe('a liaison’s file with rows of others', () => {
  test('counts each row once, at the cell as written, and says how many', async () => {
    const content = `${title}${header}${row(30, '昌吉市', '1')}${row(31, '博乐市', '1')}${row(32, '博乐市环保局', '1')}合计,,,,3\n`
    const { summary, id, rowsRead } = await uploads.checked('liaison', '?register=cases', file(content))
    expect(summary).toMatchObject({
      good: 1,
      added: 1,
      changed: 0,
      same: 0,
      wrong: 2,
      errors: 2,
      foreign: 2,
      passed: 1,
    })
    expect(rowsRead - summary.good - summary.wrong - summary.passed, 'title, blank line, header').toBe(3)
    const { errors } = (await uploads.get('liaison', `/imports/${id}/errors`)).json()
    expect(errors).toMatchObject([
      { row: 5, column: '单位名称', value: '博乐市', code: 'outside-territory' },
      { row: 6, column: '单位名称', value: '博乐市环保局', code: 'outside-territory' },
    ])
  })
})

describe('an older file', () => {
  const old = `${header}${row(50, '昌吉市', '30000')}${row(51, '昌吉市', '40000')}${row(52, '昌吉市', '77777')}`
  const mended = old.replace('30000', '35000').replace('40000', '45000')

  test('says what it takes back, asks for a reason, and is found row by row afterwards', async () => {
    const { checked, kept, post, get } = uploads
    const first = await kept('office-clerk', (await checked('office-clerk', '', file(old))).id, { mode: 'amend' })
    const draft = await checked('liaison', '?register=cases', file(mended, 'mended.csv'))
    expect(draft).toMatchObject({ isOwn: true, overtakenBy: null, summary: { changed: 2, older: 0 } })
    const second = await kept('office-clerk', draft.id, { mode: 'amend', reason: '复核更正' })
    expect(second).toMatchObject({ uploadedBy: '昌吉州 演示联络员', keptBy: '自治区办公室 演示干事', isOwn: false })
    const again = await checked('office-clerk', '', file(old, 'old.csv'))
    expect(again).toMatchObject({
      sameFile: { version: first.version },
      summary: { changed: 2, same: 1, older: 2, olderVersions: [second.version] },
    })
    const refused = await post('office-clerk', `/imports/${again.id}/keep`, { mode: 'amend' })
    expect(refused.json()).toMatchObject({ code: 'registers.reason-older', values: { older: 2 } })
    const changesOf = async (id: string) =>
      changesView.parse((await get('office-clerk', `/imports/${id}/changes`)).json())
    expect((await changesOf(again.id)).changes.map(({ label, older }) => [label, older])).toEqual([
      ['昌环罚〔2017〕50号', true],
      ['昌环罚〔2017〕51号', true],
    ])
    const third = await kept('office-clerk', again.id, { mode: 'amend', reason: '以原件为准' })
    const told = await changesOf(third.id)
    expect(told).toMatchObject({
      total: 2,
      changes: [
        { older: true, before: { 罚款金额: 35000 }, after: { 罚款金额: 30000 } },
        { older: true, before: { 罚款金额: 45000 }, after: { 罚款金额: 40000 } },
      ],
    })
    expect((await changesOf(second.id)).changes.map(({ older }) => older)).toEqual([false, false])
    expect((await changesOf(first.id)).total).toBe(3)
  })

  test('brings back a row that was ended since: that asks for a reason, too', async () => {
    const { checked, kept, post, get } = uploads
    const rest = `${header}${row(50, '昌吉市', '30000')}${row(51, '昌吉市', '40000')}`
    const full = await checked('office-clerk', '?mode=replace', file(rest, 'rest.csv'))
    const ended = await kept('office-clerk', full.id, { mode: 'replace', reason: '撤销一案' })
    const { changes } = changesView.parse((await get('office-clerk', `/imports/${ended.id}/changes`)).json())
    expect(changes).toMatchObject([{ label: '昌环罚〔2017〕52号', row: null, after: null }])
    const back = await checked('office-clerk', '', file(`${header}${row(52, '昌吉市', '77777')}`, 'back.csv'))
    expect(back.summary).toMatchObject({ added: 1, changed: 0, older: 1, olderVersions: [ended.version] })
    const refused = await post('office-clerk', `/imports/${back.id}/keep`, { mode: 'amend' })
    expect(refused.json()).toMatchObject({ code: 'registers.reason-older' })
    const other = await checked('office-clerk', '', file(`${header}${row(60, '昌吉市', '1')}`, 'other.csv'))
    await kept('office-clerk', other.id, { mode: 'amend' })
    expect((await uploads.settled('office-clerk', back.id)).overtakenBy).toBe((ended.version ?? 0) + 1)
  })
})

test('a fine is found by its amount, with or without separators', async () => {
  for (const find of ['40000', '40,000', '40000.00']) {
    const { rows } = (
      await uploads.get('office-clerk', `/registers/cases/rows?${new URLSearchParams({ find })}`)
    ).json()
    expect(
      rows.map((one: Record<string, unknown>) => one['案号']),
      find,
    ).toEqual(['昌环罚〔2017〕51号'])
  }
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { readTable } from '../../platform/tables/read-table.ts'
import { historyView, importView, registerListView, rowsView, type ImportView } from './contract.ts'

const base = '/api/campaigns/xinjiang-2017'
const units = `单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份
650000,新疆维吾尔自治区,自治区级,,0,0,2017
652300,昌吉回族自治州,市级,650000,10,20,2017
652301,昌吉市,县级,652300,3,5,2017
652700,博尔塔拉蒙古自治州,市级,650000,8,9,2017
652701,博乐市,县级,652700,2,2,2017
`
const header = '案号,单位代码,案件类型,决定日期,罚款金额\n'
const clean = `${header}昌环罚〔2017〕1号,652301,一般行政处罚,2017-05-03,30000\n昌环罚〔2017〕2号,652301,查封扣押,2017-05-04,0\n博环罚〔2017〕1号,652701,一般行政处罚,2017-06-01,3000000\n`

let house: TestHouse
const boundary = 'lianbing-test-boundary'
const multipart = (name: string, content: string | Buffer) => ({
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  payload: Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]),
})
const upload = (persona: Persona, query: string, file: { name: string; content: string | Buffer }) =>
  house.as(persona, { method: 'POST', url: `${base}/imports${query}`, ...multipart(file.name, file.content) })
const get = async (persona: Persona, url: string) => house.as(persona, { method: 'GET', url: `${base}${url}` })
const post = (persona: Persona, url: string, payload: object = {}) =>
  house.as(persona, { method: 'POST', url: `${base}${url}`, payload })

async function settled(persona: Persona, id: string): Promise<ImportView> {
  for (let tries = 0; tries < 200; tries++) {
    const view = importView.parse((await get(persona, `/imports/${id}`)).json())
    if (view.status !== 'reading' && view.status !== 'keeping') return view
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('still under way')
}
async function checked(persona: Persona, query: string, file: { name: string; content: string | Buffer }) {
  const answer = await upload(persona, query, file)
  expect(answer.statusCode, answer.body).toBe(202)
  return settled(persona, importView.parse(answer.json()).id)
}
async function kept(persona: Persona, id: string, body: { mode: string; reason?: string }) {
  const answer = await post(persona, `/imports/${id}/keep`, body)
  expect(answer.statusCode, answer.body).toBe(202)
  return settled(persona, id)
}

describe('imports over HTTP', () => {
  beforeAll(async () => {
    house = await startTestHouse()
  })
  afterAll(() => house.close())

  test('a register that names units waits for the units', async () => {
    const answer = await upload('office-clerk', '?register=cases', { name: 'cases.csv', content: clean })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'registers.units-first'])
  })

  test('upload → dry run → keep; nothing is in the register before', async () => {
    const view = await checked('office-clerk', '?mode=replace', { name: 'units.csv', content: units })
    expect(view).toMatchObject({
      register: 'units',
      status: 'checked',
      uploadedBy: '自治区办公室 演示干事',
      summary: { good: 5, wrong: 0, added: 5, changed: 0, same: 0, removed: 0 },
    })
    const done = await kept('office-clerk', view.id, { mode: 'replace' })
    expect(done).toMatchObject({ status: 'kept', version: 1, keptBy: '自治区办公室 演示干事' })
  })

  test('every error at once, with row, column, value and cure; nothing half-imported', async () => {
    const dirty = `${clean}昌环罚[2017]1号,652301,一般行政处罚,2017-05-03,1\n,某某县,口头批评,2017-13-05,三万余元\n`
    const view = await checked('office-clerk', '', { name: 'dirty.csv', content: dirty })
    expect(view.summary).toMatchObject({ good: 3, wrong: 2, unknownUnits: [{ written: '某某县', rows: 1 }] })
    const { errors } = (await get('office-clerk', `/imports/${view.id}/errors`)).json<{
      errors: { column: string }[]
    }>()
    expect(errors.map((error) => error.column)).toEqual([
      '案号',
      '单位代码',
      '案号',
      '案件类型',
      '决定日期',
      '罚款金额',
    ])
    expect(errors[0]).toMatchObject({ row: 5, problem: '案号与第 2 行重复。', cure: '请核对后删去或改正其中一行。' })
    const refused = await post('office-clerk', `/imports/${view.id}/keep`, { mode: 'amend' })
    expect(refused.json()).toMatchObject({ code: 'registers.has-errors' })
  })

  test('what is worth a look is said and does not stop', async () => {
    const view = await checked('office-clerk', '', { name: 'cases.csv', content: clean })
    expect(view.summary.warnings).toEqual([
      { row: 4, code: 'round-million', message: '罚款 3000000.00 元，是整百万。请看一眼单位是否写错。' },
    ])
    expect(await kept('office-clerk', view.id, { mode: 'amend' })).toMatchObject({ status: 'kept', version: 2 })
  })

  test('the same file again says so; a correction ends the row, needs a reason and adds its successor', async () => {
    const again = await checked('office-clerk', '', { name: 'cases (1).csv', content: clean })
    expect(again).toMatchObject({ sameFile: { version: 2 }, summary: { same: 3, added: 0, changed: 0 } })
    const mended = await checked('office-clerk', '', {
      name: 'cases-2.csv',
      content: clean.replace(',30000', ',35000'),
    })
    expect(mended.summary).toMatchObject({ added: 0, changed: 1, same: 2 })
    const { changes } = (await get('office-clerk', `/imports/${mended.id}/changes`)).json<{ changes: unknown[] }>()
    expect(changes).toMatchObject([{ before: { 罚款金额: 30000 }, after: { 罚款金额: 35000 } }])
    const refused = await post('office-clerk', `/imports/${mended.id}/keep`, { mode: 'amend' })
    expect(refused.json()).toMatchObject({ code: 'registers.reason-needed', values: { changed: 1, removed: 0 } })
    expect(await kept('office-clerk', mended.id, { mode: 'amend', reason: '复核后更正' })).toMatchObject({ version: 3 })
    const late = await kept('office-clerk', again.id, { mode: 'amend', reason: '再次入库' })
    expect(late).toMatchObject({ status: 'checked', version: null })
    expect(late.problem).toContain('重新检查')
    const recheck = await post('office-clerk', `/imports/${again.id}/mapping`)
    expect(recheck.statusCode, recheck.body).toBe(202)
    const anew = await settled('office-clerk', again.id)
    expect(anew).toMatchObject({ status: 'checked', problem: null, summary: { same: 2, changed: 1, against: 3 } })
  })

  test('a liaison imports the own territory; other rows are errors, and others see nothing of it', async () => {
    const view = await checked('liaison', '?register=cases', { name: 'mine.csv', content: clean })
    const { errors } = (await get('liaison', `/imports/${view.id}/errors`)).json<{ errors: { code: string }[] }>()
    expect(errors.map((error) => error.code)).toEqual(['outside-territory'])
    expect(view.sameFile, 'the office has kept the same bytes, which is not hers to see').toBeNull()
    const own = await checked('liaison', '?register=cases&mode=replace', {
      name: 'own.csv',
      content: `${header}昌环罚〔2017〕9号,652301,稽查,2017-07-01,0\n`,
    })
    expect(own.summary).toMatchObject({ added: 1, removed: 2 })
    expect((await get('county-officer', `/imports/${own.id}`)).statusCode).toBe(404)
    expect((await get('nobody', `/imports/${own.id}`)).statusCode).toBe(401)
    expect((await upload('liaison', '?register=units', { name: 'units.csv', content: units })).statusCode).toBe(404)
    expect((await upload('auditor', '?register=cases', { name: 'cases.csv', content: clean })).statusCode).toBe(404)
    const office = (await get('office-clerk', '/imports')).json<{ imports: ImportView[] }>().imports
    const liaison = (await get('liaison', '/imports')).json<{ imports: ImportView[] }>().imports
    expect([office.length, liaison.length]).toEqual([7, 2])
    const same = (of: ImportView[]) =>
      of.filter(({ fileHash }) => fileHash === view.fileHash).map((one) => one.sameFile)
    expect(same(liaison)).toEqual([null])
    expect(same(office)).toContainEqual(expect.objectContaining({ version: 2 }))
    const others = office.find((one) => one.register === 'units')
    expect((await get('liaison', `/imports/${others?.id}/file`)).statusCode).toBe(404)
  })

  test('a person says once what an unknown column or unit is; next time it is known', async () => {
    const odd = `处罚编号x,单位名称,案件类型,决定日期,罚款金额\n昌环罚〔2017〕20号,昌吉老城分局,稽查,2017-07-02,0\n`
    const first = await checked('office-clerk', '?register=cases', { name: 'odd.csv', content: odd })
    expect(first.summary.columns[0]).toMatchObject({ letter: 'A', written: '处罚编号x', column: null })
    const mapped = await post('office-clerk', `/imports/${first.id}/mapping`, { columns: { 处罚编号x: '案号' } })
    expect(mapped.statusCode, mapped.body).toBe(202)
    const second = await settled('office-clerk', first.id)
    expect(second.summary.unknownUnits).toEqual([{ written: '昌吉老城分局', rows: 1 }])
    const wrong = await post('office-clerk', `/imports/${first.id}/mapping`, { units: { 昌吉老城分局: '999999' } })
    expect(wrong.json()).toMatchObject({ code: 'registers.mapping-unit-unknown' })
    await post('office-clerk', `/imports/${first.id}/mapping`, { units: { 昌吉老城分局: '652301' } })
    expect((await settled('office-clerk', first.id)).summary).toMatchObject({ good: 1, wrong: 0 })
    const next = await checked('office-clerk', '?register=cases', { name: 'next.csv', content: `${odd}\n` })
    expect(next.summary).toMatchObject({ good: 1, wrong: 0 })
    const raw = await get('office-clerk', `/imports/${next.id}/file`)
    expect(raw.body).toBe(`${odd}\n`)
    expect((await post('office-clerk', `/imports/${next.id}/discard`)).json()).toMatchObject({ status: 'discarded' })
  })

  test('what a liaison says of names and headers holds for the own files, never for the office', async () => {
    const file = { name: 'names.csv', content: `${header}博环罚〔2017〕30号,博乐市,稽查,2017-07-02,0\n` }
    const mine = await checked('liaison', '?register=cases', file)
    await post('liaison', `/imports/${mine.id}/mapping`, { units: { 博乐市: '652301' }, columns: { 案件类型: '' } })
    expect((await settled('liaison', mine.id)).summary.errors).toBeGreaterThan(0)
    const offices = await checked('office-clerk', '?register=cases', file)
    expect(offices.summary).toMatchObject({ good: 1, wrong: 0 })
    const rows = (await get('office-clerk', `/imports/${offices.id}/changes`)).json<{ changes: { after: object }[] }>()
    expect(rows.changes[0]?.after).toMatchObject({ 单位代码: '652701' })
  })

  test('a liaison sees of an import of the office who and when, not what was read in it', async () => {
    const listOf = async (persona: Persona) =>
      registerListView
        .parse((await get(persona, '/registers')).json())
        .registers.find((one) => one.register === 'cases')
    expect((await listOf('office-clerk'))?.lastImport?.summary.columns).not.toEqual([])
    expect((await listOf('liaison'))?.lastImport).toMatchObject({ keptBy: '自治区办公室 演示干事', reason: null })
    expect((await listOf('liaison'))?.lastImport?.summary).toMatchObject({ columns: [], warnings: [], skipped: [] })
  })

  test('a file that is no table is answered with the cure', async () => {
    const view = await checked('office-clerk', '?register=cases', { name: 'x.xlsx', content: '%PDF-1.4 nothing' })
    expect(view).toMatchObject({ status: 'failed', problem: '这不是表格文件。请上传 .xlsx、.xls、.ods 或 .csv 文件。' })
    const marked = await get('office-clerk', `/imports/${view.id}/marked.xlsx`)
    expect([marked.statusCode, marked.json()]).toMatchObject([
      422,
      { code: 'registers.unreadable', message: view.problem },
    ])
    const empty = await upload('office-clerk', '?register=cases', { name: 'empty.csv', content: '' })
    expect(empty.statusCode).toBe(400)
    expect(empty.json()).toMatchObject({ code: 'registers.empty-file', values: { file: 'empty.csv' } })
    const guess = await upload('office-clerk', '', { name: 'x.csv', content: 'a,b\n1,2\n' })
    expect(guess.json()).toMatchObject({ code: 'registers.not-recognised' })
  })

  test('a register is looked at page by page, found in, filtered, sorted, taken out; a row tells its history', async () => {
    const list = registerListView.parse((await get('office-clerk', '/registers')).json())
    expect(list.registers.find((one) => one.register === 'cases')).toMatchObject({ rows: 3, version: 3 })
    const rows = async (persona: Persona, query: Record<string, string>, of = 'cases') => {
      const answer = await get(persona, `/registers/${of}/rows?${new URLSearchParams(query)}`)
      expect(answer.statusCode, answer.body).toBe(200)
      return rowsView.parse(answer.json())
    }
    const numbers = (view: { rows: Record<string, unknown>[] }) => view.rows.map((row) => row['案号'])
    const all = ['昌环罚〔2017〕1号', '昌环罚〔2017〕2号', '博环罚〔2017〕1号']
    expect(numbers(await rows('office-clerk', { sort: '决定日期' }))).toEqual(all)
    expect(numbers(await rows('office-clerk', { sort: '-决定日期', limit: '2' }))).toEqual([all[2], all[1]])
    expect(numbers(await rows('office-clerk', { find: '博乐' }))).toEqual([all[2]])
    expect(numbers(await rows('office-clerk', { find: '%' }))).toEqual([])
    const filter = JSON.stringify({ 案件类型: ['一般行政处罚'], 罚款金额: { from: '30000', to: '99999' } })
    expect((await rows('office-clerk', { filter })).rows).toMatchObject([
      { 案号: all[0], 罚款金额: '35000.00', _unitName: '昌吉市', _fileName: 'cases-2.csv', _row: 2 },
    ])
    expect(numbers(await rows('liaison', {})).toSorted()).toEqual([all[0], all[1]].toSorted())
    expect((await rows('office-clerk', { version: '2', find: '昌环罚〔2017〕1号' })).rows).toMatchObject([
      { 罚款金额: '30000.00' },
    ])
    expect((await get('liaison', '/registers/exam-scores/rows')).statusCode).toBe(404)
    expect((await get('expert', '/registers/cases/rows')).statusCode).toBe(404)
    const wrong = await get(
      'office-clerk',
      `/registers/cases/rows?${new URLSearchParams({ filter: '{"罚金":["1"]}' })}`,
    )
    expect(wrong.json()).toMatchObject({ code: 'registers.filter-wrong' })
    for (const filter of ['{"罚款金额":["many"]}', '{"决定日期":{"from":"2017-02-30"}}', '{"罚款金额":{"to":"1e9"}}']) {
      const refused = await get('office-clerk', `/registers/cases/rows?${new URLSearchParams({ filter })}`)
      expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([400, 'registers.filter-wrong'])
    }
    expect((await get('office-clerk', '/registers/cases/rows?version=99999999999')).statusCode).toBe(400)

    const key = String((await rows('office-clerk', { find: all[0] ?? '' })).rows[0]?.['_key'])
    const history = await get('office-clerk', `/registers/cases/history?${new URLSearchParams({ key })}`)
    expect(historyView.parse(history.json()).versions).toMatchObject([
      { values: { 罚款金额: '35000.00' }, since: { version: 3, reason: '复核后更正' }, until: null },
      { values: { 罚款金额: '30000.00' }, since: { version: 2 }, until: { version: 3, fileName: 'cases-2.csv' } },
    ])
    const other = String((await rows('office-clerk', { find: all[2] ?? '' })).rows[0]?.['_key'])
    const hidden = await get('liaison', `/registers/cases/history?${new URLSearchParams({ key: other })}`)
    expect(hidden.statusCode).toBe(404)
  })

  test('what leaves as a file is a real .xlsx: export, template, marked copy', async () => {
    const table = async (url: string): Promise<string[][]> => {
      const answer = await get('office-clerk', url)
      expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200)
      const [sheet] = await readTable(answer.rawPayload, 'x.xlsx')
      return Array.from(sheet?.rows ?? [], ({ cells }) => cells.map((cell) => JSON.stringify(cell)))
    }
    const exported = await table('/registers/cases/export.xlsx?sort=案号'.replace('案号', encodeURIComponent('案号')))
    expect(exported).toHaveLength(4)
    expect(exported[0]?.[0]).toBe('"案号"')
    expect((await table('/registers/cases/template.xlsx'))[0]).toContain('"罚款金额（元）"')
    const formula = `${header}=1+1,652301,口头批评,2017-05-03,1\n`
    const dirty = await checked('office-clerk', '', { name: 'dirty2.csv', content: formula })
    const marked = await table(`/imports/${dirty.id}/marked.xlsx`)
    expect(marked[1]?.join()).toContain('不认识的案件类型')
  })

  test('what another mode, or another import since, would make disagree is refused before it is kept', async () => {
    const scores = (type: string, expert: string) => ({
      name: 'scores.csv',
      content: `案号,单位代码,案卷类型,来源,专家,得分\n甲,652301,${type},抽取,${expert},80\n`,
    })
    const full = await checked('office-clerk', '?register=file-scores&mode=replace', scores('移送行政拘留', '专家二'))
    const first = await checked('office-clerk', '?register=file-scores', scores('按日连续处罚', '专家一'))
    expect(await kept('office-clerk', first.id, { mode: 'amend' })).toMatchObject({ status: 'kept' })
    const refused = await post('office-clerk', `/imports/${full.id}/keep`, { mode: 'amend' })
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { code: 'registers.rows-disagree', values: { rows: 1, row: 2, column: '案卷类型' } },
    ])
  })
})

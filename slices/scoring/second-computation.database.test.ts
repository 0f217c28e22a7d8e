import { readFileSync } from 'node:fs'
import { CompiledQuery } from 'kysely'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { openDatabase, type OpenDatabase } from '../../platform/db/open.ts'
import { definitionSchema, type Definition } from '../../rules/definition/schema.ts'
import { compare } from './second-computation.ts'
import { secondComputation } from './second-computation-store.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const definition = definitionSchema.parse(parse(read('campaigns/xinjiang-2017/campaign.yaml')))
const expected = (vector: string): unknown => JSON.parse(read(`tests/vectors/scoring/${vector}/expected.json`))

type Row = Record<string, string>
const csv = (vector: string, name: string): Row[] =>
  Papa.parse<Row>(read(`tests/vectors/scoring/${vector}/${name}.csv`).replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  }).data
const amount = (text = '') => text.replaceAll(',', '') || '0'
const day = (text = '') =>
  text
    .split(/[-/年月日]/, 3)
    .map((part) => part.padStart(2, '0'))
    .join('-')

/** Vector file → table, its columns and how a row of the file fills them. */
const tables: [string, string, string, (row: Row) => unknown[]][] = [
  [
    'units',
    'unit_row',
    'code, name, level, parent, state_controlled, key_monitored, list_year',
    (r) => [
      r['单位代码'],
      r['单位名称'],
      r['层级'],
      r['上级代码'],
      amount(r['国控企业数']),
      amount(r['重点监控企业数']),
      r['名单年份'],
    ],
  ],
  ['officers', 'officer_row', 'certificate, name, unit', (r) => [r['证件号'], r['姓名'], r['单位代码']]],
  [
    'cases',
    'case_row',
    'number, unit, type, decided, fine',
    (r) => [r['案号'], r['单位代码'], r['案件类型'], day(r['决定日期']), amount(r['罚款金额'])],
  ],
  [
    'file-scores',
    'file_score_row',
    'number, unit, type, source, expert, score',
    (r) => [r['案号'], r['单位代码'], r['案卷类型'], r['来源'], r['专家'], r['得分']],
  ],
  [
    'report-scores',
    'report_score_row',
    'report, certificate, industry, expert, score',
    (r) => [r['报告编号'], r['证件号'], r['行业'], r['专家'], r['得分']],
  ],
  ['exam-scores', 'exam_score_row', 'certificate, score', (r) => [r['证件号'], r['得分']]],
  [
    'nominations',
    'nomination_row',
    'category, unit, certificate, industry, material1, material2, integrity_proof, verified_report',
    (r) => [
      r['类别'],
      r['单位代码'],
      r['证件号'],
      r['行业'],
      r['材料1'],
      r['材料2'],
      r['廉洁证明'] === '是',
      r['核实举报'] === '是',
    ],
  ],
]

const server = process.env['TEST_DATABASE_URL']
const kinds = server === undefined ? ['embedded'] : ['embedded', 'postgresql']

describe.each(kinds)('the second computation (%s)', (kind) => {
  let open: OpenDatabase
  const name = `lianbing_second_${process.pid}`
  const run = (text: string, values: unknown[] = []) => open.db.executeQuery(CompiledQuery.raw(text, values))

  async function onServer(text: string): Promise<void> {
    const { db, close } = await openDatabase({ url: server ?? '' })
    await db.executeQuery(CompiledQuery.raw(text))
    await close()
  }

  async function load(vector: string, campaign: string): Promise<void> {
    for (const [file, table, columns, values] of tables) {
      const rows = csv(vector, file).map((row, at) => [campaign, `${at}`, 1, 'i', at + 2, ...values(row)])
      for (let from = 0; from < rows.length; from += 200) {
        const part = rows.slice(from, from + 200)
        const marks = part.map((row, at) => `(${row.map((_, column) => `$${at * row.length + column + 1}`).join()})`)
        await run(
          `insert into ${table} (campaign, key, since, import_id, row, ${columns}) values ${marks.join()}`,
          part.flat(),
        )
      }
    }
  }
  const second = (campaign: string, given: Definition = definition, dataVersion = 1) =>
    secondComputation(open.db, { campaign, dataVersion, definition: given })

  beforeAll(async () => {
    if (kind === 'postgresql') await onServer(`create database ${name}`)
    const url = new URL(server ?? 'postgres://none')
    url.pathname = `/${name}`
    open = await openDatabase(kind === 'postgresql' ? { url: url.href } : 'memory')
    const schema = read('slices/registers/migrations/0001-registers.sql').replaceAll(/^\s*--.*$/gm, '')
    for (const statement of schema.split(';').filter((part) => part.trim() !== '')) await run(statement)
    for (const vector of ['small', 'edge']) await load(vector, vector)
  })
  afterAll(async () => {
    await open.close()
    if (kind === 'postgresql') await onServer(`drop database ${name} with (force)`)
  })

  it.each(['small', 'edge'])('agrees with every number of the vector %s', async (vector) => {
    const scores = await second(vector)
    expect(compare(scores, expected(vector), definition)).toEqual([])
    expect(scores.collectives.length).toBeGreaterThan(20)
    expect(scores.individuals.length).toBeGreaterThan(20)
  })

  it('lists what a row altered after scoring moves, and only at the version that has it', async () => {
    const exact = `campaign = 'small' and key = '0'`
    await run(`update file_score_row set until = 2 where ${exact}`)
    await run(
      `insert into file_score_row select campaign, key, 2, null, import_id, row, number, unit, type, source, expert, 0 from file_score_row where ${exact} and since = 1`,
    )
    const [row] = csv('small', 'file-scores')
    const found = compare(await second('small', definition, 2), expected('small'), definition)
    expect(found.filter(({ subject }) => subject === `unit:${row?.['单位代码']}`).map(({ number }) => number)).toEqual(
      expect.arrayContaining(['total', 'points.caseQuality']),
    )
    expect(compare(await second('small'), expected('small'), definition)).toEqual([])
    await run(`delete from file_score_row where campaign = 'small' and since = 2`)
    await run(`update file_score_row set until = null where ${exact}`)
  })

  it('lists a unit, a person and a place that only one of the two knows', async () => {
    const scores = await second('edge')
    const [first, ...others] = scores.collectives.filter(({ level }) => level === 'city')
    const less = compare(
      { ...scores, collectives: scores.collectives.filter((score) => score !== first) },
      expected('edge'),
      definition,
    )
    expect(others.length).toBeGreaterThan(0)
    expect(less).toContainEqual(expect.objectContaining({ subject: `unit:${first?.unit}`, kind: 'extra' }))
    expect(less).toContainEqual(expect.objectContaining({ subject: 'award:city', number: 'won' }))
    const shorter = compare({ ...scores, individuals: scores.individuals.slice(1) }, expected('edge'), definition)
    expect(shorter.length).toBeGreaterThan(0)
  })

  it('names what it does not check, so that nothing is frozen in silence', async () => {
    const readings = { ...definition.readings, R27: { choice: 'by-industry', decidedBy: 'office' } }
    const changed = { ...definition, readings }
    expect(compare(await second('small', changed), expected('small'), changed)).toContainEqual(
      expect.objectContaining({ subject: 'definition', kind: 'unsupported' }),
    )
  })
})

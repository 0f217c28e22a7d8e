import exceljs, { type Workbook, type Worksheet } from 'exceljs'
import { z } from 'zod'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Campaign, Definition } from '../../rules/definition/schema.ts'
import { roundHalfUp } from '../../rules/quantity/exact.ts'
import type { CaseColumns, Facts } from '../../rules/scoring/facts.ts'
import type { ScoreResult } from '../../rules/scoring/result.ts'
import { score } from '../../rules/scoring/score.ts'
import { hasLibreOffice, recalculated } from '../../tests/libreoffice.ts'
import {
  definition2017,
  definitionOf,
  exampleInput,
  expectedOf,
  vectorInput,
  withReadings,
} from '../../tests/scoring-vectors.ts'
import { scoreWorkbook } from './workbook.ts'

const TIMEOUT = 180_000
const HEADER_ROW = 3

const campaignOf = (definition: Definition): Campaign => ({
  definition,
  clauses: {},
  readings: {},
  hash: 'a'.repeat(64),
})

async function opened(bytes: Uint8Array): Promise<Workbook> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  return book
}

/** What a viewer shows: the value, or the formula's result; nothing is ''. */
function shown(sheet: Worksheet, row: number, column: number): string | number {
  const cell = sheet.getCell(row, column)
  const value: unknown = cell.formula === undefined ? cell.value : cell.result
  if (typeof value === 'number') return value
  return typeof value === 'string' ? value : ''
}

function sheetOf(book: Workbook, name: string): Worksheet {
  const sheet = book.getWorksheet(name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

/** Rows of a sheet by header. */
function table(book: Workbook, name: string): Record<string, string | number>[] {
  const sheet = sheetOf(book, name)
  const heads = Array.from({ length: sheet.columnCount }, (_, at) => String(shown(sheet, HEADER_ROW, at + 1)))
  return Array.from({ length: sheet.rowCount - HEADER_ROW }, (_, at) =>
    Object.fromEntries(heads.map((head, column) => [head, shown(sheet, HEADER_ROW + 1 + at, column + 1)])),
  )
}

/** Every formula of `ours` whose recalculated value is not the one that the program wrote beside it. */
function changed(ours: Workbook, again: Workbook): { differ: string[]; formulas: number } {
  const differ: string[] = []
  let formulas = 0
  for (const sheet of ours.worksheets)
    sheet.eachRow((row, number) =>
      row.eachCell((cell, column) => {
        if (cell.formula === undefined) return
        formulas += 1
        const [a, b] = [shown(sheet, number, column), shown(sheetOf(again, sheet.name), number, column)]
        const same = typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-7 : a === b
        if (!same) differ.push(`${sheet.name}!${cell.address}: ${a} → ${b} (${cell.formula})`)
      }),
    )
  return { differ, formulas }
}

interface Given {
  definition: Definition
  facts: Facts
  cases: CaseColumns
  result: ScoreResult
  bytes: Uint8Array
}

async function given(vector: string, definition: Definition): Promise<Given> {
  const { facts, cases } = await vectorInput(vector, definition)
  const result = score(definition, facts)
  const bytes = await scoreWorkbook({ campaign: campaignOf(definition), facts, cases, result })
  return { definition, facts, cases, result, bytes }
}

/** Every reading but the default, in as few workbooks as they can stand together. */
const weightedSlots = (definition: Definition): Definition => ({
  ...definition,
  indicators: definition.indicators.map((indicator) => {
    if (indicator.kind !== 'reviewed-work') return indicator
    const slots = Object.entries(indicator.slots).map(([level, list]) => [
      level,
      list.map((slot, index) => ({ ...slot, weight: `${index + 1}/3` })),
    ])
    return { ...indicator, slots: Object.fromEntries(slots) }
  }),
})
const variants: [string, Definition][] = [
  [
    'best ratio, not applicable, four major types, weighted, median, level, territory, by industry, ordinary',
    withReadings(weightedSlots(definition2017), {
      ...{
        R1: { choice: 'best-ratio' },
        R4: { choice: 'not-applicable' },
        R5: { choice: 'no' },
        R6: { choice: 'weighted' },
      },
      ...{
        R7: { choice: 'median' },
        R8: { choice: 'level' },
        R12: { choice: 'territory' },
        R15: { choice: 'weighted' },
      },
      ...{ R17: { choice: 'prefectures-exempt' }, R27: { choice: 'by-industry' }, R28: { choice: 'ordinary-only' } },
    }),
  ],
  [
    'piecewise, share of the prefecture, zero without baseline and mean, trimmed mean, other weights',
    withReadings(definition2017, {
      ...{ R1: { choice: 'piecewise' }, R3: { choice: 'prefecture' }, R4: { choice: 'zero' }, R9: { choice: 'zero' } },
      R7: { choice: 'trimmed-mean' },
      R11: { choice: 'weighted', values: { mean: '2/3', number: '1/6', types: '1/6', target: '7' } },
    }),
  ],
]

describe.skipIf(!hasLibreOffice)(
  'the score workbook, recalculated by LibreOffice (skipped where it is not installed)',
  () => {
    describe.each(['small', 'edge'])('vector %s', (vector) => {
      let made: Given
      let ours: Workbook
      let again: Workbook
      beforeAll(async () => {
        made = await given(vector, definition2017)
        ours = await opened(made.bytes)
        again = await opened(await recalculated(made.bytes))
      }, TIMEOUT)

      it('comes to every number of the expected result', () => {
        const places = (value: string | number | undefined, count: number) => Number(value).toFixed(count)
        const rank = (value: string | number | undefined) => (value === '' ? null : value)
        const points = {
          caseQuality: '环境执法案卷质量',
          caseVolume: '查处违法案件数量',
          fieldExercise: '重点行业现场实战练兵',
          onlineExam: '在线考试',
        }
        const collectives = (name: string) =>
          table(again, name).map((row) => ({
            ...{
              unit: row['单位代码'],
              rank: rank(row['名次']),
              eligible: row['可参评'] === 1,
              total: places(row['总分'], 2),
            },
            points: Object.fromEntries(
              Object.entries(points).map(([id, head]) => [id, places(Number(row[head]) + 1e-9, 4)]),
            ),
            caseVolume: {
              count: places(Number(row['案件数量']) + 1e-9, 4),
              fines: places(Number(row['罚款金额']) + 1e-9, 4),
              major: places(Number(row['重大案件数量']) + 1e-9, 4),
            },
          }))
        const individuals = (name: string) =>
          table(again, name).map((row) => ({
            ...{ person: row['证件号'], unit: row['单位代码'], rank: rank(row['名次']) },
            score: row['得分'] === '' ? null : places(row['得分'], 2),
          }))
        const placed = (name: string, key: string, state = '入选') =>
          table(again, name).flatMap((row) => (row['表彰'] === state ? [row[key]] : []))
        expect({
          collectives: { city: collectives('市级'), county: collectives('县级') },
          individuals: { caseInvestigation: individuals('个人-案件调查'), industry: individuals('个人-行业能手') },
          awards: {
            city: placed('市级', '单位代码'),
            county: placed('县级', '单位代码'),
            caseInvestigation: placed('个人-案件调查', '证件号'),
            industry: placed('个人-行业能手', '证件号'),
          },
          tied: ['市级', '县级'].flatMap((name) => placed(name, '单位代码', '并列待定')),
        }).toEqual(expectedShape(expectedOf(vector)))
      })

      it('shows the same without recalculating, in every formula', () => {
        const { differ, formulas } = changed(ours, again)
        expect(differ).toEqual([])
        expect(formulas).toBeGreaterThan(5000)
      })

      it(
        'is live: one raw score changed, and the total becomes what the rules make of it',
        async () => {
          const before = table(again, '县级').find((row) => row['名次'] === 1)
          const unit = made.facts.units.findIndex(({ code }) => code === before?.['单位代码'])
          const at = made.facts.fileScores.findIndex((row) => row.unit === unit && row.source === '推荐')
          const sheet = sheetOf(ours, '案卷评分')
          const column =
            Array.from({ length: sheet.columnCount }, (_, at) => shown(sheet, HEADER_ROW, at + 1)).indexOf('得分') + 1
          const cell = sheet.getCell(HEADER_ROW + 1 + at, column)
          const lower = Number(cell.value) - 10
          cell.value = lower
          const moved = await opened(await recalculated(new Uint8Array(await ours.xlsx.writeBuffer())))
          const after = table(moved, '县级').find((row) => row['单位代码'] === before?.['单位代码'])
          const fileScores = made.facts.fileScores.map((row, index) =>
            index === at ? { ...row, score: row.score.sub(10) } : row,
          )
          const rescored = score(definition2017, { ...made.facts, fileScores })
          const expected = rescored.collectives['county']?.find(({ unit: code }) => code === before?.['单位代码'])
          expect(Number(after?.['总分'])).toBeLessThan(Number(before?.['总分']))
          expect(Number(after?.['总分']).toFixed(2)).toBe(expected?.published)
          expect(after?.['核对']).toBe('不一致')
        },
        TIMEOUT,
      )
    })

    it.each(variants)(
      'follows other readings: %s',
      async (_, definition) => {
        for (const vector of ['small', 'edge']) {
          const { bytes } = await given(vector, definition)
          expect(changed(await opened(bytes), await opened(await recalculated(bytes))).differ).toEqual([])
        }
      },
      TIMEOUT,
    )

    it.each(['minimal', 'province-2024'])(
      'serves the campaign %s; kinds without formulas are named on the first sheet',
      async (campaign) => {
        const definition = definitionOf(campaign)
        const { facts, cases } = await exampleInput(campaign)
        const result = score(definition, facts)
        const bytes = await scoreWorkbook({ campaign: campaignOf(definition), facts, cases, result })
        const [ours, again] = [await opened(bytes), await opened(await recalculated(bytes))]
        expect(changed(ours, again).differ).toEqual([])
        const [level] = definition.levels
        const first = result.collectives[level?.id ?? '']?.[0]
        expect(table(again, level?.register ?? '')[0]?.['总分']).toBe(Number(first?.published))
        const noted = JSON.stringify(sheetOf(ours, '说明').getColumn(2).values).includes('不用公式计算')
        expect(noted).toBe(campaign === 'province-2024')
      },
      TIMEOUT,
    )

    it(
      'keeps text as text, whatever it looks like',
      async () => {
        const { facts, cases } = await vectorInput('small', definition2017)
        const [name, note] = ['=HYPERLINK("http://127.0.0.1","x")', "@SUM(1+1)*cmd|' /C calc'!A0"]
        const units = facts.units.map((unit, index) => (index === 1 ? { ...unit, name, listYear: note } : unit))
        const changedFacts = { ...facts, units }
        const result = score(definition2017, changedFacts)
        const bytes = await scoreWorkbook({ campaign: campaignOf(definition2017), facts: changedFacts, cases, result })
        const again = await opened(await recalculated(bytes))
        expect(table(again, '单位')[1]).toMatchObject({ 单位名称: name, 名单年份: note })
        expect(table(again, '市级').map((row) => row['单位名称'])).toContain(name)
      },
      TIMEOUT,
    )
  },
)

describe('the score workbook', () => {
  it('writes no formula, and says so, where a spreadsheet would confuse two keys', async () => {
    const { facts, cases } = await vectorInput('small', definition2017)
    const [first, ...others] = facts.fileScores
    if (first === undefined) throw new Error('the vector has no file')
    const confused = { ...facts, fileScores: [...others, { ...first, file: '650*' }] }
    const result = score(definition2017, confused)
    const book = await opened(
      await scoreWorkbook({ campaign: campaignOf(definition2017), facts: confused, cases, result }),
    )
    let formulas = 0
    for (const sheet of book.worksheets)
      sheet.eachRow((row) => row.eachCell((cell) => (formulas += cell.formula === undefined ? 0 : 1)))
    expect(formulas).toBe(0)
    expect(JSON.stringify(sheetOf(book, '说明').getColumn(2).values)).toContain('650*')
    const [top] = table(book, '市级')
    expect(roundHalfUp(result.collectives['city']?.[0]?.total.value ?? expect.fail(), 2)).toBe(
      Number(top?.['总分']).toFixed(2),
    )
  })

  it('uses no function that old versions lack', async () => {
    const { bytes } = await given('small', definition2017)
    const used = new Set<string>()
    for (const sheet of (await opened(bytes)).worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          for (const [name] of (cell.formula ?? '').replaceAll(/"[^"]*"|'[^']*'/g, '').matchAll(/[A-Z_.a-z]+(?=\()/g))
            used.add(name)
        }),
      )
    const known = [
      'AND',
      'COUNT',
      'COUNTIFS',
      'IF',
      'IFERROR',
      'INDEX',
      'INT',
      'ISNUMBER',
      'MATCH',
      'MAX',
      'MIN',
      'N',
      'OR',
      'ROUND',
      'ROW',
      'SUM',
      'SUMIFS',
      'SUMPRODUCT',
    ]
    expect([...used].filter((name) => !known.includes(name))).toEqual([])
  })
})

const numbersOf = z.object({
  collectives: z.record(
    z.string(),
    z.array(
      z.object({
        ...{ unit: z.string(), rank: z.number().nullable(), eligible: z.boolean(), total: z.string() },
        ...{ points: z.record(z.string(), z.string()), caseVolume: z.record(z.string(), z.string()) },
      }),
    ),
  ),
  individuals: z.record(
    z.string(),
    z.array(
      z.object({ person: z.string(), unit: z.string(), rank: z.number().nullable(), score: z.string().nullable() }),
    ),
  ),
  awards: z.record(z.string(), z.array(z.string())),
  issues: z.array(z.object({ award: z.string(), tied: z.array(z.string()).optional() })),
})

/** The numbers of the expected document that the workbook shows; its reasons are in words there. */
function expectedShape(document: unknown): object {
  const { issues, ...numbers } = numbersOf.parse(document)
  return { ...numbers, tied: issues.flatMap(({ tied = [] }) => tied) }
}

import type { Workbook } from 'exceljs'
import { z } from 'zod'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Campaign, Definition } from '../../rules/definition/schema.ts'
import { roundHalfUp } from '../../rules/quantity/exact.ts'
import type { CaseColumns, Facts } from '../../rules/scoring/facts.ts'
import type { ScoreResult } from '../../rules/scoring/result.ts'
import { score } from '../../rules/scoring/score.ts'
import { hasLibreOffice, recalculated } from '../../tests/libreoffice.ts'
import { cellAt, changed, opened, saved, sheetOf, table } from '../../tests/opened-workbook.ts'
import { definition2017, expectedOf, vectorInput, withReadings } from '../../tests/scoring-vectors.ts'
import { scoreWorkbook } from './workbook.ts'

const TIMEOUT = 180_000

const campaignOf = (definition: Definition): Campaign => ({
  definition,
  clauses: {},
  readings: {},
  hash: 'a'.repeat(64),
})

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
          const cell = cellAt(ours, '案卷评分', { index: at, head: '得分' })
          const lower = Number(cell.value) - 10
          cell.value = lower
          const moved = await opened(await recalculated(await saved(ours)))
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

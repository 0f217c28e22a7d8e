/** The score workbooks of all campaigns that ship: recalculated they come to the run's totals, and follow each raw cell. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Definition } from '../../rules/definition/schema.ts'
import { exact } from '../../rules/quantity/exact.ts'
import type { CaseColumns, Facts, FigureFact, UnitFact } from '../../rules/scoring/facts.ts'
import type { ScoreResult } from '../../rules/scoring/result.ts'
import { score } from '../../rules/scoring/score.ts'
import { dayNumber, tallyCases } from '../../rules/scoring/tally.ts'
import { hasLibreOffice, recalculated } from '../../tests/libreoffice.ts'
import { cellAt, changed, functionsIn, opened, saved, sheetOf, table } from '../../tests/opened-workbook.ts'
import { definition2017, definitionOf, exampleInput, vectorInput } from '../../tests/scoring-vectors.ts'
import { allLeaves } from './workbook-book.ts'
import { scoreWorkbook } from './workbook.ts'

const TIMEOUT = 180_000

interface Given {
  definition: Definition
  facts: Facts
  cases: CaseColumns
}

const bytesOf = ({ definition, facts, cases }: Given): Promise<Uint8Array> =>
  scoreWorkbook({
    campaign: { definition, clauses: {}, readings: {}, hash: 'a'.repeat(64) },
    ...{ facts, cases, result: score(definition, facts) },
  })

type Row = [unit: number, figure: string, period: string, value: string]
const figure = ([unit, name, period, value]: Row): FigureFact => ({
  ...{ unit, figure: name, period, value: exact(value), row: 900 + unit },
})

/** The example, with counties, a prefecture without any inspection, and the edges of each kind: nothing reported, from zero, beyond the bounds. */
async function province(): Promise<Given> {
  const definition = definitionOf('province-2024')
  const { facts, cases } = await exampleInput('province-2024')
  const unit = (code: string, parent: number): UnitFact => ({
    ...{ code, name: `${code}县`, level: 'county', parent, stateControlled: exact(0), listYear: '2024', row: 50 },
    keyMonitored: exact(3),
  })
  const units = [...facts.units, unit('990101', 1), unit('990102', 1), unit('990201', 2)]
  const officer = (unit: number, at: number) => ({ certificate: `H${at}`, name: `执法人员${at}`, unit, row: 60 + at })
  const more: Row[] = [
    ...[[3, '现场检查次数', '2024Q2', '0'] satisfies Row, [3, '移动执法检查次数', '2024Q2', '0'] satisfies Row],
    ...[[3, '信访投诉件数', '2023', '0'] satisfies Row, [3, '信访投诉件数', '2024', '0'] satisfies Row],
    ...[[3, '非现场监管发现问题数', '2023', '0'] satisfies Row, [3, '非现场监管发现问题数', '2024', '7'] satisfies Row],
    ...[[3, '入选典型案例件数', '2024', '9'] satisfies Row, [3, '入选典型案例件数', '2023', '0.5'] satisfies Row],
    ...[[4, '参加练兵人数', '2024-03', '1.6'] satisfies Row, [4, '参加练兵人数', '2024-04', '1.5'] satisfies Row],
    ...[[4, '非现场监管发现问题数', '2023', '3'] satisfies Row, [4, '非现场监管发现问题数', '2024', '2'] satisfies Row],
    ...[[4, '信访投诉件数', '2023', '7'] satisfies Row, [4, '信访投诉件数', '2024', '6'] satisfies Row],
    ...[[4, '现场检查次数', '2024Q3', '30'] satisfies Row, [4, '移动执法检查次数', '2024Q3', '27'] satisfies Row],
    ...[[5, '弄虚作假件数', '2024', '1'] satisfies Row, [5, '复议诉讼败诉件数', '2024', '3'] satisfies Row],
    [6, '信访投诉件数', '2023', '4'],
  ]
  const nomination = { certificate: '', industry: '', material1: '', material2: '' }
  const put = (unit: number, row: number) => ({ category: '集体', unit, ...nomination, row })
  const proofs = { integrityProof: true, verifiedReport: false }
  return {
    definition,
    cases,
    facts: {
      ...{ ...facts, units, officers: [...facts.officers, officer(4, 1), officer(4, 2), officer(5, 3)] },
      figures: [...facts.figures, ...more.map(figure)],
      nominations: [
        { ...put(4, 71), ...proofs },
        { ...put(5, 72), ...proofs },
        { ...put(6, 73), ...proofs },
      ],
    },
  }
}

const campaigns: Record<string, () => Promise<Given>> = {
  'xinjiang-2017': async () => ({ definition: definition2017, ...(await vectorInput('small', definition2017)) }),
  minimal: async () => ({ definition: definitionOf('minimal'), ...(await exampleInput('minimal')) }),
  'province-2024': province,
}

/** Unit → total and rank, as the workbook shows them. */
const totalsIn = (book: Awaited<ReturnType<typeof opened>>, { levels, rounding }: Definition) =>
  levels.flatMap(({ register }) =>
    table(book, register)
      .filter((row) => row['单位代码'] !== '')
      .map((row) => [row['单位代码'], Number(row['总分']).toFixed(rounding.totalPlaces), row['名次']]),
  )

const totalsOf = ({ collectives }: ScoreResult, { levels }: Definition) =>
  levels.flatMap(({ id }) => (collectives[id] ?? []).map((one) => [one.unit, one.published, one.rank ?? '']))

const byUnit = (rows: unknown[][]) => rows.toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))

/** One raw cell of a register and the same change in the facts. */
interface Change {
  what: string
  /** Kind of indicator that it reaches. */
  kind: string
  sheet: string
  head: string
  index: number
  to: string | number | Date
  facts: (given: Given) => Facts
}

const replaced = <T>(list: readonly T[], at: number, change: (item: T) => T): T[] =>
  list.map((item, index) => (index === at ? change(item) : item))

const scoreOf = (register: 'fileScores' | 'reportScores' | 'examScores', sheet: string, kind: string) =>
  ({
    ...{ what: `a score in ${sheet}`, kind, sheet, head: '得分', index: 1, to: 37 },
    facts: ({ facts }) => ({
      ...facts,
      [register]: replaced<object>(facts[register], 1, (row) => ({ ...row, score: exact(37) })),
    }),
  }) satisfies Change

/** The first case is decided long before any window. */
const caseDay: Change = {
  ...{ what: 'the day of a case', kind: 'ratio-to-baseline', sheet: '案件', head: '决定日期', index: 0 },
  to: new Date('2001-01-01T00:00:00Z'),
  facts: ({ definition, facts, cases }) => {
    const columns = { ...cases, day: Int32Array.from(replaced([...cases.day], 0, () => dayNumber('2001-01-01'))) }
    return { ...facts, tallies: tallyCases(columns, definition) }
  },
}

/** The key enterprises of the first unit whose base they are. */
function enterprises({ definition, facts }: Given): Change {
  const index = facts.units.findIndex(({ level }) => level === (definition.id === 'minimal' ? 'district' : 'county'))
  return {
    ...{ what: 'the key enterprises of a unit', kind: 'ratio-to-baseline', sheet: '单位', head: '重点监控企业数' },
    ...{ index, to: 11 },
    facts: (given) => ({
      ...given.facts,
      units: replaced(given.facts.units, index, (unit) => ({ ...unit, keyMonitored: exact(11) })),
    }),
  }
}

function figureChange(kind: string, given: Given, found: { unit: number; figure: string; period: string }) {
  const { figures } = given.facts
  const index = figures.findIndex(
    (row) => row.unit === found.unit && row.figure === found.figure && row.period === found.period,
  )
  expect(index).toBeGreaterThanOrEqual(0)
  const change = (head: string, to: string | number, change: (row: FigureFact) => FigureFact): Change => ({
    ...{
      what: `${found.figure} ${found.period} of ${found.unit}: ${head} ${to}`,
      kind,
      sheet: '上报数据',
      head,
      index,
      to,
    },
    facts: ({ facts }) => ({ ...facts, figures: replaced([...facts.figures], index, change) }),
  })
  return {
    value: (to: number) => change('数值', to, (row) => ({ ...row, value: exact(to) })),
    period: (to: string) => change('期间', to, (row) => ({ ...row, period: to })),
    figure: (to: string) => change('指标', to, (row) => ({ ...row, figure: to })),
  }
}

function changesOf(given: Given): Change[] {
  const files = scoreOf('fileScores', '案卷评分', 'reviewed-work')
  const registers = [files, caseDay]
  if (given.definition.id !== 'province-2024')
    return [
      ...[...registers, enterprises(given)],
      scoreOf('reportScores', '报告评分', 'report-mix'),
      scoreOf('examScores', '考试成绩', 'participation-and-score'),
    ]
  const of = (unit: number, figure: string, period: string, kind: string) =>
    figureChange(kind, given, { unit, figure, period })
  return [
    ...registers,
    of(1, '参加练兵人数', '2024-11', 'threshold').value(9),
    of(4, '参加练兵人数', '2024-03', 'threshold').period('2025-03'),
    of(2, '移动执法检查次数', '2024Q2', 'threshold').figure('别的指标'),
    of(1, '非现场监管发现问题数', '2024', 'year-on-year').value(124),
    of(1, '信访投诉件数', '2023', 'year-on-year').period('2022'),
    of(3, '信访投诉件数', '2024', 'year-on-year').value(1),
    of(1, '入选典型案例件数', '2024', 'bonus-deduction').value(4),
    of(2, '弄虚作假件数', '2024', 'bonus-deduction').value(0),
  ]
}

describe.skipIf(!hasLibreOffice).each(Object.keys(campaigns))(
  'the score workbook of %s, recalculated by LibreOffice (skipped where it is not installed)',
  (name) => {
    let given: Given
    let bytes: Uint8Array
    beforeAll(async () => {
      const made = campaigns[name] ?? expect.fail(name)
      given = await made()
      bytes = await bytesOf(given)
    }, TIMEOUT)

    it(
      'comes to the total and rank of every unit, by formulas alone',
      async () => {
        const { definition, facts } = given
        const [ours, again] = [await opened(bytes), await opened(await recalculated(bytes))]
        expect(changed(ours, again).differ).toEqual([])
        expect(totalsIn(again, definition)).toEqual(totalsOf(score(definition, facts), definition))
        const guide = JSON.stringify(sheetOf(ours, '说明').getColumn(1).values)
        expect(guide).not.toContain('未用公式')
        expect([...functionsIn(ours)].filter((used) => !shared.has(used))).toEqual([])
      },
      TIMEOUT,
    )

    it(
      'follows one raw cell of each kind of indicator, not applicable ones among them',
      async () => {
        const { definition } = given
        const before = byUnit(totalsOf(score(definition, given.facts), definition))
        const changes = changesOf(given).map((change) => ({
          ...change,
          expected: byUnit(totalsOf(score(definition, change.facts(given)), definition)),
        }))
        for (const { what, expected } of changes) expect(expected, `${what} moves nothing`).not.toEqual(before)
        const kinds = new Set(allLeaves(definition).map(([, { kind }]) => kind))
        expect(new Set(changes.map(({ kind }) => kind))).toEqual(kinds)
        for (const change of changes) {
          const book = await opened(bytes)
          cellAt(book, change.sheet, change).value = change.to
          const again = await opened(await recalculated(await saved(book)))
          expect(byUnit(totalsIn(again, definition)), change.what).toEqual(change.expected)
        }
      },
      TIMEOUT,
    )
  },
)

describe('the score workbook as an office opens it', () => {
  it('prints a league with its head and without helper columns, and shows places as the definition rounds', async () => {
    const given = await (campaigns['minimal'] ?? expect.fail)()
    const sheet = sheetOf(await opened(await bytesOf(given)), '区级')
    const heads = Array.from({ length: sheet.columnCount }, (_, at) => String(sheet.getCell(3, at + 1).value))
    const last = sheet.getColumn(heads.indexOf('核对') + 1).letter
    expect(sheet.pageSetup.printArea).toBe(`A1:${last}5`)
    expect(sheet.pageSetup).toMatchObject({
      printTitlesRow: '1:3',
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
    })
    expect(sheet.views).toMatchObject([{ state: 'frozen', xSplit: 3, ySplit: 3 }])
    expect(sheet.getCell(4, heads.indexOf('总分') + 1).numFmt).toBe('0.0')
    expect(sheet.getCell('A1').alignment.horizontal).toBe('left')
  })

  it('keeps numbers as numbers; digits that are no number are cells of text', async () => {
    const book = await opened(await bytesOf(await province()))
    const loose: string[] = []
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          const digits = typeof cell.value === 'string' && /^[-+]?[\d.]+$/.test(cell.value)
          if (digits && cell.numFmt !== '@') loose.push(`${sheet.name}!${cell.address}`)
        }),
      )
    expect(loose).toEqual([])
    for (const row of table(book, '上报数据')) expect(row['数值']).toBeTypeOf('number')
    for (const row of table(book, '案卷评分')) expect(row['得分']).toBeTypeOf('number')
  })
})

describe('the score workbook of reported figures', () => {
  it('leaves the formulas out where a spreadsheet would take two periods for one', async () => {
    const given = await province()
    const facts = { ...given.facts, figures: [...given.facts.figures, figure([6, '现场检查次数', '2024q2', '1'])] }
    const book = await opened(await bytesOf({ ...given, facts }))
    expect(functionsIn(book).size).toBe(0)
    expect(JSON.stringify(sheetOf(book, '说明').getColumn(2).values)).toContain('2024q2')
  })

  it('names clauses and readings of its own definition only', async () => {
    const own = JSON.stringify(definitionOf('province-2024'))
    const book = await opened(await bytesOf(await province()))
    const foreign = new Set<string>()
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          const words = cell.formula === undefined && typeof cell.value === 'string' ? cell.value : ''
          for (const [id] of words.matchAll(/(?<![\w.-])(?:[a-z]\d+(?:\.\d+)*[a-z]?|R\d+)(?![\w-])/g))
            if (!own.includes(`"${id}"`)) foreign.add(`${sheet.name}!${cell.address}: ${id}`)
        }),
      )
    expect([...foreign]).toEqual([])
  })
})

/** Known to Excel 2007, WPS and LibreOffice alike; none gives an array that spills. */
const shared = new Set(
  'AND COUNT COUNTIFS IF IFERROR INDEX INT ISNUMBER MATCH MAX MIN MOD N OR ROUND ROW SUM SUMIFS SUMPRODUCT'.split(' '),
)

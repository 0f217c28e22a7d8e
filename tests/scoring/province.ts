/** A small random province as facts, for properties of the scoring; and the definition of 2017. */
import fc from 'fast-check'
import { loadCampaign } from '../../app/campaigns/load-campaign.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { exact } from '../../rules/quantity/exact.ts'
import type { CaseColumns, Facts, NominationFact } from '../../rules/scoring/facts.ts'
import { dayNumber, tallyCases } from '../../rules/scoring/tally.ts'

export async function definitionOf(name: string): Promise<Definition> {
  const loaded = await loadCampaign(name)
  if (!('campaign' in loaded)) throw new Error(JSON.stringify(loaded.problems))
  return loaded.campaign.definition
}

export interface CaseRow {
  unit: number
  type: number
  day: number
  /** Fen. */
  fine: number
  row: number
}
export type Province = Omit<Facts, 'tallies'> & { cases: CaseRow[] }

export function columnsOf(cases: readonly CaseRow[]): CaseColumns {
  return {
    length: cases.length,
    row: Int32Array.from(cases, (one) => one.row),
    unit: Int32Array.from(cases, (one) => one.unit),
    type: Uint8Array.from(cases, (one) => one.type),
    day: Int32Array.from(cases, (one) => one.day),
    fineScale: 2,
    fine: Float64Array.from(cases, (one) => one.fine),
    number: (index) => `A${cases[index]?.row ?? 0}`,
  }
}

export function factsOf({ cases, ...facts }: Province, definition: Definition): Facts {
  return { ...facts, tallies: tallyCases(columnsOf(cases), definition) }
}

/** Units 0: the root; 1 and 2: prefectures; 3, 4 of the first; 5, 6 of the second. */
const parents = [-1, 0, 0, 1, 1, 2, 2]
export const units = [1, 2, 3, 4, 5, 6]
const officersEach = 2
const certificateOf = (unit: number, at: number): string => `P${unit}${at}`
const may = dayNumber('2017-05-01')

export const caseRow = fc.record({
  unit: fc.constantFrom(...units),
  type: fc.integer({ min: 0, max: 7 }),
  day: fc.integer({ min: may - 20, max: may + 200 }),
  fine: fc.integer({ min: 0, max: 50_000_000 }),
})
const fileType = fc.constantFrom('行政处罚', '稽查', '按日连续处罚', '移送行政拘留', '涉嫌犯罪移送', '申请法院强制执行')
const industry = fc.constantFrom('钢铁', '火电', '水泥', '造纸')
const scores = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 5 })
const numbered = <T extends object>(rows: T[]): (T & { row: number })[] =>
  rows.map((row, at) => ({ ...row, row: at + 2 }))

const fileRows = fc.array(
  fc.record({ unit: fc.constantFrom(...units), type: fileType, source: fc.constantFrom('推荐', '抽取'), scores }),
  { maxLength: 12 },
)
const reportRows = fc.array(fc.record({ officer: fc.nat(units.length * officersEach - 1), industry, scores }), {
  maxLength: 10,
})
const nominationRows = fc.array(
  fc.record({
    category: fc.constantFrom('集体', '案件调查', '行业能手'),
    unit: fc.constantFrom(3, 4, 5, 6),
    officer: fc.nat(units.length * officersEach - 1),
    one: fc.nat(11),
    two: fc.nat(11),
    integrityProof: fc.boolean(),
    verifiedReport: fc.boolean(),
  }),
  { maxLength: 12 },
)

export const province: fc.Arbitrary<Province> = fc
  .record({
    figures: fc.array(fc.nat(20), { minLength: 7, maxLength: 7 }),
    cases: fc.array(caseRow, { maxLength: 40 }),
    files: fileRows,
    reports: reportRows,
    exams: fc.array(fc.record({ officer: fc.nat(units.length * officersEach - 1), score: fc.nat(100) }), {
      maxLength: 20,
    }),
    nominations: nominationRows,
  })
  .map(({ figures, cases, files, reports, exams, nominations }) => ({
    units: parents.map((parent, index) => ({
      code: `65${index}000`,
      name: `单位${index}`,
      level: index === 0 ? 'root' : parent === 0 ? 'city' : 'county',
      parent,
      stateControlled: exact(parent === 0 ? (figures[index] ?? 0) : 0),
      keyMonitored: exact(parent > 0 ? (figures[index] ?? 0) : 0),
      listYear: '2017',
      row: index + 2,
    })),
    officers: units.flatMap((unit) =>
      Array.from({ length: officersEach }, (_, at) => ({
        certificate: certificateOf(unit, at),
        name: `执法人员${certificateOf(unit, at)}`,
        unit,
        row: unit * officersEach + at,
      })),
    ),
    cases: numbered(cases),
    fileScores: numbered(
      files.flatMap(({ scores, ...file }, at) =>
        scores.map((score, expert) => ({ ...file, file: `F${at}`, expert: `E${expert}`, score: exact(score, 10) })),
      ),
    ),
    reportScores: numbered(
      reports.flatMap(({ scores, ...report }, at) =>
        scores.map((score, expert) => ({ ...report, report: `B${at}`, expert: `I${expert}`, score: exact(score, 10) })),
      ),
    ),
    examScores: numbered(exams.map(({ officer, score }) => ({ officer, score: exact(score) }))),
    nominations: numbered(
      nominations.map(({ one, two, officer, ...row }): Omit<NominationFact, 'row'> => {
        const material = row.category === '案件调查' ? 'F' : 'B'
        const industry = reports[one]?.industry ?? '水泥'
        const named = { certificate: '', industry, material1: `${material}${one}`, material2: `F${two}` }
        const certificate = certificateOf(units[Math.floor(officer / officersEach)] ?? 0, officer % officersEach)
        return row.category === '集体' ? { ...row, ...named } : { ...row, ...named, certificate, officer }
      }),
    ),
    figures: [],
  }))

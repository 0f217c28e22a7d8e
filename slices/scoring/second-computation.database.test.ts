import { CompiledQuery } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { Database } from '../../platform/db/database.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { roundHalfUp, type Exact } from '../../rules/quantity/exact.ts'
import { toJsonDocument } from '../../rules/scoring/document.ts'
import type { CaseColumns, Facts } from '../../rules/scoring/facts.ts'
import { score } from '../../rules/scoring/score.ts'
import { describeOnBoth } from '../../tests/database.ts'
import {
  definition2017 as definition,
  definitionOf,
  exampleInput,
  expectedOf,
  vectorInput,
  withReadings,
} from '../../tests/scoring-vectors.ts'
import { compare } from './second-computation.ts'
import { secondComputation } from './second-computation-store.ts'

const day = (since: number) => new Date(since * 86_400_000).toISOString().slice(0, 10)
const text = (value: Exact) => roundHalfUp(value, 4)
const levelOf = (definition: Definition, id: string) =>
  definition.levels.find((level) => level.id === id)?.register ?? definition.rootRegister

interface Kept {
  facts: Facts
  cases: CaseColumns
  definition: Definition
}

/** Table and columns → the rows that an import of these facts would keep, the source row first. */
function tablesOf({ facts, cases, definition }: Kept): [string, string, unknown[][]][] {
  const code = (unit: number) => facts.units[unit]?.code ?? ''
  const holder = (officer: number) => facts.officers[officer]?.certificate
  const caseRows = Array.from({ length: cases.length }, (_, at) => {
    const fine = Number(cases.fine[at]) / 10 ** cases.fineScale
    const type = definition.caseTypes[cases.type[at] ?? 0]?.name
    return [cases.row[at], cases.number(at), code(cases.unit[at] ?? -1), type, day(cases.day[at] ?? 0), `${fine}`]
  })
  return [
    [
      'unit_row',
      'code, name, level, parent, state_controlled, key_monitored, list_year',
      facts.units.map((u) => [
        u.row,
        u.code,
        u.name,
        levelOf(definition, u.level),
        code(u.parent),
        text(u.stateControlled),
        text(u.keyMonitored),
        u.listYear,
      ]),
    ],
    ['officer_row', 'certificate, name, unit', facts.officers.map((o) => [o.row, o.certificate, o.name, code(o.unit)])],
    ['case_row', 'number, unit, type, decided, fine', caseRows],
    [
      'file_score_row',
      'number, unit, type, source, expert, score',
      facts.fileScores.map((f) => [f.row, f.file, code(f.unit), f.type, f.source, f.expert, text(f.score)]),
    ],
    [
      'report_score_row',
      'report, certificate, industry, expert, score',
      facts.reportScores.map((r) => [r.row, r.report, holder(r.officer), r.industry, r.expert, text(r.score)]),
    ],
    ['exam_score_row', 'certificate, score', facts.examScores.map((e) => [e.row, holder(e.officer), text(e.score)])],
    [
      'nomination_row',
      'category, unit, certificate, industry, material1, material2, integrity_proof, verified_report',
      facts.nominations.map((n) => [
        n.row,
        n.category,
        code(n.unit),
        n.certificate,
        n.industry,
        n.material1,
        n.material2,
        n.integrityProof,
        n.verifiedReport,
      ]),
    ],
    [
      'figure_row',
      'unit, figure, period, value',
      facts.figures.map((f) => [f.row, code(f.unit), f.figure, f.period, text(f.value)]),
    ],
  ]
}

describeOnBoth('the second computation', (open) => {
  let db: Database
  const run = (statement: string, values: unknown[] = []) => db.executeQuery(CompiledQuery.raw(statement, values))

  async function load(vector: string, kept: Kept): Promise<void> {
    for (const [table, columns, rows] of tablesOf(kept)) {
      for (let from = 0; from < rows.length; from += 200) {
        const part = rows.slice(from, from + 200).map((row, at) => [vector, `${from + at}`, 1, 'i', ...row])
        const marks = part.map((row, at) => `(${row.map((_, column) => `$${at * row.length + column + 1}`).join()})`)
        const head = `campaign, key, since, import_id, row, ${columns}`
        await run(`insert into ${table} (${head}) values ${marks.join()}`, part.flat())
      }
    }
  }
  const second = (campaign: string, given: Definition = definition, dataVersion = 1) =>
    secondComputation(db, { campaign, dataVersion, definition: given })

  async function againstRules(vector: string, given: Definition): Promise<unknown[]> {
    const { facts } = await vectorInput(vector, given)
    return compare(await second(vector, given), toJsonDocument(score(given, facts)), given)
  }

  beforeAll(async () => {
    db = await open()
    for (const vector of ['small', 'edge'])
      await load(vector, { definition, ...(await vectorInput(vector, definition)) })
  })

  it.each(['small', 'edge'])('agrees with every number of the vector %s', async (vector) => {
    const scores = await second(vector)
    expect(compare(scores, expectedOf(vector), definition)).toEqual([])
    expect(scores.collectives.length).toBeGreaterThan(20)
    expect(scores.individuals.length).toBeGreaterThan(20)
  })

  it.each([
    ['R1', 'best-ratio'],
    ['R1', 'piecewise'],
    ['R3', 'prefecture'],
    ['R4', 'zero'],
    ['R4', 'not-applicable'],
    ['R5', 'no'],
    ['R6', 'weighted'],
    ['R7', 'trimmed-mean'],
    ['R7', 'median'],
    ['R8', 'level'],
    ['R9', 'zero'],
    ['R12', 'territory'],
    ['R15', 'weighted'],
    ['R17', 'prefectures-exempt'],
    ['R27', 'by-industry'],
    ['R28', 'ordinary-only'],
  ])('agrees with the rules where the office reads %s as %s', async (reading, choice) => {
    for (const vector of ['small', 'edge'])
      expect(await againstRules(vector, withReadings(definition, { [reading]: { choice } }))).toEqual([])
  })

  it('agrees with weights that no decimal can write', async () => {
    const values = { mean: '2/3', number: '1/6', types: '1/6', target: '7' }
    expect(await againstRules('small', withReadings(definition, { R11: { choice: 'weighted', values } }))).toEqual([])
  })

  it.each(['minimal', 'province-2024'])('agrees with the rules for the campaign %s', async (campaign) => {
    const given = definitionOf(campaign)
    const { facts, cases } = await exampleInput(campaign)
    await load(campaign, { definition: given, facts, cases })
    const document = toJsonDocument(score(given, facts), given.rounding.pointPlaces)
    expect(compare(await second(campaign, given), document, given)).toEqual([])
  })

  it('lists what a row altered after scoring moves, and only at the version that has it', async () => {
    const altered = `campaign = 'small' and key = '0'`
    await run(`update file_score_row set until = 2 where ${altered}`)
    const columns = 'campaign, key, until, import_id, row, number, unit, type, source, expert'
    await run(
      `insert into file_score_row (${columns}, since, score) select ${columns.replace('until', 'null')}, 2, 0 from file_score_row where ${altered}`,
    )
    const { facts } = await vectorInput('small', definition)
    const unit = facts.units[facts.fileScores[0]?.unit ?? -1]?.code
    const found = compare(await second('small', definition, 2), expectedOf('small'), definition)
    const numbers = found.filter(({ subject }) => subject === `unit:${unit}`).map(({ number }) => number)
    expect(numbers).toEqual(expect.arrayContaining(['total', 'points.caseQuality']))
    expect(compare(await second('small'), expectedOf('small'), definition)).toEqual([])
  })

  it('lists a unit, a person and a place that only one of the two knows', async () => {
    const scores = await second('edge')
    const first = scores.collectives.find(({ level }) => level === 'city')
    const collectives = scores.collectives.filter((one) => one !== first)
    const found = compare({ ...scores, collectives }, expectedOf('edge'), definition)
    expect(found).toContainEqual(expect.objectContaining({ subject: `unit:${first?.unit}`, kind: 'extra' }))
    expect(found).toContainEqual(expect.objectContaining({ subject: 'award:city', number: 'won' }))
    const individuals = scores.individuals.slice(0, -1)
    expect(compare({ ...scores, individuals }, expectedOf('edge'), definition)).toHaveLength(1)
  })

  it('names what it does not check, so that nothing is frozen in silence', async () => {
    const [award, ...others] = definition.awards
    if (award === undefined) throw new Error('the definition has no award')
    const changed = { ...definition, awards: [award, { ...award, id: 'again' }, ...others] }
    const found = compare(await second('small', changed), expectedOf('small'), changed)
    expect(found).toContainEqual(expect.objectContaining({ subject: 'definition', kind: 'unsupported' }))
  })
})

/**
 * The facts of a scoring run from register rows as JSON pages: what the database sends as text is read where the rules run,
 * in a worker thread or here. Pure.
 */
import type { Definition } from '../../rules/definition/schema.ts'
import { exact } from '../../rules/quantity/exact.ts'
import { packRowIds, rowId } from '../../rules/reasons/row-id.ts'
import type { CaseColumns, Facts, UnitFact } from '../../rules/scoring/facts.ts'
import { dayNumber, tallyCases } from '../../rules/scoring/tally.ts'
import { trusted, type RegisterName } from './contract.ts'
import { registerTables, type CaseRow, type InputFile, type RegisterRows, type Source } from './store-facts.ts'

export type Input = InputFile & { ordinal: number }

/** Register → JSON texts; each an array of rows: version of the import, row of its file, then the register's columns. */
export type RegisterPages = ReadonlyMap<RegisterName, readonly string[]>

interface Ask {
  definition: Definition
  inputs: readonly Input[]
}

type ReadRows = <R extends RegisterName>(register: R) => RegisterRows[R][]

/**
 * References were proven when the rows were kept. Rows that name a unit or an officer who has ended since are left out and
 * counted in no score.
 */
export function factsOfPages(
  pages: RegisterPages,
  { definition, inputs }: Ask,
): { facts: Facts; columns: CaseColumns } {
  const read = readerOf(pages, inputs)
  const ids = rowIds(inputs)
  const units = unitFacts(read('units'), definition, ids)
  const unitOf = indexBy(units, (unit) => unit.code)
  const officers = known(read('officers'), (row) => unitOf.get(row.unit)).map(([row, unit]) => ({
    ...{ certificate: row.certificate, name: row.name, unit, row: ids(row) },
  }))
  const officerOf = indexBy(officers, (officer) => officer.certificate)
  const columns = caseColumns(read('cases'), { unitOf, definition, ids })
  const works = workFacts(read, { unitOf, officerOf, ids })
  return { facts: { units, officers, tallies: tallyCases(columns, definition), ...works }, columns }
}

type Cells = [version: number, row: number, ...cells: unknown[]]

/** Rows in the order of their files' versions, then of the file. */
function readerOf(pages: RegisterPages, inputs: readonly Input[]): ReadRows {
  const imports = new Map(inputs.map(({ version, importId }) => [version, importId]))
  return <R extends RegisterName>(register: R) => {
    const { columns } = registerTables[register]
    const all = (pages.get(register) ?? []).flatMap((page) => trusted<Cells[]>(JSON.parse(page)))
    all.sort((a, b) => a[0] - b[0] || a[1] - b[1])
    return all.map((cells) => {
      const row: Record<string, unknown> = { import_id: imports.get(cells[0]) ?? '', row: cells[1] }
      columns.forEach((column, at) => (row[column] = cells[at + 2]))
      return trusted<RegisterRows[R]>(row)
    })
  }
}

interface Known {
  unitOf: ReadonlyMap<string, number>
  officerOf: ReadonlyMap<string, number>
  ids: (row: Source) => number
}

/** All that names a unit or an officer, but cases. */
function workFacts(read: ReadRows, { unitOf, officerOf, ids }: Known): Omit<Facts, 'units' | 'officers' | 'tallies'> {
  const ofUnit = ({ unit }: { unit: string }): number | undefined => unitOf.get(unit)
  const ofOfficer = ({ certificate }: { certificate: string }): number | undefined => officerOf.get(certificate)
  const fileScores = known(read('file-scores'), ofUnit)
  const reportScores = known(read('report-scores'), ofOfficer)
  const examScores = known(read('exam-scores'), ofOfficer)
  const nominations = known(read('nominations'), ofUnit)
  const figures = known(read('figures'), ofUnit)
  return {
    fileScores: fileScores.map(([row, unit]) => ({
      ...{ file: row.number, unit, type: row.type, source: row.source, expert: row.expert },
      ...{ score: exact(row.score), row: ids(row) },
    })),
    reportScores: reportScores.map(([row, officer]) => ({
      ...{ report: row.report, officer, industry: row.industry, expert: row.expert },
      ...{ score: exact(row.score), row: ids(row) },
    })),
    examScores: examScores.map(([row, officer]) => ({ officer, score: exact(row.score), row: ids(row) })),
    nominations: nominations.map(([row, unit]) => nominationFact(row, { unit, officer: ofOfficer(row), ids })),
    figures: figures.map(([row, unit]) => ({
      ...{ unit, figure: row.figure, period: row.period, value: exact(row.value), row: ids(row) },
    })),
  }
}

const nominationFact = (
  row: RegisterRows['nominations'],
  { unit, officer, ids }: { unit: number; officer: number | undefined; ids: (row: Source) => number },
): Facts['nominations'][number] => ({
  ...{ category: row.category, unit, ...officerPart(officer), certificate: row.certificate, industry: row.industry },
  ...{ material1: row.material1, material2: row.material2 },
  ...{ integrityProof: row.integrity_proof, verifiedReport: row.verified_report, row: ids(row) },
})

const officerPart = (officer: number | undefined): { officer?: number } => (officer === undefined ? {} : { officer })

function indexBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  return new Map(items.map((item, index) => [key(item), index]))
}

/** Rows with what they refer to, where it exists. */
function known<R>(rows: readonly R[], refer: (row: R) => number | undefined): [R, number][] {
  return rows.flatMap((row): [R, number][] => {
    const index = refer(row)
    return index === undefined ? [] : [[row, index]]
  })
}

function rowIds(inputs: readonly Input[]): (row: Source) => number {
  const ordinals = new Map(inputs.map((input) => [input.importId, input.ordinal]))
  return (row) => rowId(ordinals.get(row.import_id) ?? 0, row.row)
}

function unitFacts(
  rows: readonly RegisterRows['units'][],
  definition: Definition,
  ids: (row: Source) => number,
): UnitFact[] {
  const byCode = indexBy(rows, (row) => row.code)
  const levels = new Map(definition.levels.map((level) => [level.register, level.id]))
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    level: levels.get(row.level) ?? 'root',
    parent: byCode.get(row.parent) ?? -1,
    stateControlled: exact(row.state_controlled),
    keyMonitored: exact(row.key_monitored),
    listYear: row.list_year,
    row: ids(row),
  }))
}

interface CaseContext {
  unitOf: ReadonlyMap<string, number>
  definition: Definition
  ids: (row: Source) => number
}

function caseColumns(all: readonly CaseRow[], { unitOf, definition, ids }: CaseContext): CaseColumns {
  const types = indexBy(definition.caseTypes, (type) => type.name)
  const rows = all.filter((row) => unitOf.has(row.unit) && types.has(row.type))
  const fineScale = rows.reduce((scale, row) => Math.max(scale, decimals(row.fine)), 0)
  const amounts = rows.map((row) => scaled(row.fine, fineScale))
  const safe = amounts.every((amount) => amount <= BigInt(Number.MAX_SAFE_INTEGER))
  return {
    length: rows.length,
    row: packRowIds(rows, ids),
    unit: Int32Array.from(rows, (row) => unitOf.get(row.unit) ?? -1),
    type: Uint8Array.from(rows, (row) => types.get(row.type) ?? 0),
    day: Int32Array.from(rows, (row) => dayNumber(row.decided)),
    fineScale,
    fine: safe ? Float64Array.from(amounts, Number) : amounts,
    number: (index) => rows[index]?.number ?? '',
  }
}

const decimals = (amount: string): number => {
  const point = amount.indexOf('.')
  return point < 0 ? 0 : amount.length - point - 1
}
const scaled = (amount: string, scale: number): bigint =>
  BigInt(amount.replace('.', '') + '0'.repeat(scale - decimals(amount)))

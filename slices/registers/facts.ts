/**
 * What the registers tell others (server only): the facts of a campaign at a version, and source rows by their ids.
 * Source rows are row ids (`rules/reasons/row-id.ts`): ordinal = the input file's place in `inputs`, from 1.
 */
import type { Database } from '../../platform/db/database.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { exact } from '../../rules/quantity/exact.ts'
import { ordinalOf, rowId, rowOf } from '../../rules/reasons/row-id.ts'
import type { CaseColumns, Facts, UnitFact } from '../../rules/scoring/facts.ts'
import { dayNumber, tallyCases } from '../../rules/scoring/tally.ts'
import { registerNames, type RegisterName } from './contract.ts'
import {
  caseCountsAt,
  filesAt,
  importRows,
  newestVersion,
  registerTables,
  rowsAt,
  rowsBetween,
  type At,
  type CaseRow,
  type InputFile,
  type RegisterRows,
  type Source,
} from './store-facts.ts'

export type Input = InputFile & { ordinal: number }

export interface LoadedFacts {
  facts: Facts
  columns: CaseColumns
  inputs: Input[]
  version: number
}

/** The newest version of a campaign's data; 0 where nothing has been kept. */
export const currentVersion = newestVersion

/** What stands in a register's rows, in the order of its sheet. */
export const registerColumns = (register: RegisterName): readonly string[] => registerTables[register].columns

/** Rows of a register that are alive at just one of two versions. */
export const changedRows = rowsBetween

/** Cases by unit and type, decided within a period. */
export const caseCounts = caseCountsAt

/** Every input file that has living rows at the version, numbered in the order of the registers. */
export async function inputFiles(db: Database, at: At): Promise<Input[]> {
  const files: InputFile[] = []
  for (const register of registerNames) files.push(...(await filesAt(db, register, at)))
  return files.map((file, index) => ({ ...file, ordinal: index + 1 }))
}

/** Rows of a register as they stood at a version, for a copy or a bundle. */
export const registerRows = <R extends RegisterName>(db: Database, register: R, at: At): Promise<RegisterRows[R][]> =>
  rowsAt(db, register, at)

/**
 * The facts of `rules/scoring` from the registers at a version. References were proven when the rows were kept.
 * Rows that name a unit or an officer who has ended since are left out and counted in no score.
 */
export async function loadFacts(
  db: Database,
  ask: { campaign: string; version?: number; definition: Definition },
): Promise<LoadedFacts> {
  const version = ask.version ?? (await newestVersion(db, ask.campaign))
  const at = { campaign: ask.campaign, version }
  const inputs = await inputFiles(db, at)
  const ids = rowIds(inputs)
  const units = unitFacts(await rowsAt(db, 'units', at), ask.definition, ids)
  const unitOf = indexBy(units, (unit) => unit.code)
  const officers = known(await rowsAt(db, 'officers', at), (row) => unitOf.get(row.unit)).map(([row, unit]) => ({
    ...{ certificate: row.certificate, name: row.name, unit, row: ids(row) },
  }))
  const officerOf = indexBy(officers, (officer) => officer.certificate)
  const columns = caseColumns(await rowsAt(db, 'cases', at), { unitOf, definition: ask.definition, ids })
  const tallies = tallyCases(columns, ask.definition)
  const works = await workFacts(db, at, { unitOf, officerOf, ids })
  return { facts: { units, officers, tallies, ...works }, columns, inputs, version }
}

interface Known {
  unitOf: ReadonlyMap<string, number>
  officerOf: ReadonlyMap<string, number>
  ids: (row: Source) => number
}

/** All that names a unit or an officer, but cases. */
async function workFacts(
  db: Database,
  at: At,
  { unitOf, officerOf, ids }: Known,
): Promise<Omit<Facts, 'units' | 'officers' | 'tallies'>> {
  const ofUnit = ({ unit }: { unit: string }): number | undefined => unitOf.get(unit)
  const ofOfficer = ({ certificate }: { certificate: string }): number | undefined => officerOf.get(certificate)
  const fileScores = known(await rowsAt(db, 'file-scores', at), ofUnit)
  const reportScores = known(await rowsAt(db, 'report-scores', at), ofOfficer)
  const examScores = known(await rowsAt(db, 'exam-scores', at), ofOfficer)
  const nominations = known(await rowsAt(db, 'nominations', at), ofUnit)
  const figures = known(await rowsAt(db, 'figures', at), ofUnit)
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
    row: Int32Array.from(rows, ids),
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

export interface SourceRow {
  id: number
  file: string
  row: number
  key: string
  values: Record<string, unknown>
}

/** Source rows by their ids, as they were kept (also those that have ended since), in the order asked. */
export async function sourceRows(
  db: Database,
  ask: { campaign: string; register: RegisterName; inputs: readonly Input[]; ids: readonly number[] },
): Promise<SourceRow[]> {
  const byOrdinal = Map.groupBy(ask.ids, ordinalOf)
  const found = new Map<number, SourceRow>()
  for (const [ordinal, ids] of byOrdinal) {
    const input = ask.inputs.find((one) => one.ordinal === ordinal)
    if (input === undefined) continue
    const rows = await importRows(db, ask.register, {
      campaign: ask.campaign,
      importId: input.importId,
      rows: ids.map(rowOf),
    })
    for (const { key, import_id: _import, row, ...values } of rows) {
      found.set(rowId(ordinal, row), { id: rowId(ordinal, row), file: input.fileName, row, key, values })
    }
  }
  return ask.ids.flatMap((id) => found.get(id) ?? [])
}

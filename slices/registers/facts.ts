/**
 * What the registers tell others (server only): the facts of a campaign at a version, and source rows by their ids.
 * Source rows are row ids (`rules/reasons/row-id.ts`): ordinal = the input file's place in `inputs`, from 1.
 */
import type { Database } from '../../platform/db/database.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { ordinalOf, rowId, rowOf } from '../../rules/reasons/row-id.ts'
import type { CaseColumns, Facts } from '../../rules/scoring/facts.ts'
import { registerNames, type RegisterName } from './contract.ts'
import { factsOfPages, type Input, type RegisterPages } from './facts-of-pages.ts'
import {
  caseCountsAt,
  filesAt,
  importRows,
  newestVersion,
  officersAt,
  pagesAt,
  registerTables,
  rowsAt,
  rowsBetween,
  type At,
  type InputFile,
  type RegisterRows,
} from './store-facts.ts'

export { factsOfPages, type Input, type RegisterPages } from './facts-of-pages.ts'

export { keepForm } from './keep-form.ts'
export { caseLineHashes, caseLinesOf, casesNamed, type CaseLine } from './store-lines.ts'
export { caseOfKey, casesFound, type RegisterCaseRow } from './store-cases.ts'
export {
  certificatesEnding,
  officerCertificates,
  officerCounts,
  officersOfUnit,
  officerTimes,
  type CertificateRow,
} from './store-officers.ts'
export { divisions, knownUnits, rootOfDivisions, territoryOf, type KnownUnit } from './territory.ts'

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

/** The officers at a version who bear given certificates: certificate, name, unit. */
export const officersNamed = officersAt

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

/** The living rows of all files at a version, as pages of JSON text: `factsOfPages` reads them, in a worker where there are many. */
export async function registerPages(db: Database, at: At, inputs: readonly Input[]): Promise<RegisterPages> {
  const pages = new Map<RegisterName, string[]>(registerNames.map((register) => [register, []]))
  for (const input of inputs) for await (const page of pagesAt(db, input, at)) pages.get(input.register)?.push(page)
  return pages
}

/** The facts of `rules/scoring` from the registers at a version. */
export async function loadFacts(
  db: Database,
  ask: { campaign: string; version?: number; definition: Definition },
): Promise<LoadedFacts> {
  const version = ask.version ?? (await newestVersion(db, ask.campaign))
  const at = { campaign: ask.campaign, version }
  const inputs = await inputFiles(db, at)
  const pages = await registerPages(db, at, inputs)
  return { ...factsOfPages(pages, { definition: ask.definition, inputs }), inputs, version }
}

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

/** Reads the registers as they stood at a version, for those who compute on them (`facts.ts`). */
import { setImmediate } from 'node:timers/promises'
import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import type { RegisterName } from './contract.ts'

/** Register → its table and its columns in the order of the register's sheet. */
export const registerTables = {
  units: {
    table: 'unit_row',
    columns: ['code', 'name', 'level', 'parent', 'state_controlled', 'key_monitored', 'list_year'],
  },
  officers: { table: 'officer_row', columns: ['certificate', 'name', 'unit', 'valid_from', 'valid_to'] },
  cases: { table: 'case_row', columns: ['number', 'unit', 'type', 'decided', 'fine'] },
  'file-scores': { table: 'file_score_row', columns: ['number', 'unit', 'type', 'source', 'expert', 'score'] },
  'report-scores': { table: 'report_score_row', columns: ['report', 'certificate', 'industry', 'expert', 'score'] },
  'exam-scores': { table: 'exam_score_row', columns: ['certificate', 'score'] },
  nominations: {
    table: 'nomination_row',
    columns: [
      'category',
      'unit',
      'certificate',
      'industry',
      'material1',
      'material2',
      'integrity_proof',
      'verified_report',
    ],
  },
  figures: { table: 'figure_row', columns: ['unit', 'figure', 'period', 'value'] },
} as const satisfies Record<RegisterName, { table: string; columns: readonly string[] }>

export interface At {
  campaign: string
  version: number
}

export type Source = {
  import_id: string
  row: number
}
export type UnitRow = Source & {
  code: string
  name: string
  level: string
  parent: string
  state_controlled: string
  key_monitored: string
  list_year: string
}
export type OfficerRow = Source & {
  certificate: string
  name: string
  unit: string
  /** 'YYYY-MM-DD', or '' where the register does not say. */
  valid_from: string
  valid_to: string
}
export type CaseRow = Source & { number: string; unit: string; type: string; decided: string; fine: string }
export type FileScoreRow = Source & {
  number: string
  unit: string
  type: string
  source: string
  expert: string
  score: string
}
export type ReportScoreRow = Source & {
  report: string
  certificate: string
  industry: string
  expert: string
  score: string
}
export type ExamScoreRow = Source & { certificate: string; score: string }
export type NominationRow = Source & {
  category: string
  unit: string
  certificate: string
  industry: string
  material1: string
  material2: string
  integrity_proof: boolean
  verified_report: boolean
}
export type FigureRow = Source & { unit: string; figure: string; period: string; value: string }

export interface RegisterRows {
  units: UnitRow
  officers: OfficerRow
  cases: CaseRow
  'file-scores': FileScoreRow
  'report-scores': ReportScoreRow
  'exam-scores': ExamScoreRow
  nominations: NominationRow
  figures: FigureRow
}

const living = ({ campaign, version }: At): RawBuilder<unknown> =>
  sql`r.campaign = ${campaign} and r.since <= ${version} and (r.until is null or r.until > ${version})`

/** All rows of a register at a version, in the order of their files and rows. */
export async function rowsAt<R extends RegisterName>(db: Database, register: R, at: At): Promise<RegisterRows[R][]> {
  const { table, columns } = registerTables[register]
  const { rows } = await sql<RegisterRows[R]>`
    select r.import_id, r.row, ${sql.join(columns.map((column) => sql.ref(`r.${column}`)))}
    from ${sql.table(table)} r join register_import i on i.campaign = r.campaign and i.id = r.import_id
    where ${living(at)} order by i.version, r.row`.execute(db)
  return rows
}

export type NamedOfficer = { certificate: string; name: string; unit: string }

/** The officers at a version who bear these certificates. */
export async function officersAt(db: Database, at: At, certificates: readonly string[]): Promise<NamedOfficer[]> {
  const { rows } = await sql<NamedOfficer>`
    select r.certificate, r.name, r.unit from officer_row r
    where ${living(at)} and r.certificate = any(${arrayLiteral(certificates)}::text::text[])`.execute(db)
  return rows
}

/** So many rows of a file come as one text: a page keeps the embedded database, and with it every other answer, for some 20 ms. */
const ROWS_A_PAGE = 4000
const booleans: readonly string[] = ['integrity_proof', 'verified_report']

/**
 * The living rows of one file of a register as JSON texts, page after page in the file's order: an array of rows, each the
 * version of its import, its row, its columns (all as text but the two that are yes or no). A row begins with the version that its
 * import became, so the index on both finds a page. Others are answered between pages.
 */
export async function* pagesAt(db: Database, file: InputFile, at: At): AsyncGenerator<string> {
  const last = await lastRow(db, file, at)
  for (let from = 0; from <= last; from += ROWS_A_PAGE) {
    const page = await pageFrom(db, file, { ...at, from })
    if (page !== null) yield page
    await setImmediate()
  }
}

async function lastRow(db: Database, { register, importId, version }: InputFile, { campaign }: At): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`
    select max(row) as last from ${sql.table(registerTables[register].table)}
    where campaign = ${campaign} and import_id = ${importId} and since = ${version}`.execute(db)
  return rows[0]?.last ?? -1
}

async function pageFrom(
  db: Database,
  { register, importId, version }: InputFile,
  { from, ...at }: At & { from: number },
): Promise<string | null> {
  const { table, columns } = registerTables[register]
  const cells = columns.map(
    (column) => sql`${sql.ref(`r.${column}`)}${booleans.includes(column) ? sql`` : sql`::text`}`,
  )
  const { rows } = await sql<{ page: string | null }>`
    select json_agg(json_build_array(${version}::integer, r.row, ${sql.join(cells)}) order by r.row)::text as page
    from ${sql.table(table)} r
    where ${living(at)} and r.import_id = ${importId}
      and r.since = ${version} and r.row >= ${from} and r.row < ${from + ROWS_A_PAGE}`.execute(db)
  return rows[0]?.page ?? null
}

export interface InputFile {
  register: RegisterName
  importId: string
  fileName: string
  fileHash: string
  version: number
  rows: number
}

/** The files whose rows are alive at a version, by register and version. */
export async function filesAt(db: Database, register: RegisterName, at: At): Promise<InputFile[]> {
  const { rows } = await sql<InputFile>`
    select i.register, i.id as "importId", i.file_name as "fileName", i.file_hash as "fileHash", i.version, f.rows
    from (select r.import_id, count(*) as rows from ${sql.table(registerTables[register].table)} r
      where ${living(at)} group by r.import_id) f
    join register_import i on i.campaign = ${at.campaign} and i.id = f.import_id order by i.version`.execute(db)
  return rows
}

export async function newestVersion(db: Database, campaign: string): Promise<number> {
  const { rows } = await sql<{ version: number | null }>`
    select max(version) as version from register_import where campaign = ${campaign}`.execute(db)
  return rows[0]?.version ?? 0
}

/**
 * Given rows of one import of a register, as they were kept (also those that have ended since). A row's `since` is its
 * import's version: (since, row) is the small index that finds them.
 */
export async function importRows<R extends RegisterName>(
  db: Database,
  register: R,
  which: { campaign: string; importId: string; rows: readonly number[] },
): Promise<(RegisterRows[R] & { key: string })[]> {
  if (which.rows.length === 0) return []
  const { table, columns } = registerTables[register]
  const { rows } = await sql<RegisterRows[R] & { key: string }>`
    select r.key, r.import_id, r.row, ${sql.join(columns.map((column) => sql.ref(`r.${column}`)))}
    from ${sql.table(table)} r
    where r.campaign = ${which.campaign} and r.import_id = ${which.importId} and r.row in (${sql.join(which.rows)})
      and r.since = (select i.version from register_import i where i.campaign = ${which.campaign} and i.id = ${which.importId})
    order by r.row`.execute(db)
  return rows
}

export type ChangedRow = Source & {
  key: string
  /** Which side it stands on: alive at the first version only, or at the second only. */
  side: 'before' | 'after'
} & Record<string, unknown>

/** Rows that are alive at just one of two versions; a changed row stands on both sides under its key. */
export async function rowsBetween(
  db: Database,
  register: RegisterName,
  between: { campaign: string; from: number; to: number },
): Promise<ChangedRow[]> {
  const { table, columns } = registerTables[register]
  const { campaign, from, to } = between
  const alive = (version: number): RawBuilder<unknown> => sql`(${living({ campaign, version })})`
  const { rows } = await sql<ChangedRow>`
    select r.key, r.import_id, r.row, case when ${alive(from)} then 'before' else 'after' end as side,
      ${sql.join(columns.map((column) => sql.ref(`r.${column}`)))}
    from ${sql.table(table)} r
    where r.campaign = ${campaign} and ${alive(from)} <> ${alive(to)} order by r.key`.execute(db)
  return rows
}

export interface CaseCount {
  unit: string
  type: string
  count: number
}

/** Cases by unit and type that were decided within a period, both days included. */
export async function caseCountsAt(
  db: Database,
  at: At,
  period: { from: string; to: string; types: readonly string[] },
): Promise<CaseCount[]> {
  if (period.types.length === 0) return []
  const { rows } = await sql<CaseCount>`
    select r.unit, r.type, count(*) as count from case_row r
    where ${living(at)} and r.decided between ${period.from}::date and ${period.to}::date
      and r.type in (${sql.join(period.types)}) group by r.unit, r.type`.execute(db)
  return rows
}

export interface LivingUnit {
  code: string
  name: string
  parent: string
  level: string
}

/** The units of the newest version, by code. */
export async function livingUnits(db: Database, campaign: string): Promise<LivingUnit[]> {
  const { rows } = await sql<LivingUnit>`
    select code, name, parent, level from unit_row where campaign = ${campaign} and until is null order by code`.execute(
    db,
  )
  return rows
}

/** The units of every campaign's newest version; where two name one, the later campaign's word counts. */
export async function unitsOfAll(db: Database): Promise<LivingUnit[]> {
  const { rows } = await sql<LivingUnit>`
    select code, name, parent, level from unit_row where until is null order by campaign, code`.execute(db)
  return rows
}

/** Changes with every version of any campaign's data; 0 where nothing has been kept. */
export async function versionsOfAll(db: Database): Promise<number> {
  const { rows } = await sql<{ sum: number | null }>`
    select sum(v)::integer as sum from (select max(version) as v from register_import group by campaign) m`.execute(db)
  return rows[0]?.sum ?? 0
}

/** Units that are not in the draft of a new list of units although rows of other registers name them. */
export async function namedByOthers(
  db: Database,
  draft: { campaign: string; importId: string },
): Promise<{ unit: string; rows: number }[]> {
  const others = ['officer_row', 'case_row', 'file_score_row', 'nomination_row', 'figure_row']
  const named = sql.join(
    others.map(
      (table) => sql`select unit from ${sql.table(table)} where campaign = ${draft.campaign} and until is null`,
    ),
    sql` union all `,
  )
  const { rows } = await sql<{ unit: string; rows: number }>`
    select n.unit, count(*) as rows from (${named}) n
    where not exists (
      select 1 from register_draft d
      where d.campaign = ${draft.campaign} and d.import_id = ${draft.importId} and d.c1 = n.unit)
    group by n.unit order by n.unit`.execute(db)
  return rows
}

/** Lets the planner know what a large import has changed. */
export async function analyzeRegister(db: Database, register: RegisterName): Promise<void> {
  await sql`analyze ${sql.table(registerTables[register].table)}`.execute(db)
}

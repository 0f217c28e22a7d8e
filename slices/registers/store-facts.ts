/** Reads the registers as they stood at a version, for those who compute on them (`facts.ts`). */
import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { RegisterName } from './contract.ts'

/** Register → its table and its columns in the order of the register's sheet. */
export const registerTables = {
  units: {
    table: 'unit_row',
    columns: ['code', 'name', 'level', 'parent', 'state_controlled', 'key_monitored', 'list_year'],
  },
  officers: { table: 'officer_row', columns: ['certificate', 'name', 'unit'] },
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

export interface Source {
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
export type OfficerRow = Source & { certificate: string; name: string; unit: string }
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
    select i.register, i.id as "importId", i.file_name as "fileName", i.file_hash as "fileHash", i.version, count(*) as rows
    from ${sql.table(registerTables[register].table)} r join register_import i on i.campaign = r.campaign and i.id = r.import_id
    where ${living(at)} group by i.register, i.id, i.file_name, i.file_hash, i.version order by i.version`.execute(db)
  return rows
}

export async function newestVersion(db: Database, campaign: string): Promise<number> {
  const { rows } = await sql<{ version: number | null }>`
    select max(version) as version from register_import where campaign = ${campaign}`.execute(db)
  return rows[0]?.version ?? 0
}

/** Given rows of one import of a register, as they were kept (also those that have ended since). */
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
    order by r.row`.execute(db)
  return rows
}

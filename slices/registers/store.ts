/** Imports, their errors, and what people decided about headers and names. */
import { sql } from 'kysely'
import { bulkInsert } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'
import { type ImportSummary, type RegisterName, trusted } from './contract.ts'
import { newestVersion } from './store-facts.ts'
import type { Values } from './model.ts'

export type ImportStatus = 'reading' | 'checked' | 'keeping' | 'kept' | 'failed' | 'discarded'

export type ImportRow = {
  campaign: string
  id: string
  register: RegisterName
  status: ImportStatus
  file_name: string
  file_hash: string
  file_size: number
  uploaded_by: string
  uploaded_at: string
  mode: 'amend' | 'replace'
  rows_read: number
  rows_total: number | null
  /** StoredSummary as JSON. */
  summary: unknown
  version: number | null
  kept_by: string | null
  kept_at: string | null
  reason: string | null
  /** `{code, values}` as JSON text. */
  problem: string | null
  scope: string
  /** The day its raw file was deleted, as its time was over. */
  file_deleted_on: string | null
}

/** Warnings are kept as what their sentences are made of, who decided by the id. */
export type StoredSummary = Omit<ImportSummary, 'warnings' | 'decisions'> & {
  warnings: { row: number; code: string; known: Values }[]
  decisions: Omit<ImportSummary['decisions'][number], 'mayForget'>[]
}

export interface StoredError {
  row: number
  column: string
  value: string
  message: string
  code: string
  known: Values
}

type Tables = {
  register_import: ImportRow
  register_import_error: {
    campaign: string
    import_id: string
    seq: number
    row: number
    column_name: string
    value: string
    message: string
    code: string
    known: unknown
  }
}

export interface Which {
  campaign: string
  id: string
}

export type NewImport = Pick<
  ImportRow,
  | 'campaign'
  | 'id'
  | 'register'
  | 'file_name'
  | 'file_hash'
  | 'file_size'
  | 'uploaded_by'
  | 'uploaded_at'
  | 'mode'
  | 'scope'
>

export async function insertImport(tx: Database, made: NewImport): Promise<void> {
  const row: ImportRow = {
    ...made,
    status: 'reading',
    rows_read: 0,
    rows_total: null,
    summary: '{}',
    version: null,
    kept_by: null,
    kept_at: null,
    reason: null,
    problem: null,
    file_deleted_on: null,
  }
  await tx.withTables<Tables>().insertInto('register_import').values(row).execute()
}

export async function findImport(db: Database, { campaign, id }: Which): Promise<ImportRow | undefined> {
  return db
    .withTables<Tables>()
    .selectFrom('register_import')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** What these imports are called. */
export async function importNames(
  db: Database,
  campaign: string,
  ids: readonly string[],
): Promise<Pick<ImportRow, 'id' | 'file_name' | 'uploaded_at'>[]> {
  if (ids.length === 0) return []
  const query = db.withTables<Tables>().selectFrom('register_import').select(['id', 'file_name', 'uploaded_at'])
  return query.where('campaign', '=', campaign).where('id', 'in', ids).execute()
}

/** Newest first; `scope`: only imports of that reach ('' every one). */
export async function listImports(db: Database, campaign: string, scope: string): Promise<ImportRow[]> {
  const query = db.withTables<Tables>().selectFrom('register_import').selectAll().where('campaign', '=', campaign)
  return (scope === '' ? query : query.where('scope', '=', scope)).orderBy('uploaded_at', 'desc').limit(500).execute()
}

/** Imports of a person that were read or failed, and are neither kept nor discarded; the newest first. */
export async function openImports(
  db: Database,
  { campaign, by, most }: { campaign: string; by: string; most: number },
): Promise<ImportRow[]> {
  return db
    .withTables<Tables>()
    .selectFrom('register_import')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('uploaded_by', '=', by)
    .where('status', 'in', ['checked', 'failed'])
    .orderBy('uploaded_at', 'desc')
    .limit(most)
    .execute()
}

export async function updateImport(
  db: Database,
  { campaign, id }: Which,
  set: Partial<Omit<ImportRow, 'campaign' | 'id'>>,
): Promise<void> {
  await db
    .withTables<Tables>()
    .updateTable('register_import')
    .set(set)
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .execute()
}

/** Moves an import on only from the state it is thought to be in; answers whether it did. */
export async function moveImport(
  tx: Database,
  { campaign, id }: Which,
  step: { from: readonly ImportStatus[]; set: Partial<Omit<ImportRow, 'campaign' | 'id'>> },
): Promise<boolean> {
  const rows = await tx
    .withTables<Tables>()
    .updateTable('register_import')
    .set(step.set)
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .where('status', 'in', step.from)
    .returning('id')
    .execute()
  return rows.length === 1
}

export type KeptFile = Pick<ImportRow, 'id' | 'register' | 'file_hash' | 'kept_at' | 'version'>

/** Kept imports of the same bytes as any of these, the newest first; `scope` as `listImports` has it. */
export async function keptOfFiles(
  db: Database,
  { campaign, hashes, scope }: { campaign: string; hashes: readonly string[]; scope: string },
): Promise<KeptFile[]> {
  if (hashes.length === 0) return []
  const query = db
    .withTables<Tables>()
    .selectFrom('register_import')
    .select(['id', 'register', 'file_hash', 'kept_at', 'version'])
    .where('campaign', '=', campaign)
    .where('file_hash', 'in', hashes)
    .where('status', '=', 'kept')
  return (scope === '' ? query : query.where('scope', '=', scope)).orderBy('kept_at', 'desc').execute()
}

/** Every import of these bytes as this register, the newest first. */
export async function importsOfFile(
  db: Database,
  { campaign, register, hash }: { campaign: string; register: RegisterName; hash: string },
): Promise<ImportRow[]> {
  return db
    .withTables<Tables>()
    .selectFrom('register_import')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('register', '=', register)
    .where('file_hash', '=', hash)
    .orderBy('uploaded_at', 'desc')
    .execute()
}

/** The newest kept import of a register. */
export async function lastKept(db: Database, campaign: string, register: RegisterName): Promise<ImportRow | undefined> {
  return db
    .withTables<Tables>()
    .selectFrom('register_import')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('register', '=', register)
    .where('status', '=', 'kept')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Register → the newest version that an import of it became. */
export async function newestKept(db: Database, campaign: string): Promise<Map<RegisterName, number>> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('register_import')
    .select(({ fn }) => ['register', fn.max<number | null>('version').as('version')])
    .where('campaign', '=', campaign)
    .groupBy('register')
    .execute()
  return new Map(rows.map(({ register, version }) => [register, version ?? 0]))
}

/** Takes the campaign's next version; others wait until this transaction ends. */
export async function nextVersion(tx: Database, campaign: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`registers:${campaign}`}))`.execute(tx)
  return (await newestVersion(tx, campaign)) + 1
}

export async function replaceErrors(
  db: Database,
  { campaign, id }: Which,
  errors: readonly StoredError[],
): Promise<void> {
  await db
    .withTables<Tables>()
    .deleteFrom('register_import_error')
    .where('campaign', '=', campaign)
    .where('import_id', '=', id)
    .execute()
  if (errors.length === 0) return
  const columns = ['campaign', 'import_id', 'seq', 'row', 'column_name', 'value', 'message', 'code', 'known']
  const rows = errors.map((one, seq) => [
    campaign,
    id,
    seq,
    one.row,
    one.column,
    one.value,
    one.message,
    one.code,
    one.known,
  ])
  await bulkInsert(db, { table: 'register_import_error', columns }, rows)
}

export async function errorsOf(
  db: Database,
  { campaign, id }: Which,
  page: { offset: number; limit: number },
): Promise<{ total: number; errors: StoredError[] }> {
  const query = db
    .withTables<Tables>()
    .selectFrom('register_import_error')
    .where('campaign', '=', campaign)
    .where('import_id', '=', id)
  const { total } = await query.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query.selectAll().orderBy('seq').limit(page.limit).offset(page.offset).execute()
  return {
    total,
    errors: rows.map(({ row, column_name: column, value, message, code, known }) => ({
      row,
      column,
      value,
      message,
      code,
      known: trusted<Values>(known),
    })),
  }
}

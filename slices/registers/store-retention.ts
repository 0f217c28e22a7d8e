import { sql } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import { namedFiles } from '../../platform/files/uses-store.ts'
import { registerNames } from '../../rules/registers/score-input.ts'
import { registerTables } from './store-facts.ts'

interface RawFile {
  campaign: string
  id: string
  hash: string
}

/** Imports whose raw file nobody needs any more: given up or failed, or all of whose rows later files had replaced before then. */
async function spent(db: Database, before: string): Promise<RawFile[]> {
  const alive = registerNames.map(
    (name) => sql`exists (select from ${sql.table(registerTables[name].table)} r
      left join register_import e on e.campaign = r.campaign and e.version = r.until
      where r.campaign = i.campaign and r.import_id = i.id and (r.until is null or e.kept_at >= ${before}))`,
  )
  const { rows } = await sql<RawFile>`
    select campaign, id, file_hash as hash from register_import i
    where file_deleted_on is null and coalesce(kept_at, uploaded_at) < ${before}
      and (status in ('discarded', 'failed') or (status = 'kept' and not (${sql.join(alive, sql` or `)})))`.execute(db)
  return rows
}

/** Also brought by an import that needs it. */
async function neededByOthers(db: Database, files: readonly RawFile[]): Promise<Set<string>> {
  const ids = files.map(({ id }) => id)
  const { rows } = await sql<{ hash: string }>`
    select distinct file_hash as hash from register_import
    where file_hash = any(${arrayLiteral(files.map(({ hash }) => hash))}::text::text[]) and file_deleted_on is null
      and id <> all(${arrayLiteral(ids)}::text::text[])`.execute(db)
  return new Set(rows.map(({ hash }) => hash))
}

/** Of those before a day, the ones that no frozen result, no other import and nothing else of the house names. */
export async function spentFiles(db: Database, before: string): Promise<RawFile[]> {
  const files = await spent(db, before)
  if (files.length === 0) return []
  const [others, named] = [
    await neededByOthers(db, files),
    await namedFiles(
      db,
      files.map(({ hash }) => hash),
    ),
  ]
  return files.filter(({ hash }) => !others.has(hash) && !named.has(hash))
}

/** The file may go from the store after this; what its wrong rows said goes now. */
export async function markDeleted(tx: Database, files: readonly RawFile[], day: string): Promise<void> {
  const ids = arrayLiteral(files.map(({ id }) => id))
  await sql`update register_import set file_deleted_on = ${day} where id = any(${ids}::text::text[])`.execute(tx)
  await sql`delete from register_import_error where import_id = any(${ids}::text::text[])`.execute(tx)
}

/** Hashes of files that are marked and that nothing needs again meanwhile. */
export async function filesToRemove(db: Database): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select distinct file_hash as hash from register_import i where file_deleted_on is not null
      and not exists (select from register_import o where o.file_hash = i.file_hash and o.file_deleted_on is null)`.execute(
    db,
  )
  const hashes = rows.map(({ hash }) => hash)
  const named = await namedFiles(db, hashes)
  return hashes.filter((hash) => !named.has(hash))
}

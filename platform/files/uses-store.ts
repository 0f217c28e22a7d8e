/**
 * Which rows name a file of the store. Every column of a slice that is called like a file or a hash, and every document, says so
 * beside its table (a migration): `comment on column t.c is …` 'stored file' (the name of one), 'names stored files' (a document
 * in which names stand) or 'no stored file'. A column that says nothing keeps what it names; `tests/journeys/stored-files.test.ts` fails then.
 */
import { sql } from 'kysely'
import { arrayLiteral } from '../db/array-literal.ts'
import type { Database } from '../db/database.ts'

const declarations = ['stored file', 'names stored files', 'no stored file'] as const

/** The house's own tables name no file; what a job of theirs still needs stands in its input. */
const OWN =
  '^(audit_.*|migration|session|password|recovery_code|set_up_link|sign_in_step|single_sign_on_.*|passkey.*|api_token|approval|device_.*|invariant_round|notice|job)$'

export interface FileColumn {
  table: string
  column: string
  isDocument: boolean
  /** null: not declared. */
  declared: (typeof declarations)[number] | null
}

/** Columns of slices that are declared, or look as if they named a file. */
export async function fileColumns(db: Database): Promise<FileColumn[]> {
  const { rows } = await sql<FileColumn>`
    select t.relname::text as "table", c.attname::text as "column",
      format_type(c.atttypid, null) in ('json', 'jsonb') as "isDocument", col_description(t.oid, c.attnum) as "declared"
    from pg_attribute c join pg_class t on t.oid = c.attrelid
    where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r' and c.attnum > 0 and not c.attisdropped
      and t.relname !~ ${OWN} and (col_description(t.oid, c.attnum) = any(${arrayLiteral(declarations)}::text::text[])
        or format_type(c.atttypid, null) in ('json', 'jsonb')
        or format_type(c.atttypid, null) = 'text' and c.attname ~ 'hash|sha256|sm3|digest|file|proof|photo')
    order by 1, 2`.execute(db)
  return rows
}

/** Of these files, by hash, those that a row or work still to be done names. One content is kept once, whoever brought it. */
export async function namedFiles(db: Database, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const { rows: waiting } = await sql<{ h: string }>`
    select h from unnest(${arrayLiteral(hashes)}::text::text[]) as u(h)
    where exists (select from job where state in ('queued', 'running') and position(h in input) > 0)`.execute(db)
  const named = new Set(waiting.map(({ h }) => h))
  for (const { table, column, isDocument, declared } of await fileColumns(db)) {
    if (declared === 'no stored file') continue
    const at = sql.ref(column)
    const fits = isDocument ? sql`position(h in ${at}::text) > 0` : sql`${at} = h`
    const { rows } = await sql<{ h: string }>`
      select h from unnest(${arrayLiteral(hashes)}::text::text[]) as u(h)
      where exists (select from ${sql.table(table)} where ${fits})`.execute(db)
    for (const { h } of rows) named.add(h)
  }
  return named
}

/** Every file that a row names by a column of its own, with the row's table: 'volume_page'. */
export async function allNamedFiles(db: Database): Promise<{ table: string; sha256: string }[]> {
  const found: { table: string; sha256: string }[] = []
  for (const { table, column, isDocument, declared } of await fileColumns(db)) {
    if (declared !== 'stored file' || isDocument) continue
    const { rows } = await sql<{ sha256: string }>`
      select distinct ${sql.ref(column)} as sha256 from ${sql.table(table)}
      where ${sql.ref(column)} is not null`.execute(db)
    for (const { sha256 } of rows) found.push({ table, sha256 })
  }
  return found
}

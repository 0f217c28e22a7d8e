import { sql } from 'kysely'
import { arrayLiteral } from '../db/array-literal.ts'
import type { Database } from '../db/database.ts'

/** Tables that name a file without needing it: the log's digests, work that is done, what was told. */
const NEEDLESS = ['register_import', 'scoring_run', 'job', 'notice']

/**
 * Of these files, by hash, those that any table of any slice names: in a column of text that is called after a hash or a file,
 * or within a document. One content is kept once, whoever brought it, so nobody deletes it for all alone.
 */
export async function namedFiles(db: Database, hashes: readonly string[]): Promise<Set<string>> {
  const named = new Set<string>()
  if (hashes.length === 0) return named
  for (const { table, column, isDocument } of await columnsThatName(db)) {
    const at = sql.ref(column)
    const fits = isDocument ? sql`position(h in ${at}::text) > 0` : sql`${at} = h`
    const { rows } = await sql<{ h: string }>`
      select h from unnest(${arrayLiteral(hashes)}::text::text[]) as u(h)
      where exists (select from ${sql.table(table)} where ${fits})`.execute(db)
    for (const { h } of rows) named.add(h)
  }
  return named
}

async function columnsThatName(db: Database): Promise<{ table: string; column: string; isDocument: boolean }[]> {
  const { rows } = await sql<{ table: string; column: string; isDocument: boolean }>`
    select c.table_name as "table", c.column_name as "column", c.data_type in ('json', 'jsonb') as "isDocument"
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.table_name not like 'audit\\_%'
      and c.table_name <> all(${arrayLiteral(NEEDLESS)}::text::text[])
      and (c.data_type in ('json', 'jsonb') and c.column_name ~ 'document|inputs|files|papers|content|parts'
        or c.data_type = 'text' and c.column_name ~ 'hash|sha256|file')`.execute(db)
  return rows
}

/** Whole tables as texts, in PostgreSQL's own writing of every value, so that nothing passes through JavaScript's types. */
import { sql, type RawBuilder } from 'kysely'
import type { Database } from './database.ts'

/** Why nothing was moved, exported or imported; nothing is half done. */
export class MoveRefused extends Error {}

/** A row may hold a document of some megabytes. */
const ROWS_A_FETCH = 250

export interface AppliedMigration {
  name: string
  sha256: string
}

export async function appliedMigrations(db: Database): Promise<AppliedMigration[]> {
  const { rows } = await sql<AppliedMigration>`
    select name, sha256 from migration order by name collate "C"`.execute(db)
  return rows
}

/** @throws MoveRefused */
export async function mustBeEmpty(to: Database, table: string): Promise<void> {
  const { rows } = await sql`select from ${sql.table(table)} limit 1`.execute(to)
  if (rows.length > 0)
    throw new MoveRefused(
      `The target is not empty: table ${table} holds rows. Give an empty database or a new directory.`,
    )
}

/** Every table but `migration`, those that others refer to first, else by name. */
export async function tablesInOrder(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string; needs: string[] }>`
    select c.relname::text as name,
      array(select distinct k.confrelid::regclass::text from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
    order by c.relname collate "C"`.execute(db)
  const ordered: string[] = []
  while (ordered.length < rows.length) {
    const next = rows.filter(
      ({ name, needs }) => !ordered.includes(name) && needs.every((need) => ordered.includes(need)),
    )
    if (next.length === 0)
      throw new MoveRefused('Tables refer to each other in a circle: this version cannot move them.')
    ordered.push(...next.map(({ name }) => name))
  }
  return ordered
}

/** Those that are written; what the database computes it computes again. */
export async function columnsOf(db: Database, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

/** The columns of the primary key; of a table without one, all. */
export async function keyOf(db: Database, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select a.attname::text as name from pg_index i, unnest(i.indkey) with ordinality k(column_number, place)
      join pg_attribute a on a.attrelid = ${table}::regclass and a.attnum = k.column_number
    where i.indrelid = ${table}::regclass and i.indisprimary order by k.place`.execute(db)
  return rows.length > 0 ? rows.map(({ name }) => name) : columnsOf(db, table)
}

export type TextRow = (string | null)[]

/** Inside a transaction. @param order columns by whose texts the rows come, byte by byte, the same on every database */
export async function* allRows(
  from: Database,
  { table, columns, order = [] }: { table: string; columns: readonly string[]; order?: readonly string[] },
): AsyncGenerator<TextRow> {
  const texts = sql.join(columns.map((column, at) => sql`${sql.ref(column)}::text as ${sql.ref(`c${at}`)}`))
  await sql`declare moving no scroll cursor for select ${texts} from ${sql.table(table)} ${ordered(order)}`.execute(
    from,
  )
  for (;;) {
    const { rows } = await sql<Record<string, string | null>>`fetch ${sql.lit(ROWS_A_FETCH)} from moving`.execute(from)
    for (const row of rows) yield columns.map((_column, at) => row[`c${at}`] ?? null)
    if (rows.length < ROWS_A_FETCH) break
  }
  await sql`close moving`.execute(from)
}

const ordered = (order: readonly string[]): RawBuilder<unknown> =>
  order.length === 0
    ? sql``
    : sql`order by ${sql.join(order.map((column) => sql`${sql.ref(column)}::text collate "C"`))}`

/** Identity columns go on after the highest id that came over. */
export async function setSequences(to: Database): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname::text as table, a.attname::text as column from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (a.attidentity <> '' or pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null)
    and a.attnum > 0 and not a.attisdropped`.execute(to)
  for (const { table, column } of rows) {
    await sql`select setval(pg_get_serial_sequence(${sql.lit(`"${table}"`)}, ${column}), max(${sql.ref(column)})) from ${sql.table(table)} having max(${sql.ref(column)}) is not null`.execute(
      to,
    )
  }
}

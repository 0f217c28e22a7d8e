import { sql } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import type { Database } from './database.ts'
import { inTransaction } from './in-transaction.ts'

export interface MovedTable {
  table: string
  rows: number
  /** The same on both sides: a sum over a hash of every row, whatever their order. */
  hash: string
}

/** Why nothing was moved; nothing is half-moved. */
export class MoveRefused extends Error {}

const ROWS_A_FETCH = 5_000

/**
 * Copies every row of every table from one migrated database to another, in one transaction of the target, and compares
 * count and hash of each table before it commits.
 * @throws MoveRefused when the schemas differ, the target holds rows, or a table differs after the copy.
 */
export async function moveEverything(
  source: Database,
  target: Database,
  tell: (line: string) => void,
): Promise<MovedTable[]> {
  return inTransaction(
    source,
    (from) =>
      inTransaction(target, async (to) => {
        await mustHaveSameMigrations(from, to)
        const tables = await tablesInOrder(from)
        for (const table of tables) await mustBeEmpty(to, table)
        const moved: MovedTable[] = []
        for (const table of tables) {
          moved.push(await moveTable({ from, to }, table))
          tell(`${table}: ${moved.at(-1)?.rows ?? 0}`)
        }
        await setSequences(to)
        return moved
      }),
    'repeatable read',
  )
}

async function mustHaveSameMigrations(from: Database, to: Database): Promise<void> {
  const [source, target] = await Promise.all([from, to].map(migrations))
  if (source !== target) {
    throw new MoveRefused(
      'The source was last used with another version: start the server once on it with this version, then move.',
    )
  }
}

async function migrations(db: Database): Promise<string> {
  const { rows } = await sql<{
    name: string
    sha256: string
  }>`select name, sha256 from migration order by name`.execute(db)
  return JSON.stringify(rows)
}

async function mustBeEmpty(to: Database, table: string): Promise<void> {
  const { rows } = await sql`select from ${sql.table(table)} limit 1`.execute(to)
  if (rows.length > 0)
    throw new MoveRefused(
      `The target is not empty: table ${table} holds rows. Give an empty database or a new directory.`,
    )
}

/** Every table but `migration`, those that others refer to first. */
async function tablesInOrder(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string; needs: string[] }>`
    select c.relname::text as name,
      array(select distinct k.confrelid::regclass::text from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration' order by 1`.execute(
    db,
  )
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

async function moveTable({ from, to }: { from: Database; to: Database }, table: string): Promise<MovedTable> {
  const columns = await columnsOf(from, table)
  await bulkInsert(to, { table, columns, keepIdentity: true }, allRows(from, table, columns))
  const [before, after] = [await fingerprint(from, table, columns), await fingerprint(to, table, columns)]
  if (before.rows !== after.rows || before.hash !== after.hash) {
    throw new MoveRefused(
      `Table ${table} differs after the copy (${before.rows} rows against ${after.rows}). Nothing was moved.`,
    )
  }
  return { table, ...after }
}

async function columnsOf(db: Database, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

/** Every value as PostgreSQL's own text, so that nothing passes through JavaScript's types. */
async function* allRows(from: Database, table: string, columns: readonly string[]): AsyncGenerator<(string | null)[]> {
  const texts = sql.join(columns.map((column, at) => sql`${sql.ref(column)}::text as ${sql.ref(`c${at}`)}`))
  await sql`declare moving no scroll cursor for select ${texts} from ${sql.table(table)}`.execute(from)
  for (;;) {
    const { rows } = await sql<Record<string, string | null>>`fetch ${sql.lit(ROWS_A_FETCH)} from moving`.execute(from)
    for (const row of rows) yield columns.map((_column, at) => row[`c${at}`] ?? null)
    if (rows.length < ROWS_A_FETCH) break
  }
  await sql`close moving`.execute(from)
}

async function fingerprint(
  db: Database,
  table: string,
  columns: readonly string[],
): Promise<{ rows: number; hash: string }> {
  const texts = sql.join(columns.map((column) => sql`${sql.ref(column)}::text`))
  const { rows } = await sql<{ rows: number; hash: string }>`
    select count(*) as rows, coalesce(sum(('x' || left(md5(row(${texts})::text), 15))::bit(60)::bigint), 0) as hash
    from ${sql.table(table)}`.execute(db)
  return rows[0] ?? { rows: 0, hash: '0' }
}

/** Identity columns go on after the highest id that came over. */
async function setSequences(to: Database): Promise<void> {
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

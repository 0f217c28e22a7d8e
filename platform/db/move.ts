import { sql } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import type { Database } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import {
  allRows,
  appliedMigrations,
  columnsOf,
  mustBeEmpty,
  MoveRefused,
  setSequences,
  tablesInOrder,
} from './whole-tables.ts'

export interface MovedTable {
  table: string
  rows: number
  /** The same on both sides: a sum over a hash of every row, whatever their order. */
  hash: string
}

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
  const [source, target] = await Promise.all([from, to].map(appliedMigrations))
  if (JSON.stringify(source) !== JSON.stringify(target)) {
    throw new MoveRefused(
      'The source was last used with another version: start the server once on it with this version, then move.',
    )
  }
}

async function moveTable({ from, to }: { from: Database; to: Database }, table: string): Promise<MovedTable> {
  const columns = await columnsOf(from, table)
  await bulkInsert(to, { table, columns, keepIdentity: true }, allRows(from, { table, columns }))
  const [before, after] = [await fingerprint(from, table, columns), await fingerprint(to, table, columns)]
  if (before.rows !== after.rows || before.hash !== after.hash) {
    throw new MoveRefused(
      `Table ${table} differs after the copy (${before.rows} rows against ${after.rows}). Nothing was moved.`,
    )
  }
  return { table, ...after }
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

import { CompiledQuery, sql } from 'kysely'
import { arrayElement, type BulkValue } from './array-literal.ts'
import type { Database } from './database.ts'

export type BulkRows = Iterable<readonly BulkValue[]> | AsyncIterable<readonly BulkValue[]>

export interface BulkTarget {
  table: string
  columns: readonly string[]
  /** Column → the one value, as text, that all rows have in it; not among `columns`. */
  same?: Readonly<Record<string, string>>
  /** Write ids that the database would give by itself (`generated always as identity`): only for moving data. */
  keepIdentity?: boolean
}

const ROWS_A_STATEMENT = 10_000

/**
 * Inserts many rows: one array per column and statement, the next batch is made ready while the server works. Measured on
 * two cores, 230,000 rows × 20 columns: see docs/decisions/0008-server-house.md. Not one transaction unless `db` is one.
 * Answers the number of rows.
 */
export function bulkInsert(db: Database, target: BulkTarget, rows: BulkRows): Promise<number> {
  return insertBatches(db, target, inBatches(rows, target))
}

/** The same for rows that come as array literals (array-literal.ts), one statement a batch. */
export async function insertBatches(
  db: Database,
  target: BulkTarget,
  batches: AsyncIterable<BulkBatch>,
): Promise<number> {
  const statement = await statementFor(db, target)
  const same = Object.values(target.same ?? {})
  let written = 0
  let underway: Promise<unknown> = Promise.resolve()
  for await (const batch of batches) {
    await underway
    underway = db.executeQuery(CompiledQuery.raw(statement, [...batch.arrays, ...same]))
    underway.catch(() => {})
    written += batch.size
  }
  await underway
  return written
}

export interface BulkBatch {
  size: number
  /** One array literal a column. */
  arrays: readonly string[]
}

async function* inBatches(rows: BulkRows, target: BulkTarget): AsyncGenerator<BulkBatch> {
  const batch = new Gathering(target)
  if (Symbol.iterator in rows) {
    for (const row of rows) if (batch.add(row)) yield batch.take()
  } else {
    for await (const row of rows) if (batch.add(row)) yield batch.take()
  }
  if (batch.size > 0) yield batch.take()
}

class Gathering {
  size = 0
  readonly #target: BulkTarget
  #columns: string[][]

  constructor(target: BulkTarget) {
    this.#target = target
    this.#columns = target.columns.map(() => [])
  }

  /** Answers whether the batch is full. */
  add(row: readonly BulkValue[]): boolean {
    const { table, columns } = this.#target
    if (row.length !== columns.length) throw new Error(`${table}: ${row.length} values for ${columns.length} columns`)
    for (let at = 0; at < row.length; at++) this.#columns[at]?.push(arrayElement(row[at] ?? null))
    return ++this.size === ROWS_A_STATEMENT
  }

  take(): BulkBatch {
    const batch = { size: this.size, arrays: this.#columns.map((texts) => `{${texts.join(',')}}`) }
    this.#columns = this.#target.columns.map(() => [])
    this.size = 0
    return batch
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** `unnest` flattens arrays of arrays, so array columns travel as text and are cast after; all others are cast at once. */
async function statementFor(db: Database, { table, columns, same = {}, keepIdentity }: BulkTarget): Promise<string> {
  const types = await columnTypes(db, table)
  const typeOf = (column: string): string => types.get(column) ?? missing(table, column)
  const casts = columns.map(typeOf)
  const constant = Object.keys(same)
  const isArray = (type: string): boolean => type.endsWith('[]')
  const arrays = casts.map((type, at) => `$${at + 1}::text::${isArray(type) ? 'text' : type}[]`)
  const constants = constant.map((column, at) => `$${casts.length + at + 1}::text::${typeOf(column)}`)
  const picks = [...casts.map((type, at) => `c${at}${isArray(type) ? `::${type}` : ''}`), ...constants]
  const names = casts.map((_type, at) => `c${at}`)
  const overriding = keepIdentity === true ? ' overriding system value' : ''
  return `insert into ${quoted(table)} (${[...columns, ...constant].map(quoted).join(', ')})${overriding} select ${picks.join(', ')} from unnest(${arrays.join(', ')}) as u(${names.join(', ')})`
}

async function columnTypes(db: Database, table: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${quoted(table)}::regclass and attnum > 0 and not attisdropped`.execute(db)
  return new Map(rows.map(({ name, type }) => [name, type]))
}

function missing(table: string, column: string): never {
  throw new Error(`table ${table} has no column ${column}`)
}

import type { PGlite, Results } from '@electric-sql/pglite'
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'

/** Kysely on PGlite, which is one session: whoever holds the connection (a transaction) makes all others wait. */
export function pgliteDialect(lite: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(lite),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

/** So long may one transaction keep the only session; then the waiting query fails and says why. */
const PATIENCE_MS = 60_000

class PgliteDriver implements Driver {
  readonly #lite: PGlite
  readonly #connection: PgliteConnection
  #tail: Promise<void> = Promise.resolve()
  #release: (() => void) | undefined

  constructor(lite: PGlite) {
    this.#lite = lite
    this.#connection = new PgliteConnection(lite)
  }

  async init(): Promise<void> {
    await this.#lite.waitReady
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#tail
    const mine = Promise.withResolvers<void>()
    this.#tail = before.then(() => mine.promise)
    if (!(await settledWithin(before, PATIENCE_MS))) {
      mine.resolve()
      throw new Error(
        'PGlite: waited 60 s for the only session. A transaction is too long, or a store was given `db` inside a transaction instead of `tx`.',
      )
    }
    this.#release = mine.resolve
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#release?.()
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`
    await connection.executeQuery(CompiledQuery.raw(`start transaction${level}`))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    await this.#lite.close()
  }
}

async function settledWithin(promise: Promise<void>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  const inTime = await Promise.race([promise.then(() => true), late])
  clearTimeout(timer)
  return inTime
}

class PgliteConnection implements DatabaseConnection {
  readonly #lite: PGlite

  constructor(lite: PGlite) {
    this.#lite = lite
  }

  /** Without parameters the simple protocol is used, as `pg` does: several statements in one text are allowed. */
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { sql, parameters } = query
    if (parameters.length > 0) return outcome(await this.#lite.query<R>(sql, [...parameters]))
    const last = (await this.#lite.exec(sql)).at(-1)
    if (sql === 'commit' && last?.command === 'ROLLBACK')
      throw new Error('the transaction was rolled back instead of committed')
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the caller names the type of its rows
    return last === undefined ? { rows: [] } : outcome(last as Results<R>)
  }

  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('PGlite does not stream: page by key, or declare a cursor')
  }
}

function outcome<R>(result: Results<R>): QueryResult<R> {
  const changed = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].some((word) => result.command?.startsWith(word))
  return changed ? { rows: result.rows, numAffectedRows: BigInt(result.affectedRows ?? 0) } : { rows: result.rows }
}

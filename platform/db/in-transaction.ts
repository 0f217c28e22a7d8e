/** Inside a transaction the database is reached through it alone: what would wait for ever fails at once and says why. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { DatabaseConnection, Dialect, Driver, IsolationLevel } from 'kysely'
import type { Database } from './database.ts'

interface Scope {
  /** The database whose transaction it is; unknown until it has begun. */
  driver: Driver | undefined
  /** False once it has ended: what was begun inside and goes on after it is outside. */
  open: boolean
  around: Scope | undefined
}

const scopes = new AsyncLocalStorage<Scope | undefined>()

/** A handle was used beside the open transaction: its answer would not see what the transaction did, and the embedded database would wait for ever. */
export class BesideTransaction extends Error {
  constructor(what: string) {
    super(
      `${what} was used inside a transaction of the same database: hand on \`tx\`, or ask before the transaction begins`,
    )
  }
}

/** The only way to open a transaction. Inside `work` only `tx` reaches that database. */
export async function inTransaction<T>(
  db: Database,
  work: (tx: Database) => Promise<T>,
  isolation?: IsolationLevel,
): Promise<T> {
  const scope: Scope = { driver: undefined, open: true, around: scopes.getStore() }
  const builder = db.transaction()
  try {
    return await scopes.run(scope, () =>
      (isolation === undefined ? builder : builder.setIsolationLevel(isolation)).execute(work),
    )
  } finally {
    scope.open = false
  }
}

/** For what asks the database only now and then, such as a question with a memory: refuses always. @throws BesideTransaction */
export function mustBeOutside(what: string): void {
  if (openScopes().length > 0) throw new BesideTransaction(what)
}

function openScopes(): Scope[] {
  const found: Scope[] = []
  for (let scope = scopes.getStore(); scope !== undefined; scope = scope.around) if (scope.open) found.push(scope)
  return found
}

/** The dialect's connections, which are refused to whoever has a transaction of this database open. */
export function guardedDialect(dialect: Dialect): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createDriver: () => guardedDriver(dialect.createDriver()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  }
}

function guardedDriver(driver: Driver): Driver {
  const acquireConnection: Driver['acquireConnection'] = (options): Promise<DatabaseConnection> => {
    const [mine, ...around] = openScopes()
    if (mine !== undefined) {
      if (mine.driver === driver || around.some((scope) => scope.driver === driver))
        return Promise.reject(new BesideTransaction('The database'))
      mine.driver ??= driver
    }
    return driver.acquireConnection(options)
  }
  return new Proxy(driver, {
    get: (target, name) => {
      if (name === 'acquireConnection') return acquireConnection
      const found: unknown = Reflect.get(target, name, target)
      return typeof found === 'function' ? found.bind(target) : found
    },
  })
}

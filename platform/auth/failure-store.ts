import type { Generated } from 'kysely'
import type { Database } from '../db/database.ts'

export interface FailedSignIn {
  at: string
  address: string
  /** What failed: 'password', 'second'. */
  step: string
}

interface FailureRow extends FailedSignIn {
  id: Generated<number>
  account: string
}

export interface LastSignIn {
  person: string
  post: string
  at: string
  method: string
  address: string
  device: string
}

type FailureTables = { sign_in_failure: FailureRow; last_sign_in: LastSignIn }

/** The law asks for logs of at least six months; older failures go when a new one comes. */
const KEPT_MS = 190 * 86_400_000

export async function keepFailure(tx: Database, account: string, failure: FailedSignIn): Promise<void> {
  const tables = tx.withTables<FailureTables>()
  await tables
    .insertInto('sign_in_failure')
    .values({ account, ...failure })
    .execute()
  const old = new Date(Date.parse(failure.at) - KEPT_MS).toISOString()
  await tables.deleteFrom('sign_in_failure').where('at', '<', old).execute()
}

export async function countFailures(db: Database, account: string, since: string | undefined): Promise<number> {
  const { count } = await db
    .withTables<FailureTables>()
    .selectFrom('sign_in_failure')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('account', '=', account)
    .where('at', '>', since ?? '1970-01-01T00:00:00Z')
    .executeTakeFirstOrThrow()
  return count
}

/** The newest first. */
export const failuresOf = (db: Database, account: string, most: number): Promise<FailedSignIn[]> =>
  db
    .withTables<FailureTables>()
    .selectFrom('sign_in_failure')
    .select(['at', 'address', 'step'])
    .where('account', '=', account)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

export const lastSignInOf = (db: Database, person: string): Promise<LastSignIn | undefined> =>
  db.withTables<FailureTables>().selectFrom('last_sign_in').selectAll().where('person', '=', person).executeTakeFirst()

export async function keepLastSignIn(tx: Database, signIn: LastSignIn): Promise<void> {
  const { person, ...rest } = signIn
  await tx
    .withTables<FailureTables>()
    .insertInto('last_sign_in')
    .values({ person, ...rest })
    .onConflict((oc) => oc.column('person').doUpdateSet(rest))
    .execute()
}

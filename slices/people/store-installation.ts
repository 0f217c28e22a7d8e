import type { Database } from '../../platform/db/database.ts'
import { hashOfSecret } from '../../platform/auth/secret.ts'

export type Mode = 'demonstration' | 'real'

type InstallationTables = {
  installation: { one: boolean; mode: Mode; begun_at: string }
  first_administrator_link: { secret_hash: string; made_at: string; ended_at: string | null; person: string | null }
  person: { id: string; state: string; demonstration: boolean }
  post: { person: string; role: string; ended_at: string | null }
}

export async function writtenMode(db: Database): Promise<Mode | undefined> {
  const row = await db.withTables<InstallationTables>().selectFrom('installation').select('mode').executeTakeFirst()
  return row?.mode
}

/** What a database from before modes were written must be: only demonstrations had people. undefined: it is new. */
export async function modeByPeople(db: Database): Promise<Mode | undefined> {
  const tables = db.withTables<InstallationTables>()
  const person = await tables.selectFrom('person').select('demonstration').limit(1).executeTakeFirst()
  return person === undefined ? undefined : 'demonstration'
}

export async function keepMode(tx: Database, mode: Mode, now: Date): Promise<void> {
  await tx
    .withTables<InstallationTables>()
    .insertInto('installation')
    .values({ one: true, mode, begun_at: now.toISOString() })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** Has anybody who is an administrator set a password yet? */
export async function hasAdministrator(db: Database): Promise<boolean> {
  const row = await db
    .withTables<InstallationTables>()
    .selectFrom('person')
    .innerJoin('post', 'post.person', 'person.id')
    .select('person.id')
    .where('role', '=', 'administrator')
    .where('post.ended_at', 'is', null)
    .where('state', 'in', ['active', 'suspended'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps the link's hash and ends older ones. */
export async function keepFirstLink(tx: Database, secret: string, now: Date): Promise<void> {
  const tables = tx.withTables<InstallationTables>()
  const at = now.toISOString()
  await tables.updateTable('first_administrator_link').set({ ended_at: at }).where('ended_at', 'is', null).execute()
  const row = { secret_hash: hashOfSecret(secret), made_at: at, ended_at: null, person: null }
  await tables.insertInto('first_administrator_link').values(row).execute()
}

export async function isFirstLink(db: Database, secret: string): Promise<boolean> {
  const row = await db
    .withTables<InstallationTables>()
    .selectFrom('first_administrator_link')
    .select('made_at')
    .where('secret_hash', '=', hashOfSecret(secret))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Uses the link up for that person; of two at the same moment one gets true. */
export async function useFirstLink(
  tx: Database,
  secret: string,
  { person, now }: { person: string; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<InstallationTables>()
    .updateTable('first_administrator_link')
    .set({ ended_at: now.toISOString(), person })
    .where('secret_hash', '=', hashOfSecret(secret))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

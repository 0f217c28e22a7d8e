import type { Database } from '../db/database.ts'

type PasswordTables = { password: { person: string; hash: string; set_at: string } }

/** The Argon2id string of the person's password; undefined where none is set. */
export async function passwordOf(db: Database, person: string): Promise<{ hash: string; setAt: string } | undefined> {
  const row = await db
    .withTables<PasswordTables>()
    .selectFrom('password')
    .select(['hash', 'set_at'])
    .where('person', '=', person)
    .executeTakeFirst()
  return row === undefined ? undefined : { hash: row.hash, setAt: row.set_at }
}

export async function keepPassword(tx: Database, person: string, kept: { hash: string; now: Date }): Promise<void> {
  const row = { hash: kept.hash, set_at: kept.now.toISOString() }
  await tx
    .withTables<PasswordTables>()
    .insertInto('password')
    .values({ person, ...row })
    .onConflict((oc) => oc.column('person').doUpdateSet(row))
    .execute()
}

/** The same password hashed at today's cost; nothing where it was changed in between. */
export async function hashAgain(
  tx: Database,
  person: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await tx
    .withTables<PasswordTables>()
    .updateTable('password')
    .set({ hash: to })
    .where('person', '=', person)
    .where('hash', '=', from)
    .execute()
}

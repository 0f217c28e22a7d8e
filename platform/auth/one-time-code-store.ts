import type { Database } from '../db/database.ts'

interface OneTimeCodeRow {
  person: string
  sealed: string
  confirmed_at: string | null
  last_step: number
}

type CodeTables = {
  one_time_code: OneTimeCodeRow
  recovery_code: { person: string; digest: string; used_at: string | null }
}

export interface KeptCodes {
  sealed: string
  since: string
  /** Recovery codes that have not been used. */
  recoveryLeft: number
}

/** The person's second factor; undefined: has none. */
export async function codesOf(db: Database, person: string): Promise<KeptCodes | undefined> {
  const row = await db
    .withTables<CodeTables>()
    .selectFrom('one_time_code')
    .select(({ selectFrom }) => [
      'sealed',
      'confirmed_at',
      selectFrom('recovery_code')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('recovery_code.person', '=', 'one_time_code.person')
        .where('used_at', 'is', null)
        .as('left'),
    ])
    .where('person', '=', person)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row === undefined
    ? undefined
    : { sealed: row.sealed, since: row.confirmed_at ?? '', recoveryLeft: row.left ?? 0 }
}

export interface NewCodes {
  sealed: string
  now: Date
  /** The step of the code that confirmed it: that code is used up. */
  step: number
  digests: readonly string[]
}

/** Keeps a second factor in place of an older one, with fresh recovery codes. */
export async function keepCodes(tx: Database, person: string, { sealed, now, step, digests }: NewCodes): Promise<void> {
  const row = { sealed, confirmed_at: now.toISOString(), last_step: step }
  await tx
    .withTables<CodeTables>()
    .insertInto('one_time_code')
    .values({ person, ...row })
    .onConflict((oc) => oc.column('person').doUpdateSet(row))
    .execute()
  await keepRecoveryCodes(tx, person, digests)
}

export async function keepRecoveryCodes(tx: Database, person: string, digests: readonly string[]): Promise<void> {
  const tables = tx.withTables<CodeTables>()
  await tables.deleteFrom('recovery_code').where('person', '=', person).execute()
  await tables
    .insertInto('recovery_code')
    .values(digests.map((digest) => ({ person, digest, used_at: null })))
    .execute()
}

/** false: the person had none. */
export async function removeCodes(tx: Database, person: string): Promise<boolean> {
  const tables = tx.withTables<CodeTables>()
  await tables.deleteFrom('recovery_code').where('person', '=', person).execute()
  const { numDeletedRows } = await tables.deleteFrom('one_time_code').where('person', '=', person).executeTakeFirst()
  return numDeletedRows > 0n
}

/** Takes the code of a step; false where that step or a later one was taken already (RFC 6238, 5.2: one time). */
export async function takeStep(tx: Database, person: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<CodeTables>()
    .updateTable('one_time_code')
    .set({ last_step: step })
    .where('person', '=', person)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Uses a recovery code up; false where it is none of the person's, or used. */
export async function takeRecoveryCode(
  tx: Database,
  person: string,
  { digest, now }: { digest: string; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<CodeTables>()
    .updateTable('recovery_code')
    .set({ used_at: now.toISOString() })
    .where('person', '=', person)
    .where('digest', '=', digest)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

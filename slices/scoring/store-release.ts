import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'

type ReleaseTables = {
  scoring_release: {
    campaign: string
    run_id: string
    released_by: string
    released_at: string
    reason: string
    withdrawn_by: string | null
    withdrawn_at: string | null
    withdraw_reason: string | null
  }
}

const tables = (db: Database) => db.withTables<ReleaseTables>()

/** run → its release that holds. */
export async function openReleases(
  db: Database,
  campaign: string,
): Promise<Map<string, { by: string; at: string; reason: string }>> {
  const rows = await tables(db)
    .selectFrom('scoring_release')
    .select(['run_id', 'released_by as by', 'released_at as at', 'reason'])
    .where('campaign', '=', campaign)
    .where('withdrawn_at', 'is', null)
    .execute()
  return new Map(rows.map(({ run_id: run, ...release }) => [run, release]))
}

/** Others who would release wait until this transaction ends. */
export const lockReleases = async (tx: Database, campaign: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`scoring_release:${campaign}`}))`.execute(tx)
}

/** Was any run of the campaign ever released, whether or not that was taken back? */
export const wasReleased = async (db: Database, campaign: string): Promise<boolean> =>
  (await tables(db)
    .selectFrom('scoring_release')
    .select('run_id')
    .where('campaign', '=', campaign)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** @returns false where it is released already. */
export async function insertRelease(
  tx: Database,
  release: { campaign: string; run_id: string; released_by: string; released_at: string; reason: string },
): Promise<boolean> {
  const done = await tables(tx)
    .insertInto('scoring_release')
    .values({ ...release, withdrawn_by: null, withdrawn_at: null, withdraw_reason: null })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** @returns false where it is not released. */
export async function withdrawRelease(
  tx: Database,
  { campaign, run }: { campaign: string; run: string },
  withdrawn: { by: string; at: string; reason: string },
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('scoring_release')
    .set({ withdrawn_by: withdrawn.by, withdrawn_at: withdrawn.at, withdraw_reason: withdrawn.reason })
    .where('campaign', '=', campaign)
    .where('run_id', '=', run)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

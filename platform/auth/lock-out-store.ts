import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

/** How failures in a row slow down: `free` of them cost nothing, then `first` seconds, doubled each time up to `longest`. */
export interface Patience {
  free: number
  first: number
  longest: number
  /** Seconds without a failure after which they are forgotten. */
  forget: number
}

/** An account: four slips are free; a guesser gets about a hundred tries a day (NIST SP 800-63B: at most 100 in a row). */
export const accountPatience: Patience = { free: 4, first: 30, longest: 900, forget: 86_400 }

/** An address: a whole bureau may share one, so that only a flood of failures slows it. */
export const addressPatience: Patience = { free: 200, first: 60, longest: 900, forget: 600 }

/** null: go on; otherwise nobody may try before this instant. */
export type Wait = { until: Date } | null

/**
 * Counts the try as a failure before it is looked at, so that many at the same moment can't outrun the count;
 * `forgive` takes it back. While the key is blocked nothing is counted.
 */
export async function countTry(
  db: Database,
  key: string,
  { patience, now }: { patience: Patience; now: Date },
): Promise<Wait> {
  const { free, first, longest, forget } = patience
  const at = now.toISOString()
  const forgotten = new Date(now.getTime() - forget * 1000).toISOString()
  const { rows } = await sql<{ failures: number }>`
    insert into sign_in_guard as g (key, failures, last_at) values (${key}, 1, ${at}::timestamptz)
    on conflict (key) do update set
      last_at = excluded.last_at,
      failures = case when g.last_at < ${forgotten}::timestamptz then 1 else g.failures + 1 end,
      blocked_until = case when g.last_at >= ${forgotten}::timestamptz and g.failures >= ${free}::int
        then excluded.last_at
          + least(${longest}::int, ${first}::int * power(2, least(g.failures - ${free}::int, 20))) * interval '1 second'
        end
    where g.blocked_until is null or g.blocked_until <= excluded.last_at
    returning failures`.execute(db)
  return rows.length > 0 ? null : blockOf(db, key, now)
}

type GuardTables = {
  sign_in_guard: { key: string; failures: number; last_at: string; blocked_until: string | null }
}

/** Until when the key is blocked; null: it is not. */
export async function blockOf(db: Database, key: string, now: Date): Promise<Wait> {
  const row = await db
    .withTables<GuardTables>()
    .selectFrom('sign_in_guard')
    .select('blocked_until')
    .where('key', '=', key)
    .where('blocked_until', '>', now.toISOString())
    .executeTakeFirst()
  return row?.blocked_until ? { until: new Date(row.blocked_until) } : null
}

/** The last try was right, though the sign-in is not complete: it does not count. */
export async function forgiveOne(db: Database, key: string): Promise<void> {
  await db
    .withTables<GuardTables>()
    .updateTable('sign_in_guard')
    .set((eb) => ({ failures: eb('failures', '-', 1), blocked_until: null }))
    .where('key', '=', key)
    .where('failures', '>', 0)
    .execute()
}

/** Signed in, or unlocked by an administrator: the count begins anew. */
export async function forgiveAll(tx: Database, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await tx.withTables<GuardTables>().deleteFrom('sign_in_guard').where('key', 'in', keys).execute()
}

import type { Kysely } from 'kysely'

/**
 * The one handle of every store: a pool, or an open transaction. It names no tables; each `store.ts` adds its own:
 * `db.withTables<PeopleTables>()`. Rows come back alike from both databases: bigint and count as number (bigint above
 * 2^53), numeric as string, date as 'YYYY-MM-DD', timestamptz as ISO instant ('2017-09-28T04:00:00.000Z'), jsonb parsed.
 */
export type Database = Kysely<NoTables>

export type NoTables = Record<never, never>

import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../db/database.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { FIRST, type Broken, type CheckedInvariant, type Invariant } from './invariant.ts'

/** @param query answers a row for each thing that breaks it: `object`, e.g. 'case-file:2' */
export const breaking =
  (query: RawBuilder<{ object: string }>) =>
  async (db: Database): Promise<Broken> => {
    const { rows } = await sql<{ object: string; count: number }>`
      select object, count(*) over ()::int as count from (${query}) as broken order by object limit ${FIRST}`.execute(
      db,
    )
    return { count: rows[0]?.count ?? 0, first: rows.map(({ object }) => object) }
  }

/** Inside one snapshot (repeatable read), so that what is written meanwhile breaks nothing. */
export async function checkInvariants(db: Database, invariants: readonly Invariant[]): Promise<CheckedInvariant[]> {
  return inTransaction(
    db,
    async (snapshot) => {
      const checked: CheckedInvariant[] = []
      for (const { name, broken } of invariants) checked.push({ name, ...(await broken(snapshot)) })
      return checked
    },
    'repeatable read',
  )
}

/** Rounds over all invariants, as they were found. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/database.ts'
import type { CheckedInvariant } from './invariant.ts'

export interface Round {
  at: string
  /** null: the system by itself, at night. */
  by: string | null
  checked: number
  broken: CheckedInvariant[]
  tookMs: number
}

const keptBroken = z.array(z.object({ name: z.string(), count: z.number(), first: z.array(z.string()) }))

export async function keepRound(tx: Database, { at, by, checked, broken, tookMs }: Round): Promise<void> {
  await sql`
    insert into invariant_round (at, by_person, checked, broken, took_ms)
    values (${at}::timestamptz, ${by}, ${checked}, ${JSON.stringify(broken)}::jsonb, ${tookMs})`.execute(tx)
}

/** The newest first. */
export async function newestRounds(db: Database, most: number): Promise<Round[]> {
  const { rows } = await sql<Omit<Round, 'broken'> & { broken: unknown }>`
    select at, by_person as by, checked, broken, took_ms as "tookMs" from invariant_round
    order by id desc limit ${most}`.execute(db)
  return rows.map((row) => ({ ...row, broken: keptBroken.parse(row.broken) }))
}

/** When all was asked last; before the first round: when the log began. */
export async function lastAsked(db: Database): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`
    select coalesce((select max(at) from invariant_round), (select min(at) from audit_entry)) as at`.execute(db)
  return rows[0]?.at ?? null
}

/** The trees of reasons of a run, a subject each ('unit:650100', 'person:<certificate>:<row>'), written in batches that a worker makes. */
import { sql } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { BulkBatch } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'

interface RunId {
  campaign: string
  id: string
}

export type Tree = readonly [subject: string, tree: string]

/** Subjects and trees as two array literals: ready for the database, so that its thread only sends them. */
export const treeBatch = (trees: readonly Tree[]): BulkBatch => ({
  size: trees.length,
  arrays: [arrayLiteral(trees.map(([subject]) => subject)), arrayLiteral(trees.map(([, tree]) => tree))],
})

export async function insertReasons(db: Database, { campaign, id }: RunId, { arrays }: BulkBatch): Promise<void> {
  const [subjects = '{}', trees = '{}'] = arrays
  await sql`
    insert into scoring_reason (campaign, run_id, subject, tree)
    select ${campaign}, ${id}, subject, tree::json from unnest(${subjects}::text::text[], ${trees}::text::text[]) t (subject, tree)`.execute(
    db,
  )
}

/** Of a run that broke off before it counted; the database refuses it for any other. */
export async function dropReasons(db: Database, { campaign, id }: RunId): Promise<void> {
  await sql`delete from scoring_reason where campaign = ${campaign} and run_id = ${id}`.execute(db)
}

/** Says that a run is being made: until it counts or is given up its trees are no leftovers. */
export async function beginAttempt(db: Database, { campaign, id }: RunId, at: string): Promise<void> {
  await sql`insert into scoring_attempt (campaign, id, begun_at) values (${campaign}, ${id}, ${at}::timestamptz)`.execute(
    db,
  )
}

export async function endAttempt(db: Database, { campaign, id }: RunId): Promise<void> {
  await sql`delete from scoring_attempt where campaign = ${campaign} and id = ${id}`.execute(db)
}

/** Runs whose trees stand, or that were begun, but that never counted; those begun since may still be under way (null: none is). */
export async function brokenOff(db: Database, since: string | null): Promise<RunId[]> {
  const { rows } = await sql<RunId>`
    select campaign, id from (
      select campaign, run_id as id from scoring_reason group by campaign, run_id
      union select campaign, id from scoring_attempt) begun
    where not exists (select 1 from scoring_run r where r.campaign = begun.campaign and r.id = begun.id)
      and not exists (select 1 from scoring_attempt a
        where a.campaign = begun.campaign and a.id = begun.id and a.begun_at >= ${since}::timestamptz)
    order by campaign, id`.execute(db)
  return rows
}

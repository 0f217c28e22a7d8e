/** The trees of reasons of a run, a subject each ('unit:650100', 'person:<certificate>:<row>'), written in batches that a worker makes. */
import { sql } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { BulkBatch } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'

export type Tree = readonly [subject: string, tree: string]

/** Subjects and trees as two array literals: ready for the database, so that its thread only sends them. */
export const treeBatch = (trees: readonly Tree[]): BulkBatch => ({
  size: trees.length,
  arrays: [arrayLiteral(trees.map(([subject]) => subject)), arrayLiteral(trees.map(([, tree]) => tree))],
})

export async function insertReasons(
  db: Database,
  { campaign, id }: { campaign: string; id: string },
  { arrays }: BulkBatch,
): Promise<void> {
  const [subjects = '{}', trees = '{}'] = arrays
  await sql`
    insert into scoring_reason (campaign, run_id, subject, tree)
    select ${campaign}, ${id}, subject, tree::json from unnest(${subjects}::text::text[], ${trees}::text::text[]) t (subject, tree)`.execute(
    db,
  )
}

/** Of a run that broke off before it counted; the database refuses it for any other. */
export async function dropReasons(db: Database, { campaign, id }: { campaign: string; id: string }): Promise<void> {
  await sql`delete from scoring_reason where campaign = ${campaign} and run_id = ${id}`.execute(db)
}

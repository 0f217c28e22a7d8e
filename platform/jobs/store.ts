import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

export type JobState = 'queued' | 'running' | 'done' | 'failed'

export interface JobRow {
  id: string
  kind: string
  /** JSON texts. */
  input: string
  result: string | null
  failure: string | null
  state: JobState
  rows_done: number
  rows_of: number | null
  actor: string | null
  post: string | null
  attempts: number
  queued_at: string
  started_at: string | null
  seen_at: string | null
  finished_at: string | null
}

type JobTables = {
  job: JobRow
}

export async function insertJob(
  tx: Database,
  job: Pick<JobRow, 'id' | 'kind' | 'input' | 'actor' | 'post' | 'queued_at'>,
): Promise<void> {
  await tx
    .withTables<JobTables>()
    .insertInto('job')
    .values({ ...job, state: 'queued', rows_done: 0, attempts: 0 })
    .execute()
}

export async function findJob(db: Database, id: string): Promise<JobRow | undefined> {
  return db.withTables<JobTables>().selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Takes the oldest waiting job of these kinds, or one whose worker has been silent since `deadBefore`. */
export async function takeJob(
  db: Database,
  take: { kinds: readonly string[]; now: Date; deadBefore: Date },
): Promise<JobRow | undefined> {
  if (take.kinds.length === 0) return undefined
  const { rows } = await sql<JobRow>`
    update job set state = 'running', attempts = attempts + 1, started_at = ${take.now}, seen_at = ${take.now}
    where id = (
      select id from job
      where kind in (${sql.join(take.kinds)})
        and (state = 'queued' or (state = 'running' and seen_at < ${take.deadBefore}))
      order by queued_at, id limit 1 for update skip locked)
    returning *`.execute(db)
  return rows[0]
}

/**
 * Gives back what a process that has died was doing; only where no other can be working on this database. Its attempts
 * count on, so that a job that kills its process is given up in the end.
 */
export async function giveBackRunning(db: Database): Promise<void> {
  await db.withTables<JobTables>().updateTable('job').set({ state: 'queued' }).where('state', '=', 'running').execute()
}

export async function noteProgress(
  db: Database,
  id: string,
  note: { done: number; of: number | null; now: Date },
): Promise<void> {
  await db
    .withTables<JobTables>()
    .updateTable('job')
    .set({ rows_done: note.done, rows_of: note.of, seen_at: note.now.toISOString() })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

export async function finishJob(
  db: Database,
  id: string,
  end: { state: 'done' | 'failed'; result: string | null; failure: string | null; now: Date },
): Promise<void> {
  await db
    .withTables<JobTables>()
    .updateTable('job')
    .set({ state: end.state, result: end.result, failure: end.failure, finished_at: end.now.toISOString() })
    .where('id', '=', id)
    .execute()
}

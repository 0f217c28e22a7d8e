import { z } from 'zod'
import type { Database } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import type { JobState } from './store.ts'

export interface JobView {
  id: string
  kind: string
  state: JobState
  done: number
  of: number | null
  result: unknown
  failure: JobFailure | null
}

/** A catalogued problem; 'house.job-failed' for a fault that was logged. */
export const JobFailure = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type JobFailure = z.infer<typeof JobFailure>

export interface JobQueue {
  /** In the transaction of the write that asks for the work. Answers the job's id. */
  enqueue: (tx: Database, ask: { kind: string; input: unknown; actor: Actor | null }) => Promise<string>
  /** @returns undefined when there is none. `actor` is the id of the person who asked. */
  find: (db: Database, id: string) => Promise<(JobView & { actor: string | null }) | undefined>
}

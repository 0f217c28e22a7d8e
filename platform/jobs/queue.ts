import { randomUUID } from 'node:crypto'
import type { Database } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import type { Doer, Services } from '../http/context.ts'
import { Problem } from '../http/problem.ts'
import { JobFailure, type JobQueue, type JobView } from './job-queue.ts'
import { findJob, finishJob, giveBackRunning, insertJob, noteProgress, takeJob, type JobRow } from './store.ts'

/** What a handler is given. Write in short transactions: on the embedded database a transaction makes everyone wait. */
export interface JobContext extends Doer {
  id: string
  /** 1 at first; more where a process died over it. */
  attempt: number
  /** Rows done of rows; safe to call often, also inside a transaction: it is written at most once a second. */
  progress: (done: number, of?: number) => void
}

/** One kind of long work ('registers.import'); `run` answers what `GET /api/jobs/:id` shows as `result` (JSON). */
export interface JobKind {
  kind: string
  run: (ctx: JobContext, input: unknown) => Promise<unknown>
  /** Called once, in place of `run`, where its worker has died too often: leaves what it works on free for a person. */
  abandon?: (ctx: JobContext, input: unknown) => Promise<void>
}

export interface JobRunner extends JobQueue {
  /** Starts taking jobs of these kinds; `actorOf` finds the person again who asked. */
  start: (services: Omit<Services, 'jobs'>, options: RunnerOptions) => void
  /** Takes no more jobs and waits for the running one. */
  stop: () => Promise<void>
}

export interface RunnerOptions {
  /** No other process can work on this database: what runs at the start was left by one that died, and is taken up at once. */
  alone?: boolean
  kinds: readonly JobKind[]
  actorOf: (db: Database, asker: { person: string; post: string }) => Promise<Actor | undefined>
  onFault: (error: unknown, job: { id: string; kind: string }) => void
}

const LOOK_EVERY_MS = 500
/** After a job is asked for here: its transaction has most often ended by then. */
const LOOK_SOON_MS = [20, 80, 200]
const DEAD_AFTER_MS = 60_000
const ATTEMPTS = 3

/** One job at a time in this process: two cores are shared with the answers to the browser. */
export function createJobs(now: () => Date): JobRunner {
  const live = new Map<string, { done: number; of: number | null }>()
  let stopped = false
  let loop: Promise<void> = Promise.resolve()
  let wake = (): void => {}
  const queue = queueOf(now, { live, asked: () => lookSoon(() => wake()) })
  return {
    ...queue,
    start: (services, options) => {
      const pause = (): Promise<void> => pauseUntil((woken) => (wake = woken))
      loop = (async () => {
        const fault = (error: unknown): false => (options.onFault(error, { id: '', kind: 'queue' }), false)
        if (options.alone === true) await giveBackRunning(services.db).catch(fault)
        while (!stopped) {
          const ran = await runNext({ services: { ...services, jobs: queue }, options, live }).catch(fault)
          if (!ran && !stopped) await pause()
        }
      })()
    },
    stop: async () => {
      stopped = true
      wake()
      await loop
    },
  }
}

interface Asking {
  live: ReadonlyMap<string, { done: number; of: number | null }>
  /** Somebody in this process has asked for a job. */
  asked: () => void
}

const queueOf = (now: () => Date, { live, asked }: Asking): JobQueue => ({
  enqueue: async (tx, { kind, input, actor }) => {
    const id = randomUUID()
    await insertJob(tx, {
      id,
      kind,
      input: JSON.stringify(input ?? null),
      actor: actor?.id ?? null,
      post: actor?.post ?? null,
      queued_at: now().toISOString(),
    })
    asked()
    return id
  },
  find: async (db, id) => {
    const row = /^[0-9a-f-]{36}$/.test(id) ? await findJob(db, id) : undefined
    return row === undefined ? undefined : { ...viewOf(row), ...live.get(id), actor: row.actor }
  },
})

/** Ends after a while, or when what `arm` is given is called. */
const pauseUntil = (arm: (woken: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, LOOK_EVERY_MS)
    arm(() => (clearTimeout(timer), resolve()))
  })

function lookSoon(look: () => void): void {
  for (const ms of LOOK_SOON_MS) setTimeout(look, ms).unref()
}

async function askerOf(db: Database, { actor, post }: JobRow, options: RunnerOptions): Promise<Actor | null> {
  if (actor === null || post === null) return null
  return (await options.actorOf(db, { person: actor, post })) ?? null
}

interface Running {
  services: Services
  options: RunnerOptions
  live: Map<string, { done: number; of: number | null }>
}

async function runNext({ services, options, live }: Running): Promise<boolean> {
  const { db, now } = services
  const kinds = options.kinds.map(({ kind }) => kind)
  const row = await takeJob(db, { kinds, now: now(), deadBefore: new Date(now().getTime() - DEAD_AFTER_MS) })
  if (row === undefined) return false
  const kind = options.kinds.find((one) => one.kind === row.kind)
  const progress = progressOf(row, { services, live })
  try {
    const ctx: JobContext = {
      ...services,
      id: row.id,
      attempt: row.attempts,
      actor: await askerOf(db, row, options),
      progress: progress.note,
    }
    const input: unknown = JSON.parse(row.input)
    if (row.attempts > ATTEMPTS) {
      await kind?.abandon?.(ctx, input)
      throw new Error('its worker died three times')
    }
    const result = await kind?.run(ctx, input)
    await progress.end()
    await finishJob(db, row.id, { state: 'done', result: JSON.stringify(result ?? null), failure: null, now: now() })
  } catch (error) {
    await progress.end()
    if (!(error instanceof Problem)) options.onFault(error, row)
    await finishJob(db, row.id, {
      state: 'failed',
      result: null,
      failure: JSON.stringify(failureOf(error)),
      now: now(),
    })
  } finally {
    live.delete(row.id)
  }
  return true
}

const failureOf = (error: unknown): JobFailure =>
  error instanceof Problem ? { code: error.code, values: error.values } : { code: 'house.job-failed', values: {} }

/** Progress is shown from memory at once and written once a second without waiting, which also says "I am alive". */
function progressOf(row: JobRow, { services, live }: Pick<Running, 'services' | 'live'>) {
  const state: { done: number; of: number | null } = { done: 0, of: null }
  let writing: Promise<void> = Promise.resolve()
  let busy = false
  const write = (): void => {
    if (busy) return
    busy = true
    writing = noteProgress(services.db, row.id, { ...state, now: services.now() })
      .catch(() => {})
      .finally(() => (busy = false))
  }
  const timer = setInterval(write, 1_000)
  return {
    note: (done: number, of?: number): void => {
      Object.assign(state, { done, of: of ?? state.of })
      live.set(row.id, { ...state })
    },
    end: async (): Promise<void> => {
      clearInterval(timer)
      await writing
      await noteProgress(services.db, row.id, { ...state, now: services.now() })
    },
  }
}

function viewOf(row: JobRow): JobView {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    done: row.rows_done,
    of: row.rows_of,
    result: row.result === null ? null : parsed(row.result),
    failure: row.failure === null ? null : JobFailure.parse(JSON.parse(row.failure)),
  }
}

const parsed = (json: string): unknown => JSON.parse(json)

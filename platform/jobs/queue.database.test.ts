import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { describeOnBoth } from '../../tests/database.ts'
import type { Database } from '../db/database.ts'
import { problem } from '../http/problem.ts'
import type { JobView } from './job-queue.ts'
import { createJobs, type JobKind, type JobRunner } from './queue.ts'
import { runInWorker } from './run-in-worker.ts'
import { insertJob, takeJob } from './store.ts'

const never = (): never => {
  throw new Error('not used here')
}
const parts = { put: never, withWhole: never, drop: never, room: never }
const files = { put: never, open: never, has: never, withPath: never, removeOlder: never, parts }
const vault = { seal: never, open: never, digest: never }
const now = (): Date => new Date()

const asker = { id: 'p1', name: '', role: 'office-clerk', unit: '650000', post: 'p1', actingFor: null }

function startRunner(db: Database, kinds: readonly JobKind[], faults: unknown[] = []): JobRunner {
  const jobs = createJobs(now)
  jobs.start(
    { db, files, vault, now },
    { kinds, actorOf: async () => undefined, onFault: (error) => faults.push(error) },
  )
  return jobs
}

async function ended(db: Database, jobs: JobRunner, id: string): Promise<JobView | undefined> {
  for (let tries = 0; tries < 100; tries++) {
    const found = await jobs.find(db, id)
    if (found?.state === 'done' || found?.state === 'failed') return found
    await wait(50)
  }
  return undefined
}

describeOnBoth('the jobs', (open) => {
  it('run, show their progress and keep their result', async () => {
    const db = await open()
    const gate = Promise.withResolvers<void>()
    const jobs = startRunner(db, [
      {
        kind: 'test.count',
        run: async (ctx, input) => {
          ctx.progress(3, 10)
          await gate.promise
          ctx.progress(10)
          return { got: input }
        },
      },
    ])
    const id = await jobs.enqueue(db, { kind: 'test.count', input: { file: 'a' }, actor: asker })
    await expect.poll(() => jobs.find(db, id), { timeout: 5000 }).toMatchObject({ state: 'running', done: 3, of: 10 })
    gate.resolve()
    expect(await ended(db, jobs, id)).toMatchObject({
      state: 'done',
      done: 10,
      of: 10,
      result: { got: { file: 'a' } },
      failure: null,
    })
    await jobs.stop()
  })

  it('fail with a catalogued problem, or as a fault that is logged', async () => {
    const db = await open()
    const faults: unknown[] = []
    const refuse: JobKind = { kind: 'test.refuse', run: () => Promise.reject(problem('test.bad', { row: 3 })) }
    const crash: JobKind = { kind: 'test.crash', run: () => Promise.reject(new Error('bug')) }
    const jobs = startRunner(db, [refuse, crash], faults)
    const first = await jobs.enqueue(db, { kind: 'test.refuse', input: null, actor: null })
    const second = await jobs.enqueue(db, { kind: 'test.crash', input: null, actor: null })
    expect(await ended(db, jobs, first)).toMatchObject({
      state: 'failed',
      failure: { code: 'test.bad', values: { row: 3 } },
    })
    expect(await ended(db, jobs, second)).toMatchObject({ state: 'failed', failure: { code: 'house.job-failed' } })
    expect(faults.map(String)).toEqual(['Error: bug'])
    await jobs.stop()
  })

  it('are asked for together with the write, or not at all', async () => {
    const db = await open()
    const jobs = createJobs(now)
    let id = ''
    const undone = db.transaction().execute(async (tx) => {
      id = await jobs.enqueue(tx, { kind: 'test.x', input: null, actor: null })
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    expect(await jobs.find(db, id)).toBeUndefined()
  })

  it('go to one taker each, and again when a taker has fallen silent', async () => {
    const db = await open()
    const at = (time: string): Date => new Date(`2017-09-28T${time}Z`)
    for (let n = 0; n < 5; n++) {
      await insertJob(db, {
        id: `00000000-0000-4000-8000-00000000000${n}`,
        kind: 'test.x',
        input: 'null',
        actor: null,
        post: null,
        queued_at: at('04:00:00').toISOString(),
      })
    }
    const take = (time: string, dead: string) => takeJob(db, { kinds: ['test.x'], now: at(time), deadBefore: at(dead) })
    const taken = await Promise.all(Array.from({ length: 8 }, () => take('04:00:01', '03:59:00')))
    const ids = taken.flatMap((job) => (job === undefined ? [] : [job.id]))
    expect([ids.length, new Set(ids).size]).toEqual([5, 5])
    expect(await take('04:02:00', '04:01:00')).toMatchObject({ attempts: 2 })
  })

  it('are given up when their worker has died three times, and what they worked on is let go', async () => {
    const db = await open()
    const id = '00000000-0000-4000-8000-000000000009'
    const queued = new Date('2017-09-28T04:00:00Z')
    await insertJob(db, {
      id,
      kind: 'test.fatal',
      input: '7',
      actor: null,
      post: null,
      queued_at: queued.toISOString(),
    })
    for (let died = 0; died < 3; died++) await takeJob(db, { kinds: ['test.fatal'], now: queued, deadBefore: now() })
    const faults: unknown[] = []
    const letGo: unknown[] = []
    const kind = {
      kind: 'test.fatal',
      run: never,
      abandon: async (_ctx: unknown, input: unknown) => void letGo.push(input),
    }
    const jobs = startRunner(db, [kind], faults)
    expect(await ended(db, jobs, id)).toMatchObject({ state: 'failed', failure: { code: 'house.job-failed' } })
    expect([letGo, faults.length]).toEqual([[7], 1])
    await jobs.stop()
  })
})

it('a worker thread computes, tells its progress, and fails with its message', async () => {
  const module = new URL(
    'data:text/javascript,export default async (input, progress) => { progress(1, 2); if (input < 0) throw new Error("negative"); return input * 2 }',
  )
  const seen: unknown[] = []
  expect(await runInWorker<number>(module, 21, { progress: (...step) => seen.push(step) })).toBe(42)
  expect(seen).toEqual([[1, 2]])
  await expect(runInWorker(module, -1)).rejects.toThrow('negative')
})

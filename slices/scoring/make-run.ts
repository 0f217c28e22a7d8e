/** Scores the registers as they stand and keeps the result with all its reasons (a1.4c: computed automatically, no hand entry). */
import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { act } from '../../platform/audit/act.ts'
import type { BulkBatch } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { runInWorker } from '../../platform/jobs/run-in-worker.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { currentVersion, inputFiles, registerPages } from '../registers/facts.ts'
import { asStored } from './contract.ts'
import type { ScoreAsk, Scored } from './score-worker.ts'
import { insertRun } from './store.ts'
import { beginAttempt, dropReasons, endAttempt, insertReasons } from './store-trees.ts'

/** Changes whenever the same input could give another result. */
export const ENGINE = 'lianbing-score-1'

/**
 * The rules run in a worker, the trees are written in batches while they run: others are answered meanwhile. The run counts
 * from one small transaction on; where anything fails before, nothing of it stays.
 * @throws scoring.no-data
 */
export async function makeRun(ctx: Doer, campaignName: string): Promise<string> {
  const campaign = await campaignOf(ctx.db, campaignName)
  const at = { campaign: campaignName, version: await currentVersion(ctx.db, campaignName) }
  const inputs = await inputFiles(ctx.db, at)
  if (!inputs.some(({ register }) => register === 'units')) throw problem('scoring.no-data')
  const id = randomUUID()
  const run = { campaign: campaignName, id }
  await beginAttempt(ctx.db, run, ctx.now().toISOString())
  try {
    const pages = await registerPages(ctx.db, at, inputs)
    const scored = await scoreAndKeepTrees(ctx.db, run, { campaign, pages, inputs })
    await act(ctx, { verb: 'scoring.run', campaign: campaignName, object: `run:${id}` }, async (tx, audit) => {
      const seq = await insertRun(tx, {
        ...{ ...run, data_version: at.version, inputs, definition_hash: campaign.hash, definition: campaign },
        ...{ engine: ENGINE, made_by: ctx.actor?.id ?? '', made_at: ctx.now().toISOString() },
        ...{ result: scored.result, result_hash: scored.resultHash },
      })
      await endAttempt(tx, run)
      audit({ seq, dataVersion: at.version, definition: campaign.hash, result: scored.resultHash })
    })
  } catch (error) {
    await dropReasons(ctx.db, run)
    await endAttempt(ctx.db, run)
    throw error
  }
  return id
}

/** Trees as they come, one batch after the other; between two others are answered. */
async function scoreAndKeepTrees(db: Database, run: { campaign: string; id: string }, ask: ScoreAsk): Promise<Scored> {
  let writing: Promise<unknown> = Promise.resolve()
  const part = (batch: unknown): void => {
    writing = writing.then(() => insertReasons(db, run, asStored<BulkBatch>(batch))).then(() => setImmediate())
    writing.catch(() => {})
  }
  const scored = await runInWorker<Scored>(new URL('./score-worker.ts', import.meta.url), ask, { part })
  await writing
  return scored
}

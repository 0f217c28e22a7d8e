/**
 * The order after the dice. The seed stands already, so that a server that dies here draws the same when it comes back; the
 * job is taken again by itself, and what stands is never written twice.
 */
import { z } from 'zod'
import { act } from '../../platform/audit/act.ts'
import { problem } from '../../platform/http/problem.ts'
import { runInWorker } from '../../platform/jobs/run-in-worker.ts'
import type { JobContext, JobKind } from '../../platform/jobs/queue.ts'
import type { Drawn } from './draw-worker.ts'
import { tellDrawn } from './notices.ts'
import { objectOf } from './rounds.ts'
import { allStrata, keepOrder } from './store-strata.ts'
import { keepDrawn, roundOf, type RoundAt } from './store.ts'
import type { DrawAsk } from './worker-input.ts'

const which = z.object({ campaign: z.string(), round: z.number() })

/** @throws draw.copy-damaged */
export async function drawRound(job: Pick<JobContext, 'progress'> & Doing, at: RoundAt): Promise<{ strata: number }> {
  const row = await roundOf(job.db, at)
  if (row === undefined || row.seed === null || row.drawn_at !== null || row.void_at !== null) return { strata: 0 }
  const strata = await allStrata(job.db, at)
  job.progress(0, strata.length)
  const ask: DrawAsk = {
    ...{ purpose: row.purpose, campaign: at.campaign, round: at.round, seed: row.seed },
    ...{ commitment: row.commitment ?? '', universeHash: row.universe_hash ?? '' },
    ...{ recusalHash: row.recusal_hash, strataHash: row.strata_hash },
    strata: strata.map(({ unit, type, places, lines }) => ({ unit, type, places, lines })),
  }
  const drawn = await runInWorker<Drawn>(new URL('./draw-worker.ts', import.meta.url), ask)
  if ('damaged' in drawn) throw problem('draw.copy-damaged')
  await act(job, { verb: 'draw.drawn', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    await keepOrder(tx, at, drawn.strata)
    await keepDrawn(tx, at, job.now().toISOString())
    const empty = strata.filter(({ size }) => size === 0).length
    audit({ round: at.round, strata: strata.length, empty })
    await tellDrawn(tx, job, at)
  })
  return { strata: strata.length }
}
type Doing = Omit<JobContext, 'id' | 'attempt' | 'progress'>

export const jobs: JobKind[] = [{ kind: 'draw.draw', run: (job, input) => drawRound(job, which.parse(input)) }]

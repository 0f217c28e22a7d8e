/** The office releases a run to the units; before that each sees the scores of its own territory only (n4.4a). */
import { z } from 'zod'
import { act } from '../../platform/audit/act.ts'
import type { Context, Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { tellReleased } from './notices.ts'
import { findRunHead } from './store.ts'
import { insertRelease, openReleases, withdrawRelease } from './store-release.ts'
import { seesAll } from './sight.ts'

/** POST /runs/:run/release and /runs/:run/withdrawal */
export const releaseBody = z.strictObject({ reason: z.string().trim().min(4).max(500) })

export interface ReleaseAsk {
  campaign: string
  run: string
  reason: string
}

/** Does the reader see only the own territory's scores of any of these runs? */
export async function seesOnlyOwn(ctx: Context, campaign: string, runs: readonly string[]): Promise<boolean> {
  if (seesAll(ctx)) return false
  const released = await openReleases(ctx.db, campaign)
  return runs.some((run) => !released.has(run))
}

/** @throws scoring.no-run, scoring.released-already */
export async function releaseRun(ctx: Doer, { campaign, run, reason }: ReleaseAsk): Promise<void> {
  const head = await findRunHead(ctx.db, campaign, run)
  if (head === undefined) throw problem('scoring.no-run')
  const stamp = { released_by: ctx.actor?.id ?? '', released_at: ctx.now().toISOString() }
  await act(ctx, { verb: 'scoring.release', campaign, object: `run:${head.id}` }, async (tx, audit) => {
    if (!(await insertRelease(tx, { campaign, run_id: head.id, reason, ...stamp })))
      throw problem('scoring.released-already')
    audit({ seq: head.seq, reason })
    await tellReleased(tx, ctx, { campaign, run: head.id, seq: head.seq })
  })
}

/** @throws scoring.no-run, scoring.not-released */
export async function withdrawRun(ctx: Context, { campaign, run, reason }: ReleaseAsk): Promise<void> {
  const head = await findRunHead(ctx.db, campaign, run)
  if (head === undefined) throw problem('scoring.no-run')
  await act(ctx, { verb: 'scoring.withdraw-release', campaign, object: `run:${head.id}` }, async (tx, audit) => {
    const stamp = { by: ctx.person().id, at: ctx.now().toISOString(), reason }
    if (!(await withdrawRelease(tx, { campaign, run: head.id }, stamp))) throw problem('scoring.not-released')
    audit({ seq: head.seq, reason })
  })
}

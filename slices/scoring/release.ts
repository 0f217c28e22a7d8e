/** The office releases a run to the units; before that each sees the scores of its own territory only (n4.4a). */
import { z } from 'zod'
import { act, type Audit } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context, Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { tellReleased } from './notices.ts'
import { findRunHead } from './store.ts'
import { insertRelease, lockReleases, openReleases, wasReleased, withdrawRelease } from './store-release.ts'
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

/** The first release of a campaign; `releaseOrAsk` sees to the rest. @throws scoring.no-run, scoring.released-already */
export async function releaseRun(ctx: Doer, { campaign, run, reason }: ReleaseAsk): Promise<void> {
  const head = await findRunHead(ctx.db, campaign, run)
  if (head === undefined) throw problem('scoring.no-run')
  await act(ctx, { verb: 'scoring.release', campaign }, async (tx, audit) => {
    await lockReleases(tx, campaign)
    if (await wasReleased(tx, campaign)) throw problem('scoring.released-already')
    const by = ctx.actor?.id ?? ''
    await keepRelease(tx, { doer: ctx, audit, campaign, run: head.id, seq: head.seq, reason, by })
  })
}

export interface Releasing extends ReleaseAsk {
  doer: Doer
  audit: Audit
  seq: number
  by: string
}

/** @throws scoring.released-already */
export async function keepRelease(
  tx: Database,
  { doer, audit, campaign, run, seq, reason, by }: Releasing,
): Promise<void> {
  const stamp = { released_by: by, released_at: doer.now().toISOString() }
  if (!(await insertRelease(tx, { campaign, run_id: run, reason, ...stamp }))) throw problem('scoring.released-already')
  audit({ seq, reason }, `run:${run}`)
  await tellReleased(tx, doer, { campaign, run, seq })
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

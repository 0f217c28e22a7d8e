/** A run of a campaign by its id, or the newest as `latest`. */
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { findRun, findRunHead, type RunHead, type StoredRun } from './store.ts'

export interface RunAsk {
  campaign: string
  run: string
}

/** Without the two large documents. @throws scoring.no-run */
export async function runHead(ctx: Context, { campaign, run }: RunAsk): Promise<RunHead> {
  const head = await findRunHead(ctx.db, campaign, run)
  if (head === undefined) throw problem('scoring.no-run')
  return head
}

/** @throws scoring.no-run */
export async function wholeRun(ctx: Context, { campaign, run }: RunAsk): Promise<StoredRun> {
  const found = await findRun(ctx.db, campaign, run)
  if (found === undefined) throw problem('scoring.no-run')
  return found
}

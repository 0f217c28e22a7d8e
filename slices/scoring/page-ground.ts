/**
 * What the page of a unit or a person stands on: registers and definition as the run has them, so that its points and its
 * cases are of one data version. Before the first run, and for what came after the newest, as they stand now.
 */
import type { Context } from '../../platform/http/context.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import type { Facts } from '../../rules/scoring/facts.ts'
import type { LoadedFacts } from '../registers/facts.ts'
import { runHead, type RunAsk } from './find-run.ts'
import { factsNow, factsOfRun } from './loaded-facts.ts'
import { findDefinition, findRunHead, type RunHead } from './store.ts'
import { campaignIn } from './stored.ts'

export interface PageGround extends Pick<LoadedFacts, 'facts' | 'columns'> {
  campaign: Campaign
  /** undefined: as everything stands now. */
  run: RunHead | undefined
}

/** @param has is the page's unit or person among them? @throws scoring.no-run for a run that is not there */
export async function pageGround(ctx: Context, ask: RunAsk, has: (facts: Facts) => boolean): Promise<PageGround> {
  const isNewest = ask.run === 'latest'
  const head = isNewest ? await findRunHead(ctx.db, ask.campaign, ask.run) : await runHead(ctx, ask)
  if (head === undefined) return { ...(await factsNow(ctx.db, ask.campaign)), run: undefined }
  const definition = await findDefinition(ctx.db, ask.campaign, head.id)
  const loaded = await factsOfRun(ctx.db, { ...head, definition })
  if (isNewest && !has(loaded.facts)) return { ...(await factsNow(ctx.db, ask.campaign)), run: undefined }
  return { ...loaded, campaign: campaignIn({ definition }), run: head }
}

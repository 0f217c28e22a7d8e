/** Why somebody moved, and what changed in a definition, in the reader's words. */
import type { Context } from '../../platform/http/context.ts'
import { diffCampaigns } from '../../rules/definition/diff.ts'
import type { Campaign, Definition } from '../../rules/definition/schema.ts'
import { changeSentence } from '../../rules/definition/word-change.ts'
import { exact, roundHalfUp } from '../../rules/quantity/exact.ts'
import type { Move } from '../../rules/scoring/what-if.ts'
import type { MoveView } from './contract.ts'
import { withDecidersNamed } from '../campaigns/facts.ts'
import { titlesFor } from './read-number.ts'

export interface Wording {
  ctx: Context
  definition: Definition
  /** Certificate → name, of those whom the reader may see. */
  names: ReadonlyMap<string, string>
}

/** `why`: the indicators whose points differ. */
export function wordedMove(move: Move, { ctx, definition, names }: Wording): MoveView {
  const { list, subject, before, after, totalBefore, totalAfter } = move
  const titles = titlesFor(definition)
  const why = move.changed.map(
    (change) => `${titles[`indicator:${change.indicator}`] ?? change.indicator}${changeText(ctx, change)}`,
  )
  return { list, subject, name: names.get(subject) ?? move.name, before, after, totalBefore, totalAfter, why }
}

function changeText({ language }: Context, { before, after }: Move['changed'][number]): string {
  const none = language === 'en' ? 'n.a.' : '不适用'
  const arrow = `：${before ?? none} → ${after ?? none}`
  if (before === null || after === null) return arrow
  const difference = exact(after).sub(exact(before))
  return `${arrow}（${difference.s < 0n ? '' : '+'}${roundHalfUp(difference, 4)}）`
}

export interface InForce {
  campaign: Campaign
  /** An instant at which it was in force. */
  at: string
}

/** None where both are the same. Who decided a reading stands there by name, with day and reason. */
export async function definitionSentences(ctx: Context, before: InForce, after: InForce): Promise<string[]> {
  if (before.campaign.hash === after.campaign.hash) return []
  const pages = { ...before.campaign.readings, ...after.campaign.readings }
  const named = ({ campaign, at }: InForce): Promise<Campaign> =>
    withDecidersNamed(ctx.db, { campaign, until: at, language: ctx.language })
  const changes = diffCampaigns(await named(before), await named(after))
  return changes.map((change) => changeSentence(change, pages, ctx.language))
}

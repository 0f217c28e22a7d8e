/** Why somebody moved, and what changed in a definition, in the reader's words. */
import type { Context } from '../../platform/http/context.ts'
import { diffCampaigns } from '../../rules/definition/diff.ts'
import { decidersOf, withDeciders } from '../../rules/definition/name-deciders.ts'
import type { Campaign, Definition } from '../../rules/definition/schema.ts'
import { changeSentence } from '../../rules/definition/word-change.ts'
import { exact, roundHalfUp } from '../../rules/quantity/exact.ts'
import type { Move } from '../../rules/scoring/what-if.ts'
import type { MoveView } from './contract.ts'
import { personNames } from '../people/facts.ts'
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

/** None where both are the same. Who decided a reading stands there by name. */
export async function definitionSentences(ctx: Context, before: Campaign, after: Campaign): Promise<string[]> {
  if (before.hash === after.hash) return []
  const names = await personNames(ctx.db, [...decidersOf(before.definition), ...decidersOf(after.definition)])
  const pages = { ...before.readings, ...after.readings }
  const changes = diffCampaigns(withDeciders(before, names), withDeciders(after, names))
  return changes.map((change) => changeSentence(change, pages, ctx.language))
}

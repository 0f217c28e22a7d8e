/** 我的事项: what waits for the person, as every slice tells it, and for whom the person hands in (n4). */
import type { Context } from '../../platform/http/context.ts'
import type { WaitingItem, WaitingSource } from '../../platform/http/desk.ts'
import { Problem } from '../../platform/http/problem.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { knownUnits } from '../registers/facts.ts'
import type { WaitingView } from './contract.ts'

/** The definition names bodies, the session a role. Who hands in for a unit does so for the unit's level. */
const bodyOfRole: Readonly<Record<string, string>> = {
  'office-clerk': 'office',
  'county-officer': 'officer',
  'review-secretary': 'reviewGroup',
}
const handsInForUnit: readonly string[] = ['liaison', 'unit-administrator']

export async function viewWaiting(
  ctx: Context,
  campaign: string,
  sources: readonly WaitingSource[],
): Promise<WaitingView> {
  const items: WaitingItem[] = []
  for (const source of sources) items.push(...(await askOne(ctx, campaign, source)))
  return { items, bodies: await bodiesOf(ctx, campaign) }
}

async function askOne(ctx: Context, campaign: string, { verb, waitingFor }: WaitingSource): Promise<WaitingItem[]> {
  const own = await ctx.underVerb(verb)
  if (own === undefined || !(await isOpen(ctx, verb, campaign))) return []
  return waitingFor(own, campaign)
}

/** What cannot be done in the campaign's present stage does not wait. */
async function isOpen(ctx: Context, verb: string, campaign: string): Promise<boolean> {
  try {
    await ctx.mustBeOpen(verb, campaign)
    return true
  } catch (refused) {
    if (refused instanceof Problem) return false
    throw refused
  }
}

async function bodiesOf(ctx: Context, campaign: string): Promise<string[]> {
  const { role, unit } = ctx.person()
  const body = bodyOfRole[role]
  if (body !== undefined) return [body]
  if (!handsInForUnit.includes(role)) return []
  const register = (await knownUnits(ctx.db)).get(unit)?.level
  const { levels } = (await campaignOf(ctx.db, campaign)).definition
  return levels.filter((level) => level.register === register).map(({ id }) => id)
}

/** The groups of the notice with their duties, and who is in them (n3.0, n3.1, n3.2, n3.3, n3.5; capability 10). */
import type { Context } from '../../platform/http/context.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { postsHeld, today } from '../people/facts.ts'
import type { GroupList } from './contract.ts'
import { heldViews } from './units.ts'

/** How to reach somebody is shown in the directory of liaisons, not here. */
export async function viewGroups(ctx: Context, campaign: string): Promise<GroupList> {
  const { definition } = await campaignOf(ctx.db, campaign)
  const held = await postsHeld(ctx.db, { day: today(ctx), inGroups: true, units: null })
  const members = await heldViews(ctx.db, held)
  return {
    groups: definition.groups.map(({ id, title, clauses, duties }) => ({
      ...{ id, title },
      clauses: [...clauses],
      duties: duties.map(({ text, clauses: of }) => ({ text, clauses: [...of] })),
      members: members.filter(({ group }) => group === id).map((member) => ({ ...member, contact: null })),
    })),
  }
}

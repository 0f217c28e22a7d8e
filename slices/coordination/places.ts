/** Units as coordination needs them: whom a writer may address, what they are called, who can be told there. */
import type { Context } from '../../platform/http/context.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { placesOf } from '../organisation/facts.ts'
import { postsHeld, today, type HeldRow } from '../people/facts.ts'
import { knownUnits, type KnownUnit } from '../registers/facts.ts'
import { problem } from '../../platform/http/problem.ts'
import { inOrder, type Contacts, type UnitPlace } from './model.ts'

/** Those below the writer's unit that the verb reaches: the office's are all, a prefecture's its counties. */
export async function unitsBelow(ctx: Context, campaign: string): Promise<UnitPlace[]> {
  const own = ctx.person().unit
  const places = await placesOf(ctx.db, campaign)
  const root = (await campaignOf(ctx.db, campaign)).definition.rootRegister
  return places.filter(({ code, level }) => code !== own && level !== root && ctx.covers(code))
}

export const unitNames = (ctx: Pick<Context, 'db'>): Promise<ReadonlyMap<string, KnownUnit>> => knownUnits(ctx.db)

/** @throws coordination.clause-unknown */
export async function mustBeClauses(ctx: Context, campaign: string, clauses: readonly string[]): Promise<void> {
  const known = (await campaignOf(ctx.db, campaign)).clauses
  const unknown = clauses.find((clause) => known[clause] === undefined)
  if (unknown !== undefined) throw problem('coordination.clause-unknown', { clause: unknown })
}

export interface Liaisons {
  /** In the order of the contacts. */
  of: (unit: string) => readonly HeldRow[]
  contactsOf: (unit: string) => Contacts
  /** Who the rung's post is held by. */
  holder: (post: string | undefined) => HeldRow | undefined
}

/** The liaisons of every unit: first, second, and the first one of the unit above. */
export async function liaisons(ctx: Pick<Context, 'db' | 'now'>): Promise<Liaisons> {
  const held = await postsHeld(ctx.db, { day: today(ctx), role: 'liaison', units: null })
  const units = await knownUnits(ctx.db)
  const byUnit = Map.groupBy(inOrder(held), ({ unit }) => unit)
  const byPost = new Map(held.map((row) => [row.post, row]))
  const of = (unit: string): readonly HeldRow[] => byUnit.get(unit) ?? []
  return {
    of,
    contactsOf: (unit) => {
      const [first, second] = of(unit)
      const parent = units.get(unit)?.parent ?? ''
      return { first: first?.post, second: second?.post, above: of(parent)[0]?.post }
    },
    holder: (post) => (post === undefined ? undefined : byPost.get(post)),
  }
}

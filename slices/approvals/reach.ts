/** How far a person's rights reach into asks. */
import type { Approval } from '../../platform/approvals/approval.ts'
import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import type { Context } from '../../platform/http/context.ts'

export type Kinds = ReadonlyMap<string, ApprovalKind>

export interface ReachTo {
  /** The right to decide reaches it. */
  reached: boolean
  objects: boolean
}

export async function reachOf(ctx: Context, kinds: Kinds, { kind, unit }: Approval): Promise<ReachTo> {
  const known = kinds.get(kind)
  if (known === undefined) return { reached: false, objects: false }
  const { decideVerb, objectVerb } = known
  const objects = objectVerb !== undefined && (await ctx.reaches(objectVerb, unit))
  return { reached: await ctx.reaches(decideVerb, unit), objects }
}

/** The same human, or one who stands in for the other. */
export function isOwn(ctx: Context, { asked_by: asker, asked_post: post }: Approval): boolean {
  const person = ctx.person()
  return [person.id, person.actingFor?.id].includes(asker) || person.post === post
}

export const hasCooled = (ctx: Context, { cools_at: at }: Approval): boolean =>
  at !== null && at <= ctx.now().toISOString()

/** The units of a verb; null: every one; undefined: the person has it not. */
type Territory = ReadonlySet<string> | null | undefined

/** Where each verb that decides or objects reaches, asked once. */
export async function territories(ctx: Context, kinds: Kinds): Promise<ReadonlyMap<string, Territory>> {
  const verbs = new Set(
    [...kinds.values()].flatMap(({ decideVerb, objectVerb }) => [decideVerb, objectVerb ?? decideVerb]),
  )
  const found = new Map<string, Territory>()
  for (const verb of verbs)
    found.set(verb, (await ctx.reaches(verb, null)) ? (await ctx.underVerb(verb))?.territory : undefined)
  return found
}

export const covers = (territory: Territory, unit: string | null): boolean =>
  territory !== undefined && (territory === null || unit === null || territory.has(unit))

export function unionOf(a: Territory, b: Territory): Territory {
  if (a === null || b === null) return null
  if (a === undefined || b === undefined) return a ?? b
  return new Set([...a, ...b])
}

/** What waits for the reader's word, what the reader asked for, and what is over: page by page. */
import type { Approval } from '../../platform/approvals/approval.ts'
import { countApprovals, pageOfApprovals, type ApprovalsAsk } from '../../platform/approvals/list-store.ts'
import type { Context } from '../../platform/http/context.ts'
import { personNames, tiesWith, type Tie } from '../people/facts.ts'
import type { ApprovalList, ApprovalsQuery, ApprovalView } from './contract.ts'
import { covers, hasCooled, isOwn, territories, unionOf, type Kinds, type ReachTo } from './reach.ts'

export async function viewApprovals(
  ctx: Context,
  kinds: Kinds,
  { list, campaign, ...page }: ApprovalsQuery & { campaign?: string },
): Promise<ApprovalList> {
  const verbs = await territories(ctx, kinds)
  const { id: me, actingFor, post } = ctx.person()
  const own = { people: actingFor === null ? [me] : [me, actingFor.id], post }
  const ask: ApprovalsAsk = { me, own, reaches: reachesOf(kinds, verbs), now: ctx.now(), list, campaign }
  const found = await pageOfApprovals(ctx.db, ask, page)
  const { all, ...counts } = await countApprovals(ctx.db, ask)
  const named = found.flatMap(({ asked_by, decided_by, values }) => [asked_by, decided_by, personIn(values)])
  const names = await personNames(ctx.db, [...new Set(named.flatMap((one) => one ?? []))])
  const asks = found.map(({ asked_by: person, asked_at: at }) => ({ person, at }))
  const ties = await tiesWith(ctx.db, { me, now: ctx.now(), asks })
  const approvals = found.map((one, place) =>
    viewOf(ctx, one, { names, right: { ...rightTo(kinds, verbs, one), tie: ties[place] } }),
  )
  return { total: list === undefined ? all : counts[list], counts, approvals }
}

type Verbs = Awaited<ReturnType<typeof territories>>

const reachesOf = (kinds: Kinds, verbs: Verbs): ApprovalsAsk['reaches'] =>
  [...kinds.values()].flatMap(({ kind, decideVerb, objectVerb }) => {
    const units = unionOf(verbs.get(decideVerb), objectVerb === undefined ? undefined : verbs.get(objectVerb))
    return units === undefined ? [] : [{ kind, units }]
  })

function rightTo(kinds: Kinds, verbs: Verbs, { kind, unit }: Approval): ReachTo {
  const { decideVerb = '', objectVerb = '' } = kinds.get(kind) ?? {}
  return { reached: covers(verbs.get(decideVerb), unit), objects: covers(verbs.get(objectVerb), unit) }
}

/** Whose account an ask is about, by the convention that `person` holds an id; it is shown by name. */
const personIn = ({ person }: Approval['values']): string | null => (typeof person === 'string' ? person : null)

function viewOf(
  ctx: Context,
  one: Approval,
  { names, right }: { names: ReadonlyMap<string, string>; right: ReachTo & { tie: Tie | undefined } },
): ApprovalView {
  const isOpen = one.state === 'asked' && one.expires_at > ctx.now().toISOString()
  const [isMine, own] = [one.asked_by === ctx.person().id, isOwn(ctx, one)]
  const person = personIn(one.values)
  return {
    ...{ id: one.id, kind: one.kind, campaign: one.campaign, unit: one.unit, object: one.object },
    values: person === null ? one.values : { ...one.values, person: names.get(person) ?? person },
    ...{ reason: one.reason, note: one.note, askedBy: names.get(one.asked_by) ?? one.asked_by },
    ...{ askedAt: one.asked_at, expiresAt: one.expires_at, coolsAt: one.cools_at, decidedAt: one.decided_at },
    decidedBy: one.decided_by === null ? null : (names.get(one.decided_by) ?? one.decided_by),
    state: one.state === 'asked' && !isOpen ? 'expired' : one.state,
    ...{ isMine, mayDecide: isOpen && right.reached && !own && right.tie === undefined },
    mayObject: isOpen && (right.reached || right.objects) && !own,
    mayComplete: isOpen && isMine && hasCooled(ctx, one),
    tie: right.reached && !own ? (right.tie ?? null) : null,
  }
}

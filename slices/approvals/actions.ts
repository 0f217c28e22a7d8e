/** Deciding what another asked for. Who asked never decides, under whatever post, nor does a stand-in of either. */
import type { Approval } from '../../platform/approvals/approval.ts'
import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import { decideApproval, findApproval, listApprovals, lockApproval } from '../../platform/approvals/store.ts'
import { act, type Audit } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { notify } from '../../platform/notices/notify.ts'
import { personNames } from '../people/facts.ts'
import type { ApprovalList, ApprovalView } from './contract.ts'

type Kinds = ReadonlyMap<string, ApprovalKind>

const MOST = 200

export async function viewApprovals(ctx: Context, kinds: Kinds): Promise<ApprovalList> {
  const { id } = ctx.person()
  const verbs = new Set(ctx.permissions())
  const own = [...kinds.values()].filter(({ decideVerb }) => verbs.has(decideVerb)).map(({ kind }) => kind)
  const found = await listApprovals(ctx.db, { kinds: own, askedBy: id, most: MOST })
  const people = found.flatMap(({ asked_by, decided_by }) => [asked_by, ...(decided_by === null ? [] : [decided_by])])
  const names = await personNames(ctx.db, [...new Set(people)])
  const approvals: ApprovalView[] = []
  for (const one of found) {
    const reached = await reaches(ctx, kinds, one)
    if (reached || one.asked_by === id) approvals.push(viewOf(ctx, one, { names, reached }))
  }
  return { approvals }
}

function viewOf(
  ctx: Context,
  one: Approval,
  { names, reached }: { names: ReadonlyMap<string, string>; reached: boolean },
): ApprovalView {
  const isOpen = one.state === 'asked' && one.expires_at > ctx.now().toISOString()
  const isMine = one.asked_by === ctx.person().id
  return {
    ...{ id: one.id, kind: one.kind, campaign: one.campaign, unit: one.unit, object: one.object },
    ...{ values: one.values, reason: one.reason, note: one.note },
    askedBy: names.get(one.asked_by) ?? one.asked_by,
    ...{ askedAt: one.asked_at, expiresAt: one.expires_at, decidedAt: one.decided_at },
    decidedBy: one.decided_by === null ? null : (names.get(one.decided_by) ?? one.decided_by),
    state: one.state === 'asked' && !isOpen ? 'expired' : one.state,
    ...{ isMine, mayDecide: isOpen && reached && !isOwn(ctx, one) },
  }
}

async function reaches(ctx: Context, kinds: Kinds, { kind, unit }: Approval): Promise<boolean> {
  const known = kinds.get(kind)
  return known !== undefined && (await ctx.reaches(known.decideVerb, unit))
}

/** The same human, or one who stands in for the other. */
function isOwn(ctx: Context, { asked_by: asker, asked_post: post }: Approval): boolean {
  const person = ctx.person()
  return [person.id, person.actingFor?.id].includes(asker) || person.post === post
}

/** @throws house.not-found, approvals.own, approvals.decided, and what the kind's `apply` throws */
export async function decide(
  ctx: Context,
  { id, approve, note, kinds }: { id: string; approve: boolean; note: string; kinds: Kinds },
): Promise<void> {
  const asked = await seen(ctx, { id, kinds })
  const kind = kinds.get(asked.kind)
  if (isOwn(ctx, asked)) throw problem('approvals.own')
  if (asked.campaign !== null && kind !== undefined) await ctx.mustBeOpen(kind.decideVerb, asked.campaign)
  await act(ctx, deedOf('approvals.decide', asked), async (tx, audit) => {
    await close(tx, { ctx, id, state: approve ? 'approved' : 'rejected', note })
    audit({ kind: asked.kind, object: asked.object, approve, note, askedBy: asked.asked_by, reason: asked.reason })
    if (approve) await kind?.apply(tx, asked, { ctx, audit })
    await notify(tx, ctx, {
      to: { person: asked.asked_by },
      kind: approve ? 'approvals.approved' : 'approvals.rejected',
      ...{ campaign: asked.campaign, object: `approval:${id}`, values: { approval: asked.kind, note } },
    })
  })
}

/** @throws house.not-found for what another asked, approvals.decided */
export async function withdraw(ctx: Context, id: string): Promise<void> {
  const asked = await findApproval(ctx.db, id)
  if (asked === undefined || asked.asked_by !== ctx.person().id) throw problem('house.not-found')
  await act(ctx, deedOf('approvals.withdraw', asked), async (tx, audit: Audit) => {
    await close(tx, { ctx, id, state: 'withdrawn', note: '' })
    audit({ kind: asked.kind, object: asked.object })
  })
}

/** What the person may not decide, and did not ask for, looks like what is not there. */
async function seen(ctx: Context, { id, kinds }: { id: string; kinds: Kinds }): Promise<Approval> {
  const asked = await findApproval(ctx.db, id)
  if (asked === undefined || !(await reaches(ctx, kinds, asked))) throw problem('house.not-found')
  return asked
}

const deedOf = (verb: string, { id, campaign }: Approval) => ({
  verb,
  object: `approval:${id}`,
  ...(campaign === null ? {} : { campaign }),
})

interface Closing {
  ctx: Context
  id: string
  state: 'approved' | 'rejected' | 'withdrawn'
  note: string
}

async function close(tx: Database, { ctx, id, state, note }: Closing): Promise<void> {
  const at = ctx.now().toISOString()
  const row = await lockApproval(tx, id)
  if (row === undefined || row.state !== 'asked' || row.expires_at <= at) throw problem('approvals.decided')
  const { id: by, post } = ctx.person()
  await decideApproval(tx, id, { state, by, post, at, note: note === '' ? null : note })
}

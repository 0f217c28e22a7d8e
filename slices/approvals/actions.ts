/** Deciding what another asked for. Who asked never decides, under whatever post, nor does a stand-in of either. */
import type { Approval } from '../../platform/approvals/approval.ts'
import { decideApproval, findApproval, lockApproval } from '../../platform/approvals/store.ts'
import { act, type Audit } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { notify } from '../../platform/notices/notify.ts'
import { tiesWith } from '../people/facts.ts'
import type { ApprovalFacts } from './contract.ts'
import { hasCooled, isOwn, reachOf, type Kinds } from './reach.ts'
import { tieWords } from './model.ts'

interface Choice {
  id: string
  approve: boolean
  note: string
  kinds: Kinds
}

/**
 * Whoever may decide or object may say no; yes is for a second person only.
 * @throws house.not-found, approvals.own, approvals.not-independent, approvals.decided, and what the kind's `apply` throws
 */
export async function decide(ctx: Context, { id, approve, note, kinds }: Choice): Promise<void> {
  const { asked, reached } = await seen(ctx, { id, kinds })
  const kind = kinds.get(asked.kind)
  if (isOwn(ctx, asked)) throw problem('approvals.own')
  if (approve && !reached) throw problem('house.not-found')
  if (asked.campaign !== null && kind !== undefined) await ctx.mustBeOpen(kind.decideVerb, asked.campaign)
  await act(ctx, deedOf('approvals.decide', asked), async (tx, audit) => {
    await close(tx, { ctx, id, state: approve ? 'approved' : 'rejected', note })
    if (approve) await mustBeIndependent(tx, ctx, asked)
    audit({ kind: asked.kind, object: asked.object, approve, note, askedBy: asked.asked_by, reason: asked.reason })
    if (approve) await kind?.apply(tx, asked, { ctx, audit })
    await notify(tx, ctx, {
      to: { person: asked.asked_by },
      kind: approve ? 'approvals.approved' : 'approvals.rejected',
      ...{ campaign: asked.campaign, object: `approval:${id}`, values: { approval: asked.kind, note } },
    })
  })
}

/** Looked at in the transaction of the decision: a tie made a moment ago counts. @throws approvals.not-independent */
async function mustBeIndependent(
  tx: Database,
  ctx: Context,
  { asked_by: person, asked_at: at }: Approval,
): Promise<void> {
  const [tie] = await tiesWith(tx, { me: ctx.person().id, now: ctx.now(), asks: [{ person, at }] })
  if (tie !== undefined) throw problem('approvals.not-independent', { why: tieWords[tie][ctx.language] })
}

/**
 * Where nobody could agree, who asked makes it take effect once the time to object is over.
 * @throws house.not-found for what another asked, approvals.needs-second, approvals.still-cooling, approvals.decided
 */
export async function complete(ctx: Context, id: string, kinds: Kinds): Promise<void> {
  const asked = await findApproval(ctx.db, id)
  if (asked === undefined || asked.asked_by !== ctx.person().id) throw problem('house.not-found')
  if (asked.cools_at === null) throw problem('approvals.needs-second')
  if (!hasCooled(ctx, asked)) throw problem('approvals.still-cooling', { at: asked.cools_at })
  const kind = kinds.get(asked.kind)
  if (asked.campaign !== null && kind !== undefined) await ctx.mustBeOpen(kind.decideVerb, asked.campaign)
  await act(ctx, deedOf('approvals.complete', asked), async (tx, audit) => {
    await close(tx, { ctx, id, state: 'unopposed', note: '' })
    audit({ kind: asked.kind, object: asked.object, reason: asked.reason, cooledAt: asked.cools_at })
    await kind?.apply(tx, asked, { ctx, audit })
  })
}

/** What the kind says will happen, as things stand now. @throws house.not-found */
export async function viewFacts(ctx: Context, id: string, kinds: Kinds): Promise<ApprovalFacts> {
  const asked = await findApproval(ctx.db, id)
  if (asked === undefined) throw problem('house.not-found')
  const { reached, objects } = await reachOf(ctx, kinds, asked)
  if (!reached && !objects && asked.asked_by !== ctx.person().id) throw problem('house.not-found')
  return { facts: (await kinds.get(asked.kind)?.shows?.(asked, ctx)) ?? [] }
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
async function seen(
  ctx: Context,
  { id, kinds }: { id: string; kinds: Kinds },
): Promise<{ asked: Approval; reached: boolean }> {
  const asked = await findApproval(ctx.db, id)
  if (asked === undefined) throw problem('house.not-found')
  const { reached, objects } = await reachOf(ctx, kinds, asked)
  if (!reached && !objects) throw problem('house.not-found')
  return { asked, reached }
}

const deedOf = (verb: string, { id, campaign }: Approval) => ({
  verb,
  object: `approval:${id}`,
  ...(campaign === null ? {} : { campaign }),
})

interface Closing {
  ctx: Context
  id: string
  state: 'approved' | 'unopposed' | 'rejected' | 'withdrawn'
  note: string
}

async function close(tx: Database, { ctx, id, state, note }: Closing): Promise<void> {
  const at = ctx.now().toISOString()
  const row = await lockApproval(tx, id)
  if (row === undefined || row.state !== 'asked' || row.expires_at <= at) throw problem('approvals.decided')
  const { id: by, post } = ctx.person()
  await decideApproval(tx, id, { state, by, post, at, note: note === '' ? null : note })
}

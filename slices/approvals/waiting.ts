/** Asks that the person may decide or stop, and own ones that nobody stopped in time. */
import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import type { WaitingItem, WaitingSource } from '../../platform/http/desk.ts'
import { viewApprovals } from './lists.ts'
import type { ApprovalView } from './contract.ts'

/** The newest of each list: the page of approvals has the rest. */
const MOST = 200

export function approvalsWaiting(all: readonly ApprovalKind[]): readonly WaitingSource[] {
  const kinds = new Map(all.map((kind) => [kind.kind, kind]))
  return [
    {
      verb: 'approvals.decide',
      kinds: ['approvals.decide', 'approvals.object', 'approvals.complete'],
      waitingFor: async (ctx, campaign) => {
        const page = { campaign, offset: 0, limit: MOST }
        const others = await viewApprovals(ctx, kinds, { ...page, list: 'waiting' })
        const own = await viewApprovals(ctx, kinds, { ...page, list: 'mine' })
        return [...others.approvals, ...own.approvals].flatMap(itemsOf)
      },
    },
  ]
}

function itemsOf(one: ApprovalView): WaitingItem[] {
  const { id, kind: approval, askedBy, askedAt, expiresAt, coolsAt } = one
  const item = { object: `approval:${id}`, state: 'untouched' as const, since: askedAt }
  if (one.mayComplete) return [{ ...item, kind: 'approvals.complete', values: { approval }, until: expiresAt }]
  if (one.mayDecide) return [{ ...item, kind: 'approvals.decide', values: { approval, askedBy }, until: expiresAt }]
  if (!one.mayObject || coolsAt === null) return []
  return [{ ...item, kind: 'approvals.object', values: { approval, askedBy, at: coolsAt }, until: coolsAt }]
}

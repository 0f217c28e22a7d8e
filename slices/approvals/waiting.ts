/** Asks that the person may decide. */
import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import type { WaitingSource } from '../../platform/http/desk.ts'
import { viewApprovals } from './actions.ts'

export function approvalsWaiting(all: readonly ApprovalKind[]): readonly WaitingSource[] {
  const kinds = new Map(all.map((kind) => [kind.kind, kind]))
  return [
    {
      verb: 'approvals.decide',
      kinds: ['approvals.decide'],
      waitingFor: async (ctx, campaign) => {
        const { approvals } = await viewApprovals(ctx, kinds)
        return approvals
          .filter((one) => one.mayDecide && (one.campaign === null || one.campaign === campaign))
          .map(({ id, kind, askedBy, askedAt, expiresAt }) => ({
            ...{ kind: 'approvals.decide', object: `approval:${id}`, values: { approval: kind, askedBy } },
            ...{ state: 'untouched' as const, since: askedAt, until: expiresAt },
          }))
      },
    },
  ]
}

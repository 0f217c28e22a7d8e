import type { Audit } from '../audit/act.ts'
import type { Database } from '../db/database.ts'
import type { Context } from '../http/context.ts'
import type { Approval } from './approval.ts'

/**
 * An act that takes two persons: one asks with a reason, another with `decideVerb` approves, and only then `apply` runs,
 * in the transaction of the decision. Who asked never decides. A slice exports `approvals: ApprovalKind[]`.
 */
export interface ApprovalKind {
  /** 'campaigns.move-back'; its words stand in the slice's catalogue as `approval.move-back`. */
  kind: string
  decideVerb: string
  /** Days after which nobody can approve any more; 14 unless said. */
  days?: number
  /** Looks again at what the ask was about; throws a problem where it does not hold any more, and nothing is decided. */
  apply: (tx: Database, approval: Approval, by: { ctx: Context; audit: Audit }) => Promise<void>
}

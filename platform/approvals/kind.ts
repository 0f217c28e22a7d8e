import type { Audit } from '../audit/act.ts'
import type { Database } from '../db/database.ts'
import type { Context } from '../http/context.ts'
import type { Approval } from './approval.ts'

/** What a person sees of an ask before deciding: words of `key` stand in the slice's catalogue as `approvalFact.<key>`. */
export interface ApprovalFact {
  key: string
  /** Text as it is shown. */
  value: string
  /** The key in a catalogue that names it instead: 'console:role.liaison'. */
  label?: string
  /** Keys in catalogues, shown one after another after `value`: 'people:verb.scoring.run'. */
  words?: readonly string[]
}

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
  /** Who may stop it besides those who decide, and hears of it: 'people.object'. */
  objectVerb?: string
  /** What will happen, as things stand now; asked when somebody opens the ask, in the language of the asker. */
  shows?: (approval: Approval, ctx: Context) => Promise<ApprovalFact[]>
  /** Looks again at what the ask was about; throws a problem where it does not hold any more, and nothing is decided. */
  apply: (tx: Database, approval: Approval, by: { ctx: Context; audit: Audit }) => Promise<void>
}

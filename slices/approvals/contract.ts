/** What crosses the wire about acts that take two persons. Shared by server and browser. */
import { z } from 'zod'

export const approvalView = z.object({
  id: z.string(),
  /** 'campaigns.move-back': its words stand in that slice's catalogue as `approval.move-back`. */
  kind: z.string(),
  campaign: z.string().nullable(),
  unit: z.string().nullable(),
  object: z.string(),
  values: z.record(z.string(), z.unknown()),
  reason: z.string(),
  /** Names. */
  askedBy: z.string(),
  askedAt: z.string(),
  expiresAt: z.string(),
  /** From when who asked may make it take effect, unless somebody objects; null: a second person must agree. */
  coolsAt: z.string().nullable(),
  state: z.enum(['asked', 'approved', 'unopposed', 'rejected', 'withdrawn', 'expired']),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  note: z.string().nullable(),
  /** Whether the reader asked for it, and whether the reader may decide it now. */
  isMine: z.boolean(),
  mayDecide: z.boolean(),
  /** May stop it, whether or not they may agree. */
  mayObject: z.boolean(),
  /** Who asked may make it take effect now. */
  mayComplete: z.boolean(),
  /** Why the reader, who has the right to decide, is no second person for who asked. */
  tie: z.enum(['hands', 'post', 'certificate', 'stand-in']).nullable(),
})
export type ApprovalView = z.infer<typeof approvalView>

/** Waiting for the reader's word, asked by the reader and open, or over. */
export const approvalLists = ['waiting', 'mine', 'decided'] as const

/** GET /api/approvals; without `list` all that the reader sees, open ones first. */
export const approvalsQuery = z.object({
  list: z.enum(approvalLists).optional(),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type ApprovalsQuery = z.infer<typeof approvalsQuery>

export interface ApprovalList {
  /** Of the list. */
  total: number
  counts: Record<(typeof approvalLists)[number], number>
  approvals: ApprovalView[]
}

/** GET /api/approvals/:id/facts: what will happen, as things stand now. */
export interface ApprovalFacts {
  facts: { key: string; value: string; label?: string; words?: readonly string[] }[]
}

/** POST /api/approvals/:id/decision */
export const decisionBody = z.strictObject({ approve: z.boolean(), note: z.string().trim().max(500).default('') })

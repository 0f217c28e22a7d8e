/** How a slice asks for a second person; call it inside `act`. */
import { randomUUID } from 'node:crypto'
import type { Audit } from '../audit/act.ts'
import type { Database } from '../db/database.ts'
import type { Context } from '../http/context.ts'
import { problem } from '../http/problem.ts'
import { notify } from '../notices/notify.ts'
import type { Approval } from './approval.ts'
import type { ApprovalKind } from './kind.ts'
import { expireApprovals, insertApproval } from './store.ts'

export type ApprovalAsk = Pick<Approval, 'campaign' | 'unit' | 'object' | 'values' | 'reason'> & {
  /** Says how many days the ask stays open. */
  kind: Pick<ApprovalKind, 'kind' | 'days'>
  /** Where there is no second person: when it may take effect unless somebody objects. */
  coolsAt?: Date
}

const DAYS = 14
const DAY_MS = 86_400_000

/** Answers the ask's id and leaves it in the log. @throws approvals.asked-already */
export async function askApproval(
  tx: Database,
  ask: ApprovalAsk,
  { ctx, audit }: { ctx: Context; audit: Audit },
): Promise<string> {
  const now = ctx.now()
  await sweepExpired(tx, now, audit)
  const {
    kind: { kind, days = DAYS },
    coolsAt,
    ...rest
  } = ask
  const cools = coolsAt?.toISOString() ?? null
  const by = ctx.person()
  const id = randomUUID()
  const expires = new Date(now.getTime() + days * DAY_MS).toISOString()
  const stamp = {
    asked_by: by.id,
    asked_post: by.post,
    asked_at: now.toISOString(),
    expires_at: expires,
    cools_at: cools,
  }
  if (!(await insertApproval(tx, { id, kind, ...rest, ...stamp }))) throw problem('approvals.asked-already')
  audit(
    { kind, object: ask.object, values: ask.values, reason: ask.reason, expires, ...(cools === null ? {} : { cools }) },
    `approval:${id}`,
  )
  await notify(tx, ctx, {
    to: { audience: kind, unit: ask.unit },
    kind: cools === null ? 'approvals.asked' : 'approvals.cooling',
    values: cools === null ? { approval: kind } : { approval: kind, at: cools },
    ...{ campaign: ask.campaign, object: `approval:${id}` },
  })
  return id
}

/** Asks past their day are closed by the next write that meets them, each with its entry. */
export async function sweepExpired(tx: Database, now: Date, audit: Audit): Promise<void> {
  for (const { id, kind, object } of await expireApprovals(tx, now.toISOString()))
    audit({ kind, object, state: 'expired' }, `approval:${id}`)
}

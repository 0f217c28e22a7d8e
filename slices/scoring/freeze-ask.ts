/**
 * A final result is frozen by two (n4.4a, a1.4c): one asks with a reason, behind the second computation; another sees what
 * will be frozen and agrees. What was computed is kept with the run at the ask; the decision only looks whether anything
 * has changed since. Freezing a run that is out of date takes two, whatever it is for.
 */
import { z } from 'zod'
import type { Approval } from '../../platform/approvals/approval.ts'
import { askApproval } from '../../platform/approvals/ask.ts'
import type { ApprovalFact, ApprovalKind } from '../../platform/approvals/kind.ts'
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { wholeRun, type RunAsk } from './find-run.ts'
import { freezable, keepFrozen, purposes, refuseOutdated, type FreezeBody } from './freeze-run.ts'
import { freezeFacts } from './freeze-facts.ts'
import { groundNow } from './ground-now.ts'
import { hashOf } from './run-result.ts'
import { resultIn } from './stored.ts'

/** What was asked for, and the ground it was asked on. */
export const freezeValues = z.object({
  run: z.string(),
  seq: z.number(),
  purpose: z.enum(purposes),
  despiteNewerData: z.boolean(),
  resultHash: z.string(),
  definitionHash: z.string(),
  newestData: z.number(),
  newestDefinition: z.string(),
})

export const takesTwo = ({ purpose, despiteNewerData }: FreezeBody): boolean => purpose === 'final' || despiteNewerData

/** Answers the run's id. @throws what freezing throws, and approvals.asked-already */
export async function askFreeze(ctx: Context, ask: RunAsk, body: FreezeBody): Promise<string> {
  const run = await freezable(ctx, ask, body)
  const { campaign, id, seq, result_hash: resultHash, definition_hash: definitionHash } = run
  await act(ctx, { verb: 'scoring.ask-freeze', campaign, object: `run:${id}` }, async (tx, audit) => {
    const now = await groundNow(tx, campaign)
    const { purpose, reason, despiteNewerData } = body
    // data may have come while the second computation ran
    if (!despiteNewerData) refuseOutdated(run, now)
    const ground = { newestData: now.dataVersion, newestDefinition: now.definitionHash }
    const values = { run: id, seq, purpose, despiteNewerData, resultHash, definitionHash, ...ground }
    const asked = { kind: freezeKind, campaign, unit: null, object: `run:${id}`, values, reason }
    await askApproval(tx, asked, { ctx, audit })
  })
  return id
}

export const freezeKind: ApprovalKind = {
  kind: 'scoring.freeze-run',
  decideVerb: 'scoring.approve-freeze',
  /** @throws scoring.damaged, scoring.second-differs, scoring.ground-moved, scoring.newer-data, scoring.newer-definition */
  apply: async (tx, approval, { ctx, audit }) => {
    const asked = freezeValues.parse(approval.values)
    const campaign = approval.campaign ?? ''
    const run = await wholeRun({ ...ctx, db: tx }, { campaign, run: asked.run })
    const isSame = run.result_hash === asked.resultHash && run.definition_hash === asked.definitionHash
    if (!isSame || hashOf(resultIn(run).document) !== asked.resultHash) throw problem('scoring.damaged')
    if (JSON.stringify(run.second) !== '[]') throw problem('scoring.second-differs', { count: '—' })
    const now = await groundNow(tx, campaign)
    if (now.dataVersion !== asked.newestData || now.definitionHash !== asked.newestDefinition)
      throw problem('scoring.ground-moved', { asked: asked.newestData, data: now.dataVersion })
    const { purpose, despiteNewerData } = asked
    if (!despiteNewerData) refuseOutdated(run, now)
    const { reason, asked_by: by, id } = approval
    const two = { by, approvedBy: ctx.person().id, approval: id }
    await keepFrozen(tx, { ctx, audit, run, body: { purpose, despiteNewerData, reason }, two, now })
  },
  shows: (approval: Approval, ctx: Context): Promise<ApprovalFact[]> =>
    freezeFacts(ctx, approval.campaign ?? '', freezeValues.parse(approval.values)),
}

/**
 * The first release of a campaign is one person's: it shows what was computed and moves no number. Once the units have seen
 * scores, another release puts other numbers in their place, and takes two. Taking a release back closes, and stays one
 * person's: a mistake must be covered at once; to show scores again then takes two.
 */
import { z } from 'zod'
import { askApproval } from '../../platform/approvals/ask.ts'
import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { runHead } from './find-run.ts'
import { freezeFacts } from './freeze-facts.ts'
import { keepRelease, releaseRun, type ReleaseAsk } from './release.ts'
import { lockReleases, openReleases, wasReleased } from './store-release.ts'

const releaseValues = z.object({ run: z.string(), seq: z.number() })

/** @throws scoring.no-run, scoring.released-already, approvals.asked-already */
export async function releaseOrAsk(ctx: Context, ask: ReleaseAsk): Promise<{ released: boolean }> {
  const { id, seq, campaign } = await runHead(ctx, ask)
  if ((await openReleases(ctx.db, campaign)).has(id)) throw problem('scoring.released-already')
  if (!(await wasReleased(ctx.db, campaign))) {
    await releaseRun(ctx, ask)
    return { released: true }
  }
  await act(ctx, { verb: 'scoring.ask-release', campaign, object: `run:${id}` }, async (tx, audit) => {
    const asked = { campaign, unit: null, object: `run:${id}`, values: { run: id, seq }, reason: ask.reason }
    await askApproval(tx, { kind: releaseKind, ...asked }, { ctx, audit })
  })
  return { released: false }
}

export const releaseKind: ApprovalKind = {
  kind: 'scoring.release-run',
  decideVerb: 'scoring.approve-release',
  apply: async (tx, approval, { ctx, audit }) => {
    const { run, seq } = releaseValues.parse(approval.values)
    const campaign = approval.campaign ?? ''
    await lockReleases(tx, campaign)
    const { reason, asked_by: by } = approval
    await keepRelease(tx, { doer: ctx, audit, campaign, run, seq, reason, by })
  },
  shows: async (approval, ctx) => {
    const { run } = releaseValues.parse(approval.values)
    const facts = await freezeFacts(ctx, approval.campaign ?? '', { run, purpose: '', despiteNewerData: false })
    return facts.filter(({ key }) => key !== 'purpose')
  },
}

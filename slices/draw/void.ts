/** Voiding a round takes two persons, and the reason is public: nobody throws again because the dice fell badly. */
import { askApproval } from '../../platform/approvals/ask.ts'
import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { z } from 'zod'
import { mustStand } from './ground.ts'
import { tellVoided } from './notices.ts'
import { objectOf, VOID } from './rounds.ts'
import { keepVoid, lockRounds, type RoundAt } from './store.ts'

const standing = ['checking', 'committed', 'seeded', 'drawn'] as const
const valuesSchema = z.object({ round: z.number() })

export const voidRound: ApprovalKind = {
  kind: VOID,
  decideVerb: 'draw.approve-void',
  apply: async (tx, approval, { ctx, audit }) => {
    const campaign = approval.campaign ?? ''
    const { round } = valuesSchema.parse(approval.values)
    const at = { campaign, round }
    await lockRounds(tx, campaign)
    await mustStand(tx, at, standing)
    const { reason, asked_by: by } = approval
    await keepVoid(tx, at, { by, reason, at: ctx.now().toISOString() })
    audit({ round, reason }, objectOf(round))
    await tellVoided(tx, ctx, at)
  },
}

export const approvals: readonly ApprovalKind[] = [voidRound]

/** @throws approvals.asked-already, draw.wrong-state */
export async function askVoid(ctx: Context, at: RoundAt, reason: string): Promise<void> {
  await act(ctx, { verb: 'draw.ask-void', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    await mustStand(tx, at, standing)
    const ask = { kind: voidRound, campaign: at.campaign, unit: null, object: objectOf(at.round) }
    await askApproval(tx, { ...ask, values: { round: at.round }, reason }, { ctx, audit })
    audit({ round: at.round, reason })
  })
}

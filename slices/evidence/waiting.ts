/** Hand-overs that wait for the person's signature. */
import type { Context } from '../../platform/http/context.ts'
import type { WaitingItem, WaitingSource } from '../../platform/http/desk.ts'
import { viewHandOvers } from './hand-overs.ts'

async function waitingFor(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const { handOvers } = await viewHandOvers(ctx, campaign)
  return handOvers.map(({ item, caseNumber, giver, at }) => ({
    ...{ kind: 'evidence.sign-hand-over', object: `hand-over:${item}` },
    ...{ values: { number: caseNumber, giver }, state: 'untouched', since: at },
  }))
}

export const waiting: readonly WaitingSource[] = [
  { verb: 'evidence.sign', kinds: ['evidence.sign-hand-over'], waitingFor },
]

/** 数据自检: what always holds of the kept data, as a list to read, and the rounds in which it was asked. */
import { checkData } from '../../platform/invariants/check-data.ts'
import type { Invariant } from '../../platform/invariants/invariant.ts'
import { newestRounds } from '../../platform/invariants/round-store.ts'
import type { Context } from '../../platform/http/context.ts'
import { personNames } from '../people/facts.ts'
import type { InvariantsView } from './contract.ts'

const ROUNDS_SHOWN = 60

export async function viewInvariants(ctx: Context, invariants: readonly Invariant[]): Promise<InvariantsView> {
  const rounds = await newestRounds(ctx.db, ROUNDS_SHOWN)
  const [newest] = rounds
  const names = await personNames(ctx.db, [...new Set(rounds.flatMap(({ by }) => by ?? []))])
  const found = new Map(newest?.broken.map((one) => [one.name, one]))
  return {
    invariants: invariants.map(({ name, says }) => {
      const { count = 0, first = [] } = found.get(name) ?? {}
      return { name, says: says[ctx.language], broken: count, first: [...first] }
    }),
    rounds: rounds.map(({ at, by, checked, broken, tookMs }) => ({
      ...{ at, checked, tookMs, broken: broken.length },
      by: by === null ? null : (names.get(by) ?? by),
    })),
  }
}

export async function checkNow(ctx: Context, invariants: readonly Invariant[]): Promise<InvariantsView> {
  await checkData(ctx, invariants, 'audit.check-data')
  return viewInvariants(ctx, invariants)
}

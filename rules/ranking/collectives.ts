/** a1.0c: each level ranked by score: the published total, then the exact indicators that R18 names; equal still: shared. */
import type { Definition } from '../definition/schema.ts'
import { zero } from '../quantity/exact.ts'
import type { CollectiveScore } from '../scoring/result.ts'
import { byCodeUnits, descending, inTurn, publishedUnits, sharedRanks } from './order.ts'

/** Gives ranks to the eligible and returns all in the order of the result: by rank then code, the unranked last by code. */
export function rankCollectives(definition: Definition, scores: readonly CollectiveScore[]): CollectiveScore[] {
  const totals = new Map(scores.map((score) => [score, publishedUnits(score.published)]))
  const better = inTurn<CollectiveScore>(
    (a, b) => descending(totals.get(a) ?? 0n, totals.get(b) ?? 0n),
    ...definition.ranking.tieBreak.map((id) => (a: CollectiveScore, b: CollectiveScore) => {
      return (b.points[id]?.value ?? zero).compare(a.points[id]?.value ?? zero)
    }),
  )
  const byCode = (a: CollectiveScore, b: CollectiveScore): number => byCodeUnits(a.unit, b.unit)
  const eligible = scores.filter((score) => score.eligible).sort(inTurn(better, byCode))
  sharedRanks(eligible, better).forEach((rank, index) => {
    const score = eligible[index]
    if (score !== undefined) score.rank = rank
  })
  return [...eligible, ...scores.filter((score) => !score.eligible).sort(byCode)]
}

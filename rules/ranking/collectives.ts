/** a1.0c: each level ranked by score: the published total, then the exact indicators that R18 names; equal still: shared. */
import type { Definition } from '../definition/schema.ts'
import { zero } from '../quantity/exact.ts'
import type { CollectiveScore } from '../scoring/result.ts'
import { byCodeUnits, descending, inTurn, publishedUnits, sharedRanks } from './order.ts'

interface Placed {
  score: CollectiveScore
  total: number | bigint
}

/** Gives ranks to the eligible and returns all in the order of the result: by rank then code, the unranked last by code. */
export function rankCollectives(definition: Definition, scores: readonly CollectiveScore[]): CollectiveScore[] {
  const better = inTurn<Placed>(
    (a, b) => descending(a.total, b.total),
    ...definition.ranking.tieBreak.map((id) => (a: Placed, b: Placed) => {
      return (b.score.points[id]?.value ?? zero).compare(a.score.points[id]?.value ?? zero)
    }),
  )
  const eligible = scores
    .filter((score) => score.eligible)
    .map((score) => ({ score, total: publishedUnits(score.published) }))
    .sort(inTurn(better, (a, b) => byCodeUnits(a.score.unit, b.score.unit)))
  sharedRanks(eligible, better).forEach((rank, index) => {
    const placed = eligible[index]
    if (placed !== undefined) placed.score.rank = rank
  })
  const others = scores.filter((score) => !score.eligible).sort((a, b) => byCodeUnits(a.unit, b.unit))
  return [...eligible.map((placed) => placed.score), ...others]
}

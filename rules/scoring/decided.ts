/** a1.0c, R18: what put one unit before another: the published total, a tie-break in its turn, or nobody yet. */
import type { Definition } from '../definition/schema.ts'
import { roundHalfUp, zero, type Exact } from '../quantity/exact.ts'
import type { CollectiveScore } from './result.ts'

interface Rule {
  clauses: string[]
  reading?: { id: string; choice: string }
}

/** The clause on ties, with the reading that it rests on. */
export const tieRule = ({ ranking, readings }: Definition): Rule => ({
  clauses: [...ranking.clauses],
  ...(ranking.reading === undefined
    ? {}
    : { reading: { id: ranking.reading, choice: readings[ranking.reading]?.choice ?? '' } }),
})

/** `office`: equal in all, so that the office decides; `tied` share the rank. `tie-break`: by that many points of the indicator, exact values, 4 places. */
export type Decided =
  | { by: 'score' }
  | ({ by: 'tie-break'; indicator: string; difference: string } & Rule)
  | ({ by: 'office'; tied: number } & Rule)

interface Pair {
  last: CollectiveScore
  next: CollectiveScore
  /** How many share the rank of the last. */
  tied: number
}

export function decidedBetween(definition: Definition, { last, next, tied }: Pair): Decided {
  const rule = tieRule(definition)
  if (last.rank === next.rank) return { by: 'office', tied, ...rule }
  if (last.published !== next.published) return { by: 'score' }
  for (const indicator of definition.ranking.tieBreak) {
    const difference = pointsOf(last, indicator).sub(pointsOf(next, indicator))
    if (!difference.equals(zero)) return { by: 'tie-break', indicator, difference: roundHalfUp(difference, 4), ...rule }
  }
  return { by: 'score' }
}

const pointsOf = (score: CollectiveScore, indicator: string): Exact => score.points[indicator]?.value ?? zero

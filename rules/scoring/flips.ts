/** The smallest change of one indicator's full points at which the last awarded unit and the next one are level, or change places. */
import type { Definition } from '../definition/schema.ts'
import { exact, roundHalfUp, zero, type Exact } from '../quantity/exact.ts'
import { publishedUnits } from '../ranking/order.ts'
import type { CollectiveScore } from './result.ts'

export interface Flip {
  indicator: string
  /** Points to add to the indicator's full points (negative: to take), 4 places; beyond it the two change places. */
  change: string
  /** The indicator's points would stay between 0 and the full total. */
  feasible: boolean
}

/** Total = Σ share earned × points: with x more points the gap is gap + x × (share of the last − share of the next). */
export function flips(definition: Definition, last: CollectiveScore, next: CollectiveScore): Flip[] {
  const whole = exact(definition.totalPoints)
  const level = last.published === next.published
  const found = definition.indicators.flatMap(({ id, points }) => {
    const full = exact(points)
    if (full.equals(zero)) return []
    const shares = { last: earned(last, id, full), next: earned(next, id, full) }
    if (shares.last.equals(shares.next)) return []
    const change = level ? past(definition, { last, next, shares }) : levelling({ last, next, shares })
    if (change === undefined) return []
    const after = full.add(change)
    return [{ id, change, feasible: after.compare(zero) >= 0 && after.compare(whole) <= 0 }]
  })
  return found
    .sort((a, b) => a.change.abs().compare(b.change.abs()))
    .map(({ id, change, feasible }) => ({ indicator: id, change: roundHalfUp(change, 4), feasible }))
}

interface Pair {
  last: CollectiveScore
  next: CollectiveScore
  shares: { last: Exact; next: Exact }
}

const levelling = ({ last, next, shares }: Pair): Exact =>
  last.total.value.sub(next.total.value).div(shares.next.sub(shares.last))

/** So many hundredths of either total are tried: far beyond the full points. */
const STEPS = 60

/**
 * Published totals are level and a tie-break decided: the smallest change after which the next one's published total is
 * the higher. Both totals grow in a line and are rounded, so the order changes only where one of them passes a half.
 */
function past({ rounding }: Definition, pair: Pair): Exact | undefined {
  const places = rounding.totalPlaces
  const published = (score: CollectiveScore, share: Exact, change: Exact): number | bigint =>
    publishedUnits(roundHalfUp(score.total.value.add(share.mul(change)), places))
  const { last, next, shares } = pair
  return [...halves(last, shares.last, places), ...halves(next, shares.next, places)]
    .sort((a, b) => a.abs().compare(b.abs()))
    .find((change) => published(next, shares.next, change) > published(last, shares.last, change))
}

/** Changes at which a total stands on, or just below, a half of its last place. */
function halves({ total, published }: CollectiveScore, share: Exact, places: number): Exact[] {
  if (share.equals(zero)) return []
  const unit = exact(1, 10n ** BigInt(places))
  const just = exact(1, 10n ** BigInt(places + 6))
  return Array.from({ length: 2 * STEPS }, (_, at) => {
    const half = exact(published).add(unit.mul(2 * (at - STEPS) + 1).div(2))
    return [half, half.sub(just)].map((target) => target.sub(total.value).div(share))
  }).flat()
}

/** Share of the indicator's full points that the unit earned, as it weighs in its total (scaled up where others do not apply). */
function earned(score: CollectiveScore, id: string, full: Exact): Exact {
  const points = score.points[id]?.value ?? zero
  const sum = Object.values(score.points).reduce((total, one) => total.add(one.value), zero)
  const scale = sum.equals(zero) ? exact(1) : score.total.value.div(sum)
  return points.mul(scale).div(full)
}

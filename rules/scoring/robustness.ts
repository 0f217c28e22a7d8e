/** How firm the cut line is: the smallest change of one indicator's points at which the last awarded place and the first not awarded are level. */
import type { Award, Definition } from '../definition/schema.ts'
import { exact, roundHalfUp, zero, type Exact } from '../quantity/exact.ts'
import type { CollectiveScore, ScoreResult } from './result.ts'

export interface Flip {
  indicator: string
  /** Points to add to the indicator's full points (negative: to take), 4 places; beyond it the two change places. */
  change: string
  /** The indicator's points would stay between 0 and the full total. */
  feasible: boolean
}
export interface CutLine {
  /** Unit code or certificate number of the last awarded, and of the first after it; null where there is none. */
  last: string | null
  next: string | null
  /** Points between the two, as published; null where one of them is missing. */
  gap: string | null
  /** Smallest change first; none for individuals, whose score has no weights. */
  flips: Flip[]
}

/** Award id → its cut line. With a tie across the line, the gap is that between the tied: 0. */
export function robustness(definition: Definition, result: ScoreResult): Record<string, CutLine> {
  return Object.fromEntries(definition.awards.map((award) => [award.id, cutLine(definition, award, result)]))
}

function cutLine(definition: Definition, award: Award, result: ScoreResult): CutLine {
  const places = definition.rounding.totalPlaces
  const level = result.collectives[award.of]?.filter((score) => score.rank !== null)
  if (level !== undefined) {
    const [last, next] = [level[award.places - 1], level[award.places]]
    if (last === undefined || next === undefined)
      return { last: (last ?? level.at(-1))?.unit ?? null, next: null, gap: null, flips: [] }
    const gap = roundHalfUp(exact(last.published).sub(exact(next.published)), places)
    return { last: last.unit, next: next.unit, gap, flips: flips(definition, last, next) }
  }
  const people = (result.individuals[award.of] ?? []).filter((score) => score.rank !== null)
  const [last, next] = [people[award.places - 1], people[award.places]]
  if (last === undefined || next === undefined)
    return { last: (last ?? people.at(-1))?.person ?? null, next: null, gap: null, flips: [] }
  const gap = roundHalfUp(exact(last.published ?? '0').sub(exact(next.published ?? '0')), places)
  return { last: last.person, next: next.person, gap, flips: [] }
}

/** Total = Σ share earned × points: with x more points the gap is gap + x × (share of the last − share of the next). */
function flips(definition: Definition, last: CollectiveScore, next: CollectiveScore): Flip[] {
  const gap = last.total.value.sub(next.total.value)
  const whole = exact(definition.totalPoints)
  const found = definition.indicators.flatMap(({ id, points }) => {
    const full = exact(points)
    if (full.equals(zero)) return []
    const slope = earned(next, id, full).sub(earned(last, id, full))
    if (slope.equals(zero)) return []
    const change = gap.div(slope)
    const after = full.add(change)
    return [{ id, change, feasible: after.compare(zero) >= 0 && after.compare(whole) <= 0 }]
  })
  return found
    .sort((a, b) => a.change.abs().compare(b.change.abs()))
    .map(({ id, change, feasible }) => ({ indicator: id, change: roundHalfUp(change, 4), feasible }))
}

/** Share of the indicator's full points that the unit earned, as it weighs in its total (scaled up where others do not apply). */
function earned(score: CollectiveScore, id: string, full: Exact): Exact {
  const points = score.points[id]?.value ?? zero
  const sum = Object.values(score.points).reduce((total, one) => total.add(one.value), zero)
  const scale = sum.equals(zero) ? exact(1) : score.total.value.div(sum)
  return points.mul(scale).div(full)
}

/** What-if in the browser: the very rules of the server, on the facts of a run. Pure but for the clock that it is measured with. */
import { exact, roundHalfUp, sum, type Exact } from '../../../rules/quantity/exact.ts'
import type { Facts } from '../../../rules/scoring/facts.ts'
import type { ScoreResult } from '../../../rules/scoring/result.ts'
import { score } from '../../../rules/scoring/score.ts'
import { compareResults, vary, type Comparison, type Variation } from '../../../rules/scoring/what-if.ts'
import type { WhatIfData } from '../contract.ts'
import { factsFrom } from '../model.ts'

export interface Ground {
  data: WhatIfData
  facts: Facts
  /** The run's own result, recomputed here: what a variation is held against. */
  before: ScoreResult
}

export interface Effect extends Comparison {
  /** Milliseconds for scoring and comparing. */
  ms: number
  /** How many moves change a rank, and how many only a score. */
  ranks: number
  totals: number
}

export function groundOf(data: WhatIfData): Ground {
  const facts = factsFrom(data.facts)
  return { data, facts, before: score(data.definition, facts) }
}

/** @throws RangeError for a variation that the definition does not know */
export function tryOut({ data, facts, before }: Ground, variation: Variation): Effect {
  const started = performance.now()
  const comparison = compareResults(before, score(vary(data.definition, variation), facts))
  const ms = performance.now() - started
  const ranks = comparison.moves.filter((move) => move.before !== move.after).length
  return { ...comparison, ms, ranks, totals: comparison.moves.length - ranks }
}

export const countOfChanges = ({ readings = {}, points = {} }: Variation): number =>
  Object.keys(readings).length + Object.keys(points).length

export const isPossiblePoints = (text: string): boolean => /^\d{1,3}(\.\d{1,4})?$|^1000$/.test(text)

/** The full total that the points make. */
export function fullTotal({ definition }: Definitions, variation: Variation): string {
  const { indicators } = vary(definition, variation)
  return shownPoints(sum(indicators.map(({ points }) => exact(points))))
}

type Definitions = Pick<WhatIfData, 'definition'>
const shownPoints = (points: Exact): string => trimmed(roundHalfUp(points, 4))

/** Indicator or part → the full points that are scored by: a sum's parts follow the sum, a sum follows its parts. */
export function pointsInForce({ definition }: Definitions, variation: Variation): Record<string, string> {
  const all = vary(definition, variation).indicators.flatMap((one) => [one, ...(one.kind === 'sum' ? one.parts : [])])
  return Object.fromEntries(all.map(({ id, points }) => [id, shownPoints(exact(points))]))
}

/** With points typed for one of them; no change where it has them already without being told. */
export function withPoints(
  data: Definitions,
  variation: Variation,
  { id, points }: { id: string; points: string },
): Variation {
  const others = Object.fromEntries(Object.entries(variation.points ?? {}).filter(([key]) => key !== id))
  const without = { ...variation, points: others }
  const isSo = pointsInForce(data, without)[id] === shownPoints(exact(points))
  return isSo ? without : { ...variation, points: { ...others, [id]: points } }
}

export interface Contradiction {
  id: string
  /** What was typed for the sum, and what its parts make: by that it is scored. */
  typed: string
  made: string
}

/** Sums whose own points are contradicted by those typed for their parts. */
export function contradictions(data: Definitions, variation: Variation): Contradiction[] {
  const inForce = pointsInForce(data, variation)
  return Object.entries(variation.points ?? {}).flatMap(([id, points]) => {
    const [typed, made] = [shownPoints(exact(points)), inForce[id] ?? '']
    return typed === made ? [] : [{ id, typed, made }]
  })
}

export const trimmed = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)

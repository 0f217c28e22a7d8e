/** What-if in the browser: the very rules of the server, on the facts of a run. Pure but for the clock that it is measured with. */
import { exact, roundHalfUp, sum } from '../../../rules/quantity/exact.ts'
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
export function fullTotal(data: WhatIfData, variation: Variation): string {
  const { indicators } = vary(data.definition, variation)
  return trimmed(roundHalfUp(sum(indicators.map(({ points }) => exact(points))), 4))
}

export const trimmed = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)

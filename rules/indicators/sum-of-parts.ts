/** a1.2a: an indicator that is the sum of its parts (count 5 + fines 5 + major 10). A part that is not applicable leaves it. */
import type { SumIndicator } from '../definition/schema.ts'
import { sum, zero } from '../quantity/exact.ts'
import { notApplicable, points, type Outcome, type Scorer } from './outcome.ts'

export function sumOfParts(rule: SumIndicator, scorers: readonly (readonly [string, Scorer])[]): Scorer {
  return (unit) => {
    const parts: Record<string, Outcome> = {}
    for (const [id, score] of scorers) parts[id] = score(unit)
    const outcomes = Object.values(parts)
    const inputs = outcomes.map((part) => part.reason)
    const full = sum(outcomes.map((part) => part.full))
    if (full.equals(zero)) return { ...notApplicable(rule, { inputs }), parts }
    const value = sum(outcomes.map((part) => part.value))
    return { ...points(rule, { value, full, formula: 'sum-of-parts', inputs }), parts }
  }
}

/** a1.2a: an indicator that is the sum of its parts (count 5 + fines 5 + major 10). A part that is not applicable leaves it. */
import type { SumIndicator } from '../definition/schema.ts'
import { exact, sum } from '../quantity/exact.ts'
import { isNotApplicable, notApplicable, points, pointsSentence, type Outcome, type Scorer } from './outcome.ts'

export function sumOfParts(rule: SumIndicator, scorers: readonly (readonly [string, Scorer])[]): Scorer {
  const said = pointsSentence(rule, 'sum-of-parts')
  const declared = sum(rule.parts.map((part) => exact(part.points)))
  return (unit) => {
    const parts: Record<string, Outcome> = {}
    for (const [id, score] of scorers) parts[id] = score(unit)
    const outcomes = Object.values(parts)
    const inputs = outcomes.map((part) => part.reason)
    const full = outcomes.some(isNotApplicable) ? sum(outcomes.map((part) => part.full)) : declared
    if (full.n === 0n) return { ...notApplicable(rule, { inputs }), parts }
    const value = full === declared && outcomes.every((part) => part.value === part.full) ? declared : add(outcomes)
    const { reason } = points(said, { value, full }, { inputs })
    return { value, full, reason, parts }
  }
}

const add = (outcomes: readonly Outcome[]) => sum(outcomes.map((part) => part.value))

/** Today's rules: improvement of a figure over the year before, up to the rate that earns full points. */
import type { YearOnYear } from '../definition/schema.ts'
import { exact, min, one, zero, type Exact } from '../quantity/exact.ts'
import type { Basis } from '../scoring/basis.ts'
import { figureOf, noFigure } from './figures.ts'
import { notApplicable, points, pointsSentence, type Scorer } from './outcome.ts'

export function yearOnYear(basis: Basis, rule: YearOnYear): Scorer {
  const full = exact(rule.points)
  return (unit) => {
    const now = figureOf(basis, unit, { figure: rule.figure, period: rule.thisYear })
    const before = figureOf(basis, unit, { figure: rule.figure, period: rule.lastYear })
    const inputs = [
      now?.reason ?? noFigure(`${rule.figure} ${rule.thisYear}`),
      before?.reason ?? noFigure(`${rule.figure} ${rule.lastYear}`),
    ]
    if (now === undefined || before === undefined) {
      if (rule.noFigure === 'not-applicable') return notApplicable(rule, { inputs })
      return points(pointsSentence(rule, 'no-figure'), { value: zero, full }, { inputs })
    }
    const formula = before.value.equals(zero) ? 'year-on-year-from-zero' : 'year-on-year'
    const value = full.mul(earned(rule, now.value, before.value))
    return points(pointsSentence(rule, formula, { detail: rule.fullAt }), { value, full }, { inputs })
  }
}

/** Share of the points, 0–1. From zero there is no rate: reaching the better side, or staying at nothing bad, earns all. */
function earned(rule: YearOnYear, now: Exact, before: Exact): Exact {
  if (before.equals(zero)) {
    const good = rule.better === 'more' ? now.compare(zero) > 0 : now.equals(zero)
    return good ? one : zero
  }
  const growth = now.div(before).sub(one)
  const rate = rule.better === 'more' ? growth : growth.neg()
  if (rate.compare(zero) <= 0) return zero
  const fullAt = exact(rule.fullAt)
  return fullAt.equals(zero) ? one : min(one, rate.div(fullAt))
}

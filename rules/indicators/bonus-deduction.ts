/** Today's rules: listed facts add or take points, each up to its bound, the indicator within 0 and its full points. */
import type { BonusDeduction } from '../definition/schema.ts'
import { exact, min, zero, type Exact } from '../quantity/exact.ts'
import type { Reason } from '../reasons/reason.ts'
import type { Basis } from '../scoring/basis.ts'
import { figureOf, noFigure } from './figures.ts'
import { because, points, pointsSentence, Sentence, type Scorer } from './outcome.ts'

type Item = BonusDeduction['items'][number]

export function bonusDeduction(basis: Basis, rule: BonusDeduction): Scorer {
  const full = exact(rule.points)
  const start = exact(rule.start)
  const said = pointsSentence(rule, 'bonus-deduction', { detail: rule.start })
  return (unit) => {
    const items = rule.items.map((item) => worth(basis, item, unit))
    const sum = items.reduce((total, item) => total.add(item.value), start)
    const value = sum.compare(zero) < 0 ? zero : min(sum, full)
    const inputs = items.map((item) => item.reason)
    return points(said, { value, full }, { inputs })
  }
}

/** A figure that nobody reported is a fact that did not happen. */
function worth(basis: Basis, item: Item, unit: number): { value: Exact; reason: Reason } {
  const figure = figureOf(basis, unit, { figure: item.figure })
  const size = min(exact(item.each).mul(figure?.value ?? zero), exact(item.atMost))
  const value = item.sign === 'plus' ? size : size.neg()
  const inputs = [figure?.reason ?? noFigure(item.figure)]
  const { clauses } = item
  const detail = `${item.figure}|${item.each}`
  const said = new Sentence({ label: 'item', unit: 'points', of: item.atMost, formula: 'bonus-item', clauses, detail })
  return { value, reason: because(said, value, { inputs }) }
}

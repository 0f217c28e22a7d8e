/**
 * a1.2d: a unit's share of the key enterprises × the level's total = the average level it should reach (the baseline);
 * the notice gives no curve from actual ÷ baseline to points: reading R1. Baseline 0: R4. Share of what: R3.
 */
import { decide, type Decided } from '../definition/choices.ts'
import type { curveOptions, RatioToBaseline } from '../definition/schema.ts'
import { exact, one, zero, type Exact } from '../quantity/exact.ts'
import type { FormulaKey } from '../reasons/keys.ts'
import { nth, type Basis } from '../scoring/basis.ts'
import { actuals, type Actuals } from './actuals.ts'
import { baselines, type Baseline } from './baseline.ts'
import { because, notApplicable, points, type Outcome, type Scorer } from './outcome.ts'

type Curve = Decided<(typeof curveOptions)[number]>

export function ratioToBaseline(basis: Basis, rule: RatioToBaseline): Scorer {
  const measured = actuals(basis, rule)
  const baseline = baselines(basis, rule, measured)
  const curve = decide(basis.definition, rule.curve)
  const full = exact(rule.points)
  const best = curve.value === 'best-ratio' ? bestRatios(basis, rule, { measured, baseline }) : undefined
  return (unit) => {
    if (rule.base[nth(basis.facts.units, unit).level] === undefined) return notApplicable(rule)
    const under = baseline(unit)
    const amount = measured.amount(unit)
    const inputs = [measured.reason(unit), under.reason]
    if (under.numerator === 0n) return withoutBaseline(basis, rule, { any: amount > 0n, inputs })
    // Most units reach their baseline: seen by whole numbers, without making a fraction.
    const reached = amount * under.denominator >= under.numerator * measured.scale
    if (curve.value === 'capped-ratio' && reached)
      return points(rule, { value: full, full, formula: 'capped-ratio', inputs, reading: curve })
    const ratio = exact(amount * under.denominator, under.numerator * measured.scale)
    return onCurve(rule, { ratio, full, curve, inputs, best: best?.get(nth(basis.facts.units, unit).level) })
  }
}

interface OnCurve {
  ratio: Exact
  full: Exact
  curve: Curve
  inputs: Outcome['reason'][]
  best: Exact | undefined
}

function onCurve(rule: RatioToBaseline, { ratio, full, curve, inputs, best }: OnCurve): Outcome {
  const done = (share: Exact, formula: FormulaKey): Outcome =>
    points(rule, { value: share.mul(full), full, formula, inputs, reading: curve })
  switch (curve.value) {
    case 'capped-ratio':
      return done(ratio.compare(one) > 0 ? one : ratio, 'capped-ratio')
    case 'best-ratio': {
      const highest = best ?? zero
      inputs.push(because({ label: 'bestRatio', value: highest, unit: 'ratio', formula: 'highest-of-level' }))
      return done(highest.equals(zero) ? zero : ratio.div(highest), 'best-ratio')
    }
    case 'piecewise':
      return done(between(rule.curvePoints ?? [], ratio), 'piecewise')
  }
}

/** Linear between the declared points; flat before the first and after the last. */
export function between(curve: readonly (readonly [string, string])[], ratio: Exact): Exact {
  let [beforeX, beforeY] = [zero, zero]
  for (const [index, [textX, textY]] of curve.entries()) {
    const [x, y] = [exact(textX), exact(textY)]
    if (ratio.compare(x) <= 0) {
      if (index === 0 || ratio.equals(x)) return y
      const along = ratio.sub(beforeX).div(x.sub(beforeX))
      return beforeY.add(y.sub(beforeY).mul(along))
    }
    ;[beforeX, beforeY] = [x, y]
  }
  return beforeY
}

interface Measured {
  measured: Actuals
  baseline: (unit: number) => Baseline
}

/** R1 `best-ratio`: the highest ratio of each level, over the units that have a baseline. */
function bestRatios(basis: Basis, rule: RatioToBaseline, { measured, baseline }: Measured): Map<string, Exact> {
  const best = new Map<string, Exact>()
  for (const [level, units] of basis.unitsOf)
    for (const unit of rule.base[level] === undefined ? [] : units) {
      const { numerator, denominator } = baseline(unit)
      if (numerator === 0n) continue
      const ratio = exact(measured.amount(unit) * denominator, numerator * measured.scale)
      if (ratio.compare(best.get(level) ?? zero) > 0) best.set(level, ratio)
    }
  return best
}

/** R4: no key enterprise, or nothing done on the whole level: there is no average level to reach. */
function withoutBaseline(
  basis: Basis,
  rule: RatioToBaseline,
  { any, inputs }: { any: boolean; inputs: Outcome['reason'][] },
): Outcome {
  const reading = decide(basis.definition, rule.zeroBaseline)
  const full = exact(rule.points)
  if (reading.value === 'not-applicable') return notApplicable(rule, { inputs, reading })
  const won = reading.value === 'full-if-any' && any
  const formula = reading.value === 'full-if-any' ? 'no-baseline-full' : 'no-baseline-zero'
  return points(rule, { value: won ? full : zero, full, formula, inputs, reading })
}

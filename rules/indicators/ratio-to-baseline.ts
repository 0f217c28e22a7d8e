/**
 * a1.2d: a unit's share of the key enterprises × the level's total = the average level it should reach (the baseline);
 * the notice gives no curve from actual ÷ baseline to points: reading R1. Baseline 0: R4. Share of what: R3.
 */
import { decide } from '../definition/choices.ts'
import type { RatioToBaseline } from '../definition/schema.ts'
import { exact, reduced, zero, type Exact, type Ratio } from '../quantity/exact.ts'
import type { Reason } from '../reasons/reason.ts'
import { nth, type Basis } from '../scoring/basis.ts'
import { actuals, type Actuals } from './actuals.ts'
import { baselines, type Baseline } from './baseline.ts'
import { because, notApplicable, points, pointsSentence, Sentence, type Outcome, type Scorer } from './outcome.ts'

export function ratioToBaseline(basis: Basis, rule: RatioToBaseline): Scorer {
  const measured = actuals(basis, rule)
  const baseline = baselines(basis, rule, measured)
  const onCurve = curveOf(basis, rule, { measured, baseline })
  const without = withoutBaseline(basis, rule)
  return (unit) => {
    const { level } = nth(basis.facts.units, unit)
    if (rule.base[level] === undefined) return notApplicable(rule)
    const under = baseline(unit)
    const amount = measured.amount(unit)
    const inputs = [measured.reason(unit), under.reason]
    if (under.numerator === 0n) return without(amount > 0n, inputs)
    const ratio = { numerator: amount * under.denominator, denominator: under.numerator * measured.scale }
    return onCurve({ ratio, inputs, level })
  }
}

interface Reached {
  /** Actual ÷ baseline. */
  ratio: Ratio
  inputs: Reason[]
  level: string
}

/** R1: from the ratio to points. */
function curveOf(basis: Basis, rule: RatioToBaseline, made: Measured): (reached: Reached) => Outcome {
  const curve = decide(basis.definition, rule.curve)
  const said = pointsSentence(rule, curve.value, { reading: curve })
  const full = exact(rule.points)
  switch (curve.value) {
    case 'capped-ratio':
      return ({ ratio, inputs }) => points(said, { value: capped(ratio, full), full }, { inputs })
    case 'best-ratio':
      return bestCurve(said, full, bestRatios(basis, rule, made))
    case 'piecewise':
      return ({ ratio, inputs }) => {
        const value = between(rule.curvePoints ?? [], reduced(ratio)).mul(full)
        return points(said, { value, full }, { inputs })
      }
  }
}

/** Most units reach their baseline: seen by whole numbers, without making a fraction. */
const capped = ({ numerator, denominator }: Ratio, full: Exact): Exact =>
  numerator >= denominator ? full : exact(full.n * numerator, full.d * denominator)

function bestCurve(said: Sentence, full: Exact, best: ReadonlyMap<string, Exact>): (reached: Reached) => Outcome {
  const bestSaid = new Sentence({ label: 'bestRatio', unit: 'ratio', formula: 'highest-of-level' })
  return ({ ratio, inputs, level }) => {
    const highest = best.get(level) ?? zero
    const share = highest.equals(zero) ? zero : reduced(ratio).div(highest)
    const below = { inputs: [...inputs, because(bestSaid, highest)] }
    return points(said, { value: share.mul(full), full }, below)
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
function withoutBaseline(basis: Basis, rule: RatioToBaseline): (any: boolean, inputs: Reason[]) => Outcome {
  const reading = decide(basis.definition, rule.zeroBaseline)
  if (reading.value === 'not-applicable') return (_any, inputs) => notApplicable(rule, { inputs, reading })
  const full = exact(rule.points)
  const isFullIfAny = reading.value === 'full-if-any'
  const said = pointsSentence(rule, isFullIfAny ? 'no-baseline-full' : 'no-baseline-zero', { reading })
  return (any, inputs) => points(said, { value: isFullIfAny && any ? full : zero, full }, { inputs })
}

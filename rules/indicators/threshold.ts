/** Today's rules: full points in each period in which a reported figure reaches the bound ("≥ 80 % of certificate holders a month"). */
import type { Threshold } from '../definition/schema.ts'
import { exact, one, zero, type Exact } from '../quantity/exact.ts'
import type { FormulaKey } from '../reasons/keys.ts'
import type { Reason } from '../reasons/reason.ts'
import type { Basis } from '../scoring/basis.ts'
import { figureOf, holdersFigure, noFigure, type Figure } from './figures.ts'
import { because, notApplicable, points, pointsSentence, Sentence, type Scorer } from './outcome.ts'

interface Judged {
  /** Does the period carry points for this unit at all? */
  applies: boolean
  reached: boolean
  reason: Reason
}

/** The periods that apply carry the points in equal shares. */
export function threshold(basis: Basis, rule: Threshold): Scorer {
  const full = exact(rule.points)
  return (unit) => {
    const periods = rule.periods.map((period) => judge(basis, rule, { unit, period }))
    const applicable = periods.filter((period) => period.applies).length
    const inputs = periods.map((period) => period.reason)
    if (applicable === 0) return notApplicable(rule, { inputs })
    const reached = periods.filter((period) => period.reached).length
    const said = pointsSentence(rule, 'threshold', { detail: [reached, applicable, rule.atLeast].join('|') })
    return points(said, { value: full.mul(exact(reached, applicable)), full }, { inputs })
  }
}

function judge(basis: Basis, rule: Threshold, at: { unit: number; period: string }): Judged {
  const figure = figureOf(basis, at.unit, { figure: rule.figure, period: at.period })
  const over = denominator(basis, rule, at)
  if (figure === undefined || over === undefined || over.value.equals(zero)) return withoutFigure(rule, at.period)
  const ratio = figure.value.div(over.value)
  const reached = ratio.compare(exact(rule.atLeast)) >= 0
  const formula = reached ? 'period-reached' : 'period-missed'
  return { applies: true, reached, reason: period({ at: at.period, ratio, formula }, [figure.reason, over.reason]) }
}

function denominator(basis: Basis, rule: Threshold, at: { unit: number; period: string }): Figure | undefined {
  if (rule.over === 'certificate-holders') return holdersFigure(basis, at.unit)
  if (rule.over !== 'one') return figureOf(basis, at.unit, { figure: rule.over.figure, period: at.period })
  return { value: one, reason: because(new Sentence({ label: 'figure', unit: 'ratio', formula: 'given' }), one) }
}

function withoutFigure(rule: Threshold, at: string): Judged {
  const applies = rule.noFigure === 'zero'
  const formula = applies ? 'period-no-figure' : 'period-leaves'
  return { applies, reached: false, reason: period({ at, ratio: zero, formula }, [noFigure(`${rule.figure} ${at}`)]) }
}

const period = (judged: { at: string; ratio: Exact; formula: FormulaKey }, inputs: Reason[]): Reason =>
  because(new Sentence({ label: 'period', unit: 'ratio', formula: judged.formula }), judged.ratio, {
    detail: judged.at,
    inputs,
  })

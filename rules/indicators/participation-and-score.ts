/**
 * a1.4b 在线考试: the number of participants and their scores count; a prefecture: its own and its counties'.
 * a1.4d: the base is the officers who hold a certificate. Combined as reading R15 says.
 */
import { decide } from '../definition/choices.ts'
import type { ParticipationAndScore } from '../definition/schema.ts'
import { exact, one, sum, zero, type Exact } from '../quantity/exact.ts'
import type { FormulaKey } from '../reasons/keys.ts'
import { nth, rowsOf, type Basis } from '../scoring/basis.ts'
import type { ExamScoreFact } from '../scoring/facts.ts'
import { because, points, type Scorer } from './outcome.ts'

interface Sat {
  holders: readonly number[]
  best: readonly ExamScoreFact[]
  total: Exact
}

export function participationAndScore(basis: Basis, rule: ParticipationAndScore): Scorer {
  const reading = decide(basis.definition, rule.mix)
  const full = exact(rule.points)
  const fullMark = exact(rule.fullMark)
  const detail = [rule.fullMark, rule.weights?.turnout ?? '', rule.weights?.mean ?? ''].join('|')
  return (unit) => {
    const { level } = nth(basis.facts.units, unit)
    const sat = sittings(basis, rule.holdersOf[level] === 'territory' ? nth(basis.territory, unit) : [unit])
    const inputs = reasons(basis, sat)
    if (sat.holders.length === 0) return points(rule, { value: zero, full, formula: 'no-holders', inputs, reading })
    const weighted = reading.value === 'weighted'
    const formula: FormulaKey = weighted ? 'participation-weighted' : 'participation-sum'
    const share = weighted ? mixed(sat, rule) : sat.total.div(sat.holders.length)
    const value = weighted ? share.mul(full) : share.mul(full).div(fullMark)
    return points(rule, { value, full, formula, inputs, reading, detail })
  }
}

function sittings(basis: Basis, units: readonly number[]): Sat {
  const holders = units.flatMap((unit) => nth(basis.officersOf, unit))
  const best = holders.flatMap((officer) => basis.bestExam[officer] ?? [])
  return { holders, best, total: sum(best.map((score) => score.score)) }
}

/** R15 `weighted`: weights on turnout and on the mean of those who sat. */
function mixed({ holders, best, total }: Sat, rule: ParticipationAndScore): Exact {
  const weights = rule.weights ?? { turnout: '0', mean: '1' }
  const turnout = exact(best.length, holders.length)
  const average = best.length === 0 ? zero : total.div(best.length).div(exact(rule.fullMark))
  const all = exact(weights.turnout).add(exact(weights.mean))
  return turnout
    .mul(exact(weights.turnout))
    .add(average.mul(exact(weights.mean)))
    .div(all.equals(zero) ? one : all)
}

function reasons({ facts }: Basis, { holders, best, total }: Sat) {
  const officers = holders.map((officer) => nth(facts.officers, officer))
  return [
    because({
      label: 'scoreSum',
      value: total,
      unit: 'score',
      formula: 'sum-of-best-scores',
      rows: rowsOf('exam-scores', best),
    }),
    because({
      label: 'present',
      value: exact(best.length),
      unit: 'people',
      formula: 'count-of-present',
    }),
    because({
      label: 'holders',
      value: exact(holders.length),
      unit: 'people',
      formula: 'count-of-holders',
      rows: rowsOf('officers', officers),
    }),
  ]
}

/**
 * a1.4b 在线考试: the number of participants and their scores count; a prefecture: its own and its counties'.
 * a1.4d: the base is the officers who hold a certificate. Combined as reading R15 says.
 */
import { decide } from '../definition/choices.ts'
import type { ParticipationAndScore } from '../definition/schema.ts'
import { exact, one, sum, zero, type Exact } from '../quantity/exact.ts'
import type { Reason } from '../reasons/reason.ts'
import { nth, type Basis } from '../scoring/basis.ts'
import type { ExamScoreFact } from '../scoring/facts.ts'
import { because, points, pointsSentence, Sentence, type Scorer } from './outcome.ts'

interface Sat {
  holders: readonly number[]
  best: readonly ExamScoreFact[]
  total: Exact
}

export function participationAndScore(basis: Basis, rule: ParticipationAndScore): Scorer {
  const reading = decide(basis.definition, rule.mix)
  const weighted = reading.value === 'weighted'
  const detail = [rule.fullMark, rule.weights?.turnout ?? '', rule.weights?.mean ?? ''].join('|')
  const said = pointsSentence(rule, weighted ? 'participation-weighted' : 'participation-sum', { reading, detail })
  const nobody = pointsSentence(rule, 'no-holders', { reading })
  const full = exact(rule.points)
  const perScore = full.div(exact(rule.fullMark))
  return (unit) => {
    const { level } = nth(basis.facts.units, unit)
    const sat = sittings(basis, rule.holdersOf[level] === 'territory' ? nth(basis.territory, unit) : [unit])
    const inputs = reasons(basis, sat)
    if (sat.holders.length === 0) return points(nobody, { value: zero, full }, { inputs })
    const value = weighted ? mixed(sat, rule).mul(full) : sat.total.mul(perScore).div(sat.holders.length)
    return points(said, { value, full }, { inputs })
  }
}

function sittings(basis: Basis, units: readonly number[]): Sat {
  const holders = units.length === 1 ? nth(basis.officersOf, units[0] ?? 0) : officersOf(basis, units)
  const best: ExamScoreFact[] = []
  for (const officer of holders) {
    const score = basis.bestExam[officer]
    if (score !== undefined) best.push(score)
  }
  return { holders, best, total: sum(best.map((score) => score.score)) }
}

const officersOf = (basis: Basis, units: readonly number[]): number[] =>
  units.flatMap((unit) => nth(basis.officersOf, unit))

/** R15 `weighted`: weights on turnout and on the mean of those who sat. */
function mixed({ holders, best, total }: Sat, rule: ParticipationAndScore): Exact {
  const weights = rule.weights ?? { turnout: '0', mean: '1' }
  const turnout = exact(best.length, holders.length)
  const average = best.length === 0 ? zero : total.div(best.length).div(exact(rule.fullMark))
  const all = exact(weights.turnout).add(exact(weights.mean))
  const both = sum([turnout.mul(exact(weights.turnout)), average.mul(exact(weights.mean))])
  return both.div(all.equals(zero) ? one : all)
}

const scoreSaid = new Sentence({ label: 'scoreSum', unit: 'score', formula: 'sum-of-best-scores' })
const presentSaid = new Sentence({ label: 'present', unit: 'people', formula: 'count-of-present' })
const holdersSaid = new Sentence({ label: 'holders', unit: 'people', formula: 'count-of-holders' })
const nobodyAtAll = [because(scoreSaid, zero), because(presentSaid, zero), because(holdersSaid, zero)]

function reasons({ facts }: Basis, { holders, best, total }: Sat): readonly Reason[] {
  if (holders.length === 0) return nobodyAtAll
  const scoreRows = best.length === 0 ? [] : [{ file: 'exam-scores', rows: best.map((score) => score.row) }]
  const officerRows = [{ file: 'officers', rows: holders.map((officer) => nth(facts.officers, officer).row) }]
  return [
    because(scoreSaid, total, { rows: scoreRows }),
    because(presentSaid, exact(best.length)),
    because(holdersSaid, exact(holders.length), { rows: officerRows }),
  ]
}

/** a1.3d 现场实战练兵: average score, number and types of the unit's people's reports; mixed as reading R11 says, whose reports as R12. */
import { decide, readingValue } from '../definition/choices.ts'
import type { Definition, ReportMix } from '../definition/schema.ts'
import { exact, mean, min, one, sum, zero, type Exact } from '../quantity/exact.ts'
import type { Reason } from '../reasons/reason.ts'
import { nth, type Basis, type Report } from '../scoring/basis.ts'
import { reviewed } from './expert-scores.ts'
import { because, points, pointsSentence, Sentence, type Scorer } from './outcome.ts'

const fullScore = exact(100)

interface Weights {
  mean: Exact
  number: Exact
  types: Exact
  target: Exact
  industries: Exact
}

export function reportMix(basis: Basis, rule: ReportMix): Scorer {
  const { definition } = basis
  const weights = weightsOf(definition, rule.mix.reading)
  const detail = [weights.mean, weights.number, weights.types, weights.target, weights.industries].join('|')
  const reading = { value: definition.readings[rule.mix.reading]?.choice ?? '', reading: rule.mix.reading }
  const said = pointsSentence(rule, 'report-mix', { reading, detail })
  const full = exact(rule.points)
  const inputsOf = describer(basis, rule)
  const whose = decide(definition, rule.reportsOf)
  return (unit) => {
    const units = whose.value === 'own' ? [unit] : nth(basis.territory, unit)
    const { reports, inputs, average, industries } = inputsOf(units)
    const value = reports === 0 ? zero : mixed(weights, { average, reports, industries }).mul(full)
    return points(said, { value, full }, { inputs })
  }
}

function weightsOf(definition: Definition, reading: string): Weights {
  const number = (name: string): Exact => readingValue(definition, reading, name)
  const industries = exact(definition.industries.length)
  return {
    mean: number('mean'),
    number: number('number'),
    types: number('types'),
    target: number('target'),
    industries,
  }
}

interface Mix {
  average: Exact
  reports: number
  industries: number
}

const mixed = (weights: Weights, { average, reports, industries }: Mix): Exact =>
  sum([
    average.div(fullScore).mul(weights.mean),
    min(one, exact(reports).div(weights.target)).mul(weights.number),
    exact(industries).div(weights.industries).mul(weights.types),
  ])

function describer(basis: Basis, rule: ReportMix) {
  const experts = decide(basis.definition, rule.experts)
  const reading = decide(basis.definition, rule.reportsOf)
  const meanSaid = new Sentence({ label: 'reportMean', unit: 'score', formula: 'mean-of-reports', reading })
  const none = { reports: 0, industries: 0, average: zero, inputs: [because(meanSaid, zero), ...counts([])] }
  return (units: readonly number[]): Mix & { inputs: readonly Reason[] } => {
    const reports = units.flatMap((member) => nth(basis.reportsOf, member))
    if (reports.length === 0) return none
    const scores = reports.map((report) => reviewed(report, experts))
    const average = mean(scores.map((score) => score.value)) ?? zero
    const inputs = [because(meanSaid, average, { inputs: scores.map((score) => score.reason) }), ...counts(reports)]
    return {
      reports: reports.length,
      industries: new Set(reports.map((report) => report.industry)).size,
      average,
      inputs,
    }
  }
}

const numberSaid = new Sentence({ label: 'reportNumber', unit: 'reports', formula: 'count-of-reports' })
const industriesSaid = new Sentence({ label: 'reportIndustries', unit: 'industries', formula: 'count-of-industries' })

function counts(reports: readonly Report[]): Reason[] {
  const industries = [...new Set(reports.map((report) => report.industry))]
  const first = reports.map((report) => nth(report.scores, 0).row)
  const rows = first.length === 0 ? [] : [{ file: 'report-scores', rows: first }]
  return [
    because(numberSaid, exact(reports.length), { rows }),
    because(industriesSaid, exact(industries.length), { rows, detail: industries.join('、') }),
  ]
}

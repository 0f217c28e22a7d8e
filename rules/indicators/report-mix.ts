/** a1.3d 现场实战练兵: average score, number and types of the unit's people's reports; mixed as reading R11 says, whose reports as R12. */
import { decide, readingValue } from '../definition/choices.ts'
import type { ReportMix } from '../definition/schema.ts'
import { exact, mean, min, one, zero, type Exact } from '../quantity/exact.ts'
import { nth, rowsOf, type Basis, type Report } from '../scoring/basis.ts'
import { reviewed } from './expert-scores.ts'
import { because, points, type Scorer } from './outcome.ts'

const fullScore = exact(100)

export function reportMix(basis: Basis, rule: ReportMix): Scorer {
  const { definition } = basis
  const number = (name: string): Exact => readingValue(definition, rule.mix.reading, name)
  const weights = { mean: number('mean'), number: number('number'), types: number('types'), target: number('target') }
  const taken = definition.readings[rule.mix.reading]
  const reading = { value: taken?.choice ?? '', reading: rule.mix.reading }
  const full = exact(rule.points)
  const numbers = [weights.mean, weights.number, weights.types, weights.target, exact(definition.industries.length)]
  const detail = numbers.map((one) => one.toString()).join('|')
  return (unit) => {
    const { reports, inputs, average } = mixOf(basis, rule, unit)
    const industries = new Set(reports.map((report) => report.industry)).size
    const share = average
      .div(fullScore)
      .mul(weights.mean)
      .add(weights.number.mul(min(one, exact(reports.length).div(weights.target))))
      .add(weights.types.mul(exact(industries).div(definition.industries.length)))
    const value = reports.length === 0 ? zero : share.mul(full)
    return points(rule, { value, full, formula: 'report-mix', inputs, reading, detail })
  }
}

function mixOf(basis: Basis, rule: ReportMix, unit: number) {
  const whose = decide(basis.definition, rule.reportsOf)
  const experts = decide(basis.definition, rule.experts)
  const units = whose.value === 'own' ? [unit] : nth(basis.territory, unit)
  const reports = units.flatMap((member) => nth(basis.reportsOf, member))
  const scores = reports.map((report) => reviewed(report, experts))
  const average = mean(scores.map((score) => score.value)) ?? zero
  const inputs = [
    because({
      label: 'reportMean',
      value: average,
      unit: 'score',
      formula: 'mean-of-reports',
      reading: whose,
      inputs: scores.map((score) => score.reason),
    }),
    ...counts(reports),
  ]
  return { reports, inputs, average }
}

function counts(reports: readonly Report[]) {
  const firstRows = reports.map((report) => nth(report.scores, 0))
  const industries = [...new Set(reports.map((report) => report.industry))]
  const rows = rowsOf('report-scores', firstRows)
  return [
    because({
      label: 'reportNumber',
      value: exact(reports.length),
      unit: 'reports',
      formula: 'count-of-reports',
      rows,
    }),
    because({
      label: 'reportIndustries',
      detail: industries.join('、'),
      value: exact(industries.length),
      unit: 'industries',
      formula: 'count-of-industries',
      rows,
    }),
  ]
}

/** Each kind of indicator has one file; this is the only place that knows all kinds. */
import type { Indicator, LeafIndicator } from '../definition/schema.ts'
import type { Basis } from '../scoring/basis.ts'
import { bonusDeduction } from './bonus-deduction.ts'
import type { Scorer } from './outcome.ts'
import { participationAndScore } from './participation-and-score.ts'
import { ratioToBaseline } from './ratio-to-baseline.ts'
import { reportMix } from './report-mix.ts'
import { reviewedWork } from './reviewed-work.ts'
import { sumOfParts } from './sum-of-parts.ts'
import { threshold } from './threshold.ts'
import { yearOnYear } from './year-on-year.ts'

export function scorerOf(basis: Basis, rule: Indicator): Scorer {
  if (rule.kind !== 'sum') return leafScorer(basis, rule)
  return sumOfParts(
    rule,
    rule.parts.map((part) => [part.id, leafScorer(basis, part)] as const),
  )
}

function leafScorer(basis: Basis, rule: LeafIndicator): Scorer {
  switch (rule.kind) {
    case 'reviewed-work':
      return reviewedWork(basis, rule)
    case 'ratio-to-baseline':
      return ratioToBaseline(basis, rule)
    case 'report-mix':
      return reportMix(basis, rule)
    case 'participation-and-score':
      return participationAndScore(basis, rule)
    case 'threshold':
      return threshold(basis, rule)
    case 'year-on-year':
      return yearOnYear(basis, rule)
    case 'bonus-deduction':
      return bonusDeduction(basis, rule)
  }
}

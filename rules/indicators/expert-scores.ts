/** a1.1g, a1.3c: several experts on one file or report become one score; reading R7. */
import type { Decided } from '../definition/choices.ts'
import type { expertsOptions } from '../definition/schema.ts'
import { mean, zero, type Exact } from '../quantity/exact.ts'
import type { FormulaKey } from '../reasons/keys.ts'
import type { Explained } from '../reasons/reason.ts'
import type { CaseFile, Report } from '../scoring/basis.ts'
import { because, Sentence } from './outcome.ts'

export type ExpertsChoice = (typeof expertsOptions)[number]

/** Trimming needs at least two scores left (R7: "from 4 experts on"). */
const trimmedFrom = 4

export function combineExperts(choice: ExpertsChoice, scores: readonly Exact[]): Exact {
  if (choice === 'mean') return mean(scores) ?? zero
  const sorted = [...scores].sort((a, b) => a.compare(b))
  if (choice === 'median') {
    const middle = (sorted.length - 1) / 2
    return mean(sorted.slice(Math.floor(middle), Math.ceil(middle) + 1)) ?? zero
  }
  return mean(sorted.length >= trimmedFrom ? sorted.slice(1, -1) : sorted) ?? zero
}

const formulas: Record<ExpertsChoice, FormulaKey> = {
  mean: 'experts-mean',
  'trimmed-mean': 'experts-trimmed-mean',
  median: 'experts-median',
}

const made = new WeakMap<CaseFile | Report, Explained & { choice: ExpertsChoice }>()

/** The score of a file or report, 0–100, with each expert's score and row below it. Made once for all who use it. */
export function reviewed(work: CaseFile | Report, experts: Decided<ExpertsChoice>): Explained {
  const before = made.get(work)
  if (before?.choice === experts.value) return before
  const score = { ...review(work, experts), choice: experts.value }
  made.set(work, score)
  return score
}

const byExpert = new Sentence({ label: 'expert', unit: 'score', formula: 'given' })

function review(work: CaseFile | Report, experts: Decided<ExpertsChoice>): Explained {
  const [label, file] = 'officer' in work ? (['report', 'report-scores'] as const) : (['file', 'file-scores'] as const)
  const value = combineExperts(
    experts.value,
    work.scores.map((score) => score.score),
  )
  const inputs = work.scores.map(({ expert, score, row }) =>
    because(byExpert, score, { detail: expert, rows: [{ file, rows: [row] }] }),
  )
  const said = new Sentence({ label, unit: 'score', formula: formulas[experts.value], reading: experts })
  return { value, reason: because(said, value, { detail: work.id, inputs }) }
}

/**
 * The vetoes of the 2024 rubric for case files (facts/case_rubric_2024_veto_items.csv) that a machine can look for, and the rules
 * that do. Those of the contract's table are certain; one beyond it never says more of a file that has only the contract's fields
 * than that a person should look (docs/decisions/0020-rules-beyond-the-table.md).
 */
import type { RuleId } from './catalogue.ts'

export const rubricVetoes: Readonly<Record<number, readonly RuleId[]>> = {
  2: ['two-officers', 'certificate-valid'],
  3: ['same-party'],
  14: ['heard-before-decided', 'recusal-told', 'rights-told', 'results-told', 'hearing-notified'],
  15: ['recusal-decided', 'statement-heard', 'hearing-held'],
  16: ['seizure-told'],
  17: ['collectively-discussed'],
  18: ['investigators-no-vote'],
  19: ['legally-reviewed'],
  20: ['within-limitation'],
  21: ['separate-reviewers'],
  22: ['documents-required', 'served-in-time', 'ordered-before-daily'],
  23: ['documents-required', 'recheck-in-time'],
  24: ['order-of-steps', 'daily-after-service'],
  25: ['seizure-term', 'extension-approved'],
}

/** Not in the contract's table. */
export const beyondTable: ReadonlySet<RuleId> = new Set<RuleId>([
  'rights-told',
  'results-told',
  'hearing-notified',
  'recusal-decided',
  'statement-heard',
  'hearing-held',
  'seizure-told',
  'collectively-discussed',
  'investigators-no-vote',
  'legally-reviewed',
  'within-limitation',
  'separate-reviewers',
  'ordered-before-daily',
  'daily-after-service',
  'extension-approved',
])

/** The rubric's numbers of the vetoes that a rule looks for, in ascending order. */
export const vetoesOf = (rule: RuleId): number[] =>
  Object.entries(rubricVetoes).flatMap(([no, rules]) => (rules.includes(rule) ? [Number(no)] : []))

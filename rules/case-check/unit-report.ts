/** Which defects recur in a unit's files (n1.3: what the training is for): the unit's own list of what to practise. Pure. */
import type { CaseFile } from './case-file.ts'
import type { RuleId, Severity } from './catalogue.ts'
import { ruleCatalogue, severities } from './catalogue.ts'
import { isCertainDefect, type CheckedFile } from './check.ts'

export interface Recurring {
  rule: RuleId
  severity: Severity
  /** Files with a certain finding of the rule, and files in which a person must look. */
  files: number
  toLookAt: number
  /** All findings of the rule. */
  findings: number
}

export interface UnitReport {
  unit: string
  files: number
  /** Files with a certain finding of severity fatal or error. */
  defective: number
  /** What recurs most first; of the same number the graver, then by name. */
  rules: Recurring[]
}

/** `files` and `checked` in the same order; units in the order of their codes. */
export function reportByUnit(files: readonly CaseFile[], checked: readonly CheckedFile[]): UnitReport[] {
  const units = new Map<string, CheckedFile[]>()
  files.forEach(({ unit }, index) => {
    const one = checked[index]
    if (one === undefined) return
    const own = units.get(unit)
    if (own === undefined) units.set(unit, [one])
    else own.push(one)
  })
  return [...units].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([unit, own]) => unitReport(unit, own))
}

function unitReport(unit: string, checked: readonly CheckedFile[]): UnitReport {
  const rules = new Map<RuleId, Recurring>()
  for (const { findings } of checked) {
    const certain = new Set(findings.filter((one) => one.certainty === 'certain').map(({ rule }) => rule))
    for (const rule of new Set(findings.map((one) => one.rule))) {
      const { severity } = ruleCatalogue[rule]
      const known = rules.get(rule) ?? { rule, severity, files: 0, toLookAt: 0, findings: 0 }
      if (certain.has(rule)) known.files += 1
      else known.toLookAt += 1
      known.findings += findings.filter((one) => one.rule === rule).length
      rules.set(rule, known)
    }
  }
  const defective = checked.filter(({ findings }) => findings.some(isCertainDefect)).length
  return { unit, files: checked.length, defective, rules: [...rules.values()].sort(byFrequency) }
}

const rank = (severity: Severity): number => severities.indexOf(severity)

const byFrequency = (a: Recurring, b: Recurring): number =>
  b.files - a.files ||
  b.toLookAt - a.toLookAt ||
  rank(a.severity) - rank(b.severity) ||
  (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)

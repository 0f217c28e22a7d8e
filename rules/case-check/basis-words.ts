/** The legal basis of a finding in English: the entry of the table of limits that the finding cites, its notes included. */
import type { Finding } from './finding.ts'
import { recalled, type LegalLimits } from './limits.ts'

/** As it is where no entry has this basis. */
export function basisInEnglish(limits: LegalLimits, { rule, basis }: Pick<Finding, 'rule' | 'basis'>): string {
  const entries = (limits[rule] ?? []).filter((entry) => basis.startsWith(entry.basis))
  const entry = entries.toSorted((a, b) => b.basis.length - a.basis.length)[0]
  if (entry === undefined) return basis
  const notes = basis.slice(entry.basis.length)
  const years = /（([\d、]+)年的放假安排未收录/.exec(notes)?.[1]
  return [
    entry.en,
    ...(notes.includes(recalled) ? [' (article recalled, to be verified)'] : []),
    ...(years === undefined
      ? []
      : [` (days off of ${years.replaceAll('、', ', ')} not in the table: Monday to Friday counted, to be verified)`]),
  ].join('')
}

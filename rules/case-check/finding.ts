/** A finding as the contract words it (a1.1a): rule, document, what was expected and found, the legal basis, certain or to be asked. */
import { yearOf } from '../calendar/days.ts'
import { ruleCatalogue, severities, type RuleId, type Severity } from './catalogue.ts'
import { dayOf, type Dossier, type Draft } from './dossier.ts'
import { shownBasis } from './limits.ts'

export interface Finding {
  rule: RuleId
  severity: Severity
  /** `certain`: it follows from the file's own fields. `ask`: a person must look. */
  certainty: 'certain' | 'ask'
  document: string | null
  expected: string
  found: string | null
  basis: string
  clause: string
}

/** The drafts of one file, finished and in order: severity, rule, document (null first). */
export function finish(dossier: Dossier, drafts: readonly Draft[]): Finding[] {
  const { at } = dossier.setting
  const explained = new Set(dossier.file.explanations.filter(({ text }) => text !== '').map(({ rule }) => rule))
  return drafts
    .filter(({ due }) => at === undefined || due === undefined || at > due)
    .map((draft): Finding => {
      const { rule, document, expected, found } = draft
      const { severity, clause } = ruleCatalogue[rule]
      const uncovered = uncoveredYears(dossier, draft)
      const asked = draft.ask === true || explained.has(rule) || uncovered.length > 0
      const basis = `${basisOf(dossier, draft)}${uncoveredNote(uncovered)}`
      return { rule, severity, certainty: asked ? 'ask' : 'certain', document, expected, found, basis, clause }
    })
    .sort(compare)
}

function basisOf(dossier: Dossier, { rule, document, on }: Draft): string {
  const named = document === null ? undefined : dossier.document(document)
  const day = on ?? (named === undefined ? undefined : dayOf(named)) ?? dossier.file.discovered
  return shownBasis(dossier.limit(rule, day))
}

/** Years without a published arrangement on which a comparison of days rests; none where nothing was done at all. */
function uncoveredYears({ setting, limit }: Dossier, { rule, on, found, due, until = due }: Draft): number[] {
  if (on === undefined || found === null || until === undefined || limit(rule, on).unit === 'hour') return []
  const years = [yearOf(on), yearOf(until)].filter((year) => !setting.calendar.years.has(year))
  return [...new Set(years)]
}

const uncoveredNote = (years: readonly number[]): string =>
  years.length === 0 ? '' : `（${years.join('、')}年的放假安排未收录，按周一至周五计，待核）`

const place = (severity: Severity): number => severities.indexOf(severity)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function compare(a: Finding, b: Finding): number {
  const order = place(a.severity) - place(b.severity) || compareText(a.rule, b.rule)
  if (order !== 0 || a.document === b.document) return order
  if (a.document === null) return -1
  return b.document === null ? 1 : compareText(a.document, b.document)
}

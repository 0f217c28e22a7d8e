/** What a case file's text says of its state; pure, the same in the browser as on the server (a1.1a, a1.1b, n2.2a). */
import type { CaseFile } from '../../rules/case-check/case-file.ts'
import { checkFiles } from '../../rules/case-check/check.ts'
import type { CheckSetting } from '../../rules/case-check/dossier.ts'
import type { Finding } from '../../rules/case-check/finding.ts'
import type { FormProblem } from '../../rules/case-check/form.ts'
import { readCaseFile } from '../../rules/case-check/read-case-file.ts'
import { workCalendar } from '../../rules/calendar/working-days.ts'
import type { DraftFile, FileState, RegisterCase, SettingView } from './contract.ts'

export interface Checked {
  /** What keeps it from being read as a case file at all. */
  problems: FormProblem[]
  findings: Finding[]
  file: CaseFile | undefined
}

export function checkDraft(document: unknown, setting: CheckSetting): Checked {
  const read = readCaseFile(document)
  if ('problems' in read) return { problems: read.problems, findings: [], file: undefined }
  return { problems: [], findings: checkFiles([read.file], setting)[0]?.findings ?? [], file: read.file }
}

export const settingOf = ({ workingDays, limits, window }: SettingView): CheckSetting => ({
  calendar: workCalendar(workingDays),
  limits,
  window,
})

/** `settled`: explained, and a person has accepted it. `stands`: certain, or explained and not accepted. */
export type Standing = 'stands' | 'asks' | 'settled'

export function standingOf(finding: Finding, accepted: boolean | undefined): Standing {
  if (finding.certainty === 'certain') return 'stands'
  if (accepted === undefined) return 'asks'
  return accepted ? 'settled' : 'stands'
}

export interface Counts {
  formProblems: number
  fatal: number
  errors: number
  warnings: number
  asks: number
}

/** @param accepted what a person said of the explanation of a rule; absent: nothing yet */
export function countsOf({ problems, findings }: Checked, accepted: (rule: string) => boolean | undefined): Counts {
  const standing = findings.map((finding) => ({ finding, as: standingOf(finding, accepted(finding.rule)) }))
  const count = (severity: Finding['severity']): number =>
    standing.filter(({ finding, as }) => as === 'stands' && finding.severity === severity).length
  return {
    formProblems: problems.length,
    ...{ fatal: count('fatal'), errors: count('error'), warnings: count('warning') },
    asks: standing.filter(({ as }) => as === 'asks').length,
  }
}

/** @param touched has anybody written in it since it was opened? */
export function stateOf({ formProblems, fatal, errors, asks }: Counts, touched: boolean): FileState {
  if (!touched) return 'untouched'
  if (formProblems + fatal + errors > 0) return 'incomplete'
  return asks > 0 ? 'questions' : 'done'
}

/** A new file: what the register's row says stands in it, nothing else is invented. */
export function newDraft(
  row: { number: string; unit: string; type: string },
  known: RegisterCase | undefined,
): DraftFile {
  const fine = known === undefined ? undefined : Number(known.fine)
  const decides = known !== undefined && decidedKinds.includes(row.type)
  const decision = {
    ...{ id: 'd1', kind: '处罚决定书', date: known?.decided },
    ...(fine === undefined || fine === 0 ? {} : { fine }),
  }
  return { ...row, party: {}, officers: [], documents: decides ? [decision] : [] }
}

/** Types whose row's day and fine are those of the 处罚决定书. */
const decidedKinds: readonly string[] = ['一般行政处罚', '限产停产', '移送行政拘留', '申请法院强制执行', '稽查']

/** Where the row says something else now than when the file was opened. */
export function amendedFields(then: RegisterCase, now: RegisterCase | null): (keyof RegisterCase)[] {
  const fields = ['number', 'unit', 'type', 'decided', 'fine'] as const
  return now === null ? [] : fields.filter((field) => then[field] !== now[field])
}

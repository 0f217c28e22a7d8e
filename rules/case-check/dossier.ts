/** A case file being checked: its documents by kind and date, its proofs of service, and what the check rests on. */
import type { WorkCalendar } from '../calendar/working-days.ts'
import type { CaseDocument, CaseFile, Day, DocumentKind } from './case-file.ts'
import type { RuleId } from './catalogue.ts'
import { lastDay, limitOn, type LegalLimit, type LegalLimits } from './limits.ts'

export interface CheckSetting {
  calendar: WorkCalendar
  limits: LegalLimits
  /** R10: the days within which a file's decision must lie. */
  window: { from: Day; to: Day }
  /** What was not yet due on this day is no finding; undefined: everything is due. */
  at?: Day
  /** True: what the 2024 rubric's vetoes ask and the file leaves open is asked too, though nothing in the file gives cause. */
  rubric?: boolean
}

/** What a rule found; severity, clause, basis and certainty follow from it (`finish.ts`). */
export interface Draft {
  rule: RuleId
  document: string | null
  expected: string
  /** Null: nothing. */
  found: string | null
  /** The day whose law applies; absent: the document's, else the day of discovery. */
  on?: Day
  /** A person must look: a field is absent that is no defect by itself. */
  ask?: true
  /** The last day on which it could still be done in time. */
  due?: Day
  /** The end of a period that nothing is due by: counted from `on`, to be told apart where no calendar covers it. */
  until?: Day
}

export interface Dossier {
  file: CaseFile
  setting: CheckSetting
  /** In the file's order. */
  of: (kind: DocumentKind) => readonly CaseDocument[]
  document: (id: string | undefined) => CaseDocument | undefined
  limit: (rule: RuleId, on: Day) => LegalLimit
  lastDay: (rule: RuleId, event: Day, extra?: number) => Day
}

export type Rule = (dossier: Dossier) => Draft[]

export function openDossier(file: CaseFile, setting: CheckSetting): Dossier {
  const kinds = new Map<DocumentKind, CaseDocument[]>()
  const ids = new Map(file.documents.map((document) => [document.id, document]))
  for (const document of file.documents) {
    const same = kinds.get(document.kind)
    if (same === undefined) kinds.set(document.kind, [document])
    else same.push(document)
  }
  const limit = (rule: RuleId, on: Day): LegalLimit => limitOn(setting.limits, rule, on)
  return {
    file,
    setting,
    of: (kind) => kinds.get(kind) ?? [],
    document: (id) => (id === undefined ? undefined : ids.get(id)),
    limit,
    lastDay: (rule, event, extra = 0) => lastDay(setting.calendar, event, { limit: limit(rule, event), extra }),
  }
}

/** The day of a document: its date, else the day on which it was begun. */
export const dayOf = ({ date, start }: CaseDocument): Day | undefined =>
  date ?? (start === undefined ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(start)?.[0])

type Dated = CaseDocument & { date: Day }
export const isDated = (document: CaseDocument): document is Dated => document.date !== undefined

/** The earliest by date; of one day the first in the file. */
export function first(documents: readonly CaseDocument[]): Dated | undefined {
  let found: Dated | undefined
  for (const one of documents) if (isDated(one) && (found === undefined || one.date < found.date)) found = one
  return found
}

/** The latest by date; of one day the last in the file. */
export function last(documents: readonly CaseDocument[]): Dated | undefined {
  let found: Dated | undefined
  for (const one of documents) if (isDated(one) && (found === undefined || one.date >= found.date)) found = one
  return found
}

/** The last one not after the day. */
export const lastUpTo = (documents: readonly CaseDocument[], day: Day): Dated | undefined =>
  last(documents.filter(({ date }) => date !== undefined && date <= day))

/** `none`: no 送达回证; `undated`: one without a date. Several of one document: the first. */
export function serviceOf({ of }: Dossier, { id }: CaseDocument): Day | 'none' | 'undated' {
  const receipts = of('送达回证').filter((receipt) => receipt.of === id)
  return first(receipts)?.date ?? (receipts.length === 0 ? 'none' : 'undated')
}

export const isServed = (service: Day | 'none' | 'undated'): service is Day =>
  service !== 'none' && service !== 'undated'

/** A question that nothing in the file gives cause for: asked only where the whole `rubric` is wanted. */
export const silent = ({ setting }: Dossier, question: Draft): Draft[] => (setting.rubric === true ? [question] : [])

/** Who investigated: the officers of the records and of the report, by certificate. */
export const investigators = ({ file }: Dossier): ReadonlySet<string> =>
  new Set(file.documents.filter(({ kind }) => investigating.has(kind)).flatMap(({ officers = [] }) => officers))

const investigating: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  '现场检查笔录',
  '调查询问笔录',
  '采样记录',
  '复查记录',
  '调查报告',
])

/** A question to a person: the rule could not be applied since a field is absent. */
export const ask = (rule: RuleId, document: string | null, expected: string): Draft => ({
  rule,
  document,
  expected,
  found: null,
  ask: true,
})

/**
 * The file's steps on one line of time with the limits they stand under (a1.1a 程序规范): from which day each limit runs, until
 * which day, by which law, and whether the step came in time. Pure; the picture and its table are drawn from this.
 */
import { addDays } from '../calendar/days.ts'
import type { CaseDocument, CaseFile, Day, DocumentKind } from './case-file.ts'
import type { RuleId } from './catalogue.ts'
import {
  dayOf,
  first,
  isServed,
  last,
  lastUpTo,
  openDossier,
  serviceOf,
  type CheckSetting,
  type Dossier,
} from './dossier.ts'
import { decisionsOf } from './disclosure.ts'
import { decidingDay } from './filing-and-decision.ts'
import { shownBasis } from './limits.ts'

export interface TimelineEvent {
  day: Day
  kind: DocumentKind | 'discovered' | 'published'
  /** Null: it is a statement of the file itself. */
  document: string | null
}

export interface TimelineLimit {
  rule: RuleId
  /** The document that must come in time (or, for heard-before-decided, must not come too early); null: not there yet. */
  document: string | null
  /** The day of the event that it runs from. */
  from: Day
  /** The last day in time; for `notBefore` the last day on which nothing may be decided. */
  until: Day
  /** What the step may not come before, rather than after. */
  notBefore: boolean
  /** When the step was taken; undefined: not yet, or its day is not stated. */
  done: Day | undefined
  inTime: boolean | undefined
  basis: string
}

export interface Timeline {
  events: TimelineEvent[]
  limits: TimelineLimit[]
  /** From the first to the last day of all; undefined where nothing is dated. */
  span: { from: Day; to: Day } | undefined
}

export function timelineOf(file: CaseFile, setting: CheckSetting): Timeline {
  const dossier = openDossier(file, setting)
  const events = eventsOf(file)
  const limits = [filing, deciding, hearing, service, publishing, rechecks, seizures, transfers].flatMap((one) =>
    one(dossier),
  )
  const days = [...events.map(({ day }) => day), ...limits.flatMap(({ from, until }) => [from, until])].toSorted()
  const [from, to] = [days[0], days.at(-1)]
  return { events, limits, span: from === undefined || to === undefined ? undefined : { from, to } }
}

function eventsOf(file: CaseFile): TimelineEvent[] {
  const events: TimelineEvent[] = [{ day: file.discovered, kind: 'discovered', document: null }]
  for (const document of file.documents) {
    const day = dayOf(document)
    if (day !== undefined) events.push({ day, kind: document.kind, document: document.id })
  }
  const published = file.published?.date
  if (published !== undefined) events.push({ day: published, kind: 'published', document: null })
  return events.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

interface Step {
  rule: RuleId
  from: Day
  until: Day
  document: string | null
  done: Day | undefined
  notBefore?: boolean
  /** The day whose law applies, where it is not `from`. */
  on?: Day
}

function limited(dossier: Dossier, { on, notBefore = false, ...step }: Step): TimelineLimit {
  const { done, until } = step
  const inTime = done === undefined ? undefined : notBefore ? done > until : done <= until
  return { ...step, notBefore, inTime, basis: shownBasis(dossier.limit(step.rule, on ?? step.from)) }
}

function filing(dossier: Dossier): TimelineLimit[] {
  const { discovered } = dossier.file
  const filed = first(dossier.of('立案审批表'))
  const until = dossier.lastDay('filed-in-time', discovered)
  if (filed === undefined && dossier.of('处罚决定书').length === 0) return []
  return [
    limited(dossier, {
      rule: 'filed-in-time',
      from: discovered,
      until,
      document: filed?.id ?? null,
      done: filed?.date,
    }),
  ]
}

function deciding(dossier: Dossier): TimelineLimit[] {
  const filed = first(dossier.of('立案审批表'))
  if (filed === undefined) return []
  const decision = first(dossier.of('处罚决定书'))
  const until = decidingDay(dossier, filed.date, decision?.date)
  const step = { from: filed.date, until, document: decision?.id ?? null, done: decision?.date }
  return [limited(dossier, { rule: 'decided-in-time', ...step })]
}

/** The days in which the party may ask for a hearing or answer: nothing is decided before they are over. */
function hearing(dossier: Dossier): TimelineLimit[] {
  return dossier.of('处罚告知书').flatMap((notice) => {
    const served = serviceOf(dossier, notice)
    if (notice.waived === true || !isServed(served)) return []
    const decision = first(
      dossier.of('处罚决定书').filter(({ date }) => date === undefined || noticeOf(dossier, date)?.id === notice.id),
    )
    const until = dossier.lastDay('heard-before-decided', served)
    const step = { from: served, until, document: decision?.id ?? null, done: decision?.date, notBefore: true }
    return [limited(dossier, { rule: 'heard-before-decided', ...step })]
  })
}

const noticeOf = (dossier: Dossier, decided: Day): CaseDocument | undefined =>
  lastUpTo(dossier.of('处罚告知书'), decided) ?? first(dossier.of('处罚告知书'))

const servedKinds: readonly DocumentKind[] = ['责令改正决定书', '处罚决定书', '按日处罚决定书', '查封扣押决定书']

function service(dossier: Dossier): TimelineLimit[] {
  return servedKinds.flatMap((kind) =>
    dossier.of(kind).flatMap((document) => {
      if (document.date === undefined) return []
      const on = serviceOf(dossier, document)
      const until = dossier.lastDay('served-in-time', document.date)
      const step = { from: document.date, until, document: document.id, done: isServed(on) ? on : undefined }
      return [limited(dossier, { rule: 'served-in-time', ...step })]
    }),
  )
}

function publishing(dossier: Dossier): TimelineLimit[] {
  const decision = last(decisionsOf(dossier))
  if (decision === undefined) return []
  const until = dossier.lastDay('disclosed', decision.date)
  const done = dossier.file.published?.date
  return [limited(dossier, { rule: 'disclosed', from: decision.date, until, document: decision.id, done })]
}

/** The re-check within 30 days of the order's service; the daily penalty runs from the day after it to the re-check. */
function rechecks(dossier: Dossier): TimelineLimit[] {
  return dossier.of('责令改正决定书').flatMap((order) => {
    const served = serviceOf(dossier, order)
    const daily = dossier.of('按日处罚决定书').find(({ of }) => of === order.id)
    const all = dossier.of('复查记录')
    const recheck = all.find(({ id, of }) => id === daily?.recheck || of === order.id) ?? (daily && all[0])
    if (!isServed(served) || (recheck === undefined && daily === undefined)) return []
    const until = dossier.lastDay('recheck-in-time', served)
    const done = recheck === undefined ? undefined : dayOf(recheck)
    const checked = limited(dossier, {
      rule: 'recheck-in-time',
      from: served,
      until,
      document: recheck?.id ?? null,
      done,
    })
    if (daily === undefined || done === undefined) return [checked]
    // The days that are fined: from the day after service to the re-check, both counted.
    const fined = {
      rule: 'daily-days' as const,
      from: addDays(served, 1),
      until: done,
      document: daily.id,
      done: undefined,
    }
    return [checked, limited(dossier, fined)]
  })
}

function seizures(dossier: Dossier): TimelineLimit[] {
  const terms = [...dossier.of('查封扣押决定书'), ...dossier.of('查封扣押延期决定书')]
  const release = first(dossier.of('解除查封扣押决定书'))?.date
  return terms.flatMap(({ id, kind, from, to }) => {
    if (from === undefined) return []
    const until = dossier.lastDay('seizure-term', from)
    const done = kind === '查封扣押决定书' && release !== undefined && release <= (to ?? until) ? release : to
    return [limited(dossier, { rule: 'seizure-term', from, until, document: id, done })]
  })
}

function transfers(dossier: Dossier): TimelineLimit[] {
  const rules: Partial<Record<string, RuleId>> = { 移送行政拘留: 'detention-in-time', 涉嫌犯罪移送: 'crime-in-time' }
  const rule = rules[dossier.file.type]
  const approval = first(dossier.of('移送审批表'))
  if (rule === undefined || approval === undefined) return []
  const letter = first(dossier.of('移送书'))
  const { unit, limit = 0 } = dossier.limit(rule, approval.date)
  const until = unit === 'hour' ? addDays(approval.date, Math.ceil(limit / 24)) : dossier.lastDay(rule, approval.date)
  return [limited(dossier, { rule, from: approval.date, until, document: letter?.id ?? null, done: letter?.date })]
}

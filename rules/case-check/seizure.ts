/**
 * seizure-term, seizure-approved. a1.1a: a seizure is approved before, or within 24 hours where it is urgent, lasts 30 days, may be
 * extended by 30, and is released by its end. 部令第29号 art. 13, 15.
 */
import { addDays, dayNumber } from '../calendar/days.ts'
import type { CaseDocument, Day } from './case-file.ts'
import { ask, isDated, last, type Dossier, type Draft } from './dossier.ts'
import { countOf } from './limits.ts'

export const seizureTerm = (dossier: Dossier): Draft[] => [
  ...dossier.of('查封扣押决定书').flatMap((seizure) => term(dossier, seizure)),
  ...dossier.of('查封扣押延期决定书').flatMap((extension) => tooLong(dossier, extension)),
]

function term(dossier: Dossier, seizure: CaseDocument): Draft[] {
  const extensions = dossier.of('查封扣押延期决定书').filter(concerns(seizure))
  return [...(extensions.length === 0 ? tooLong(dossier, seizure) : []), ...released(dossier, seizure, extensions)]
}

/** A document that names no other concerns every seizure of the file. */
const concerns = (seizure: CaseDocument) => (document: CaseDocument) =>
  document.of === undefined || document.of === seizure.id

function tooLong(dossier: Dossier, { id, from, to }: CaseDocument): Draft[] {
  const rule = 'seizure-term'
  if (from === undefined || to === undefined) return [ask(rule, id, 'from, to')]
  const end = dossier.lastDay(rule, from)
  return to <= end ? [] : [{ rule, document: id, expected: `to <= ${end}`, found: `to = ${to}`, on: from, until: end }]
}

function released(dossier: Dossier, seizure: CaseDocument, extensions: readonly CaseDocument[]): Draft[] {
  const rule = 'seizure-term'
  const ends = [seizure, ...extensions].flatMap(({ to }) => (to === undefined ? [] : [to]))
  const end = ends.length === extensions.length + 1 ? ends.reduce((a, b) => (a > b ? a : b)) : undefined
  const releases = dossier.of('解除查封扣押决定书').filter(concerns(seizure))
  if (end === undefined) return extensions.length === 0 ? [] : [ask(rule, seizure.id, '解除查封扣押决定书')]
  if (releases.some(({ date }) => date !== undefined && date <= end)) return []
  const latest = last(releases)
  const undated = releases.some((release) => !isDated(release))
  const found = {
    document: seizure.id,
    expected: `解除查封扣押决定书 <= ${end}`,
    found: latest?.date ?? null,
    due: end,
  }
  return [{ rule, ...found, ...(undated ? { ask: true } : {}) }]
}

export function seizureApproved(dossier: Dossier): Draft[] {
  const rule = 'seizure-approved'
  const approvals = dossier.of('查封扣押审批表')
  return dossier.of('查封扣押决定书').flatMap((decision): Draft[] => {
    const { date } = decision
    if (approvals.length === 0) return [{ rule, document: decision.id, expected: '查封扣押审批表', found: null }]
    if (date === undefined) return [ask(rule, decision.id, 'date')]
    const hours = countOf(dossier.limit(rule, date))
    if (approvals.some((approval) => isInTime(approval, { decision, date, hours }))) return []
    const found = approvals.map((one) => [one.date ?? '?', one.time ?? ''].join(' ').trim()).join('; ')
    const undated = approvals.some((one) => !isDated(one))
    return [{ rule, document: decision.id, expected: `<= ${date}`, found, on: date, ...(undated ? { ask: true } : {}) }]
  })
}

interface Decided {
  decision: CaseDocument
  date: Day
  hours: number
}

function isInTime(approval: CaseDocument, { decision, date, hours }: Decided): boolean {
  if (approval.date === undefined) return false
  const before = approval.date < date || (approval.date === date && !isLaterOfDay(approval, decision))
  if (before || approval.urgent !== true) return before
  return isWithinHours({ date, time: decision.time }, { date: approval.date, time: approval.time }, hours)
}

const isLaterOfDay = (approval: CaseDocument, decision: CaseDocument): boolean =>
  approval.time !== undefined && decision.time !== undefined && approval.time > decision.time

interface Moment {
  date: Day
  time: string | undefined
}

/** Where a time is missing, 24 hours end with the next calendar day. */
export function isWithinHours(from: Moment, to: Moment, hours: number): boolean {
  if (from.time === undefined || to.time === undefined) return to.date <= addDays(from.date, Math.ceil(hours / 24))
  return minutes(to.date, to.time) - minutes(from.date, from.time) <= hours * 60
}

const minutes = (date: Day, time: string): number =>
  dayNumber(date) * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

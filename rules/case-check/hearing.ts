/**
 * hearing-notified, recusal-decided, statement-heard, hearing-held: vetoes 14 and 15 of the 2024 rubric. a1.1a 程序规范: who answers
 * is heard. 《行政处罚法》（1996）art. 32, 37, 42, （2021）art. 43, 45, 63, 64. What only the contract's fields say is asked.
 */
import { addDays } from '../calendar/days.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { CaseDocument, Day } from './case-file.ts'
import { ask, first, isServed, last, lastUpTo, serviceOf, type Dossier, type Draft } from './dossier.ts'
import { countOf } from './limits.ts'

/** So many days before the hearing: the first day on which it may be held. */
function firstHearingDay(dossier: Dossier, notified: Day): Day {
  const limit = dossier.limit('hearing-notified', notified)
  if (limit.unit === 'working-day') return addWorkingDays(dossier.setting.calendar, notified, countOf(limit)).day
  return addDays(notified, countOf(limit))
}

export function hearingNotified(dossier: Dossier): Draft[] {
  const rule = 'hearing-notified'
  const held = first(dossier.of('听证笔录'))?.date
  return dossier.of('听证通知书').flatMap((notice): Draft[] => {
    const { id, date, facts } = notice
    const [stated, service] = [facts?.hearingOn, serviceOf(dossier, notice)]
    const [notified, hearing] = [isServed(service) ? service : date, stated ?? held]
    if (notified === undefined || hearing === undefined) return stated === undefined ? [] : [ask(rule, id, 'date')]
    const earliest = firstHearingDay(dossier, notified)
    if (hearing >= earliest) return []
    const found = {
      rule,
      document: id,
      expected: `>= ${earliest}`,
      found: hearing,
      on: notified,
      until: earliest,
    } as const
    return [stated !== undefined && isServed(service) ? found : { ...found, ask: true }]
  })
}

export function recusalDecided(dossier: Dossier): Draft[] {
  const rule = 'recusal-decided'
  const decided = first(dossier.of('处罚决定书'))?.date
  return (dossier.file.facts?.recusalRequests ?? []).flatMap((request): Draft[] => {
    const { outcome, decided: on } = request
    const expected = decided === undefined ? 'granted, rejected' : `granted, rejected <= ${decided}`
    if (outcome === 'undecided') return [{ rule, document: null, expected, found: outcome }]
    if (on !== undefined && decided !== undefined && on > decided)
      return [{ rule, document: null, expected, found: on }]
    return outcome === undefined && on === undefined ? [ask(rule, null, expected)] : []
  })
}

/** An answer that was made is heard and its facts re-examined. */
export function statementHeard(dossier: Dossier): Draft[] {
  const rule = 'statement-heard'
  return dossier.of('处罚告知书').flatMap(({ id, facts }): Draft[] => {
    if (facts === undefined) return []
    const stated = { statementHeard: facts.statementHeard, statementReviewed: facts.statementReviewed }
    const refused = Object.entries(stated).filter(([, value]) => value === false)
    const expected = Object.keys(stated).join(', ')
    if (refused.length > 0)
      return [{ rule, document: id, expected, found: refused.map(([name]) => `${name} = false`).join(', ') }]
    if (facts.statementMade !== true) return []
    const open = Object.entries(stated).filter(([, value]) => value === undefined)
    return open.length === 0 ? [] : [ask(rule, id, open.map(([name]) => name).join(', '))]
  })
}

export const hearingHeld = (dossier: Dossier): Draft[] =>
  dossier
    .of('处罚告知书')
    .flatMap((notice) => [...requestedHearing(dossier, notice), ...deniedHearing(dossier, notice)])

function requestedHearing(dossier: Dossier, { id, facts, waived }: CaseDocument): Draft[] {
  const rule = 'hearing-held'
  const records = dossier.of('听证笔录')
  const called = dossier.of('听证通知书').length > 0
  const asked = facts?.hearingRequested
  if (asked === false || waived === true) return []
  if (asked === undefined && (records.length > 0 || !called)) return []
  if (records.length === 0)
    return [{ rule, document: id, expected: '听证笔录', found: null, ...(asked === undefined ? { ask: true } : {}) }]
  const [held, decided] = [first(records)?.date, last(dossier.of('处罚决定书'))?.date]
  if (held === undefined) return [ask(rule, id, '听证笔录')]
  if (decided === undefined || held <= decided) return []
  return [{ rule, document: id, expected: `听证笔录 <= ${decided}`, found: held, on: decided }]
}

/** The notice says that no hearing could be asked for, though the fine decided is one of the large ones: a person looks. */
function deniedHearing(dossier: Dossier, { id, hearing }: CaseDocument): Draft[] {
  const rule = 'hearing-held'
  if (hearing !== false) return []
  return dossier.of('处罚决定书').flatMap(({ fine = 0, date }): Draft[] => {
    if (date === undefined || lastUpTo(dossier.of('处罚告知书'), date)?.id !== id) return []
    const threshold = countOf(dossier.limit(rule, date))
    if (fine < threshold) return []
    return [{ rule, document: id, expected: `fine < ${threshold}`, found: `fine = ${fine}`, on: date, ask: true }]
  })
}

/**
 * filed-in-time, decided-in-time, order-of-steps. a1.1a 程序规范: each step in its time and order. 《环境行政处罚办法》art. 22, 55;
 * 《生态环境行政处罚办法》art. 18, 57; 《行政处罚法》（1996）art. 31, （2021）art. 44, 60; 《行政强制法》art. 54; 部令第28号 art. 7.
 */
import { dayNumber } from '../calendar/days.ts'
import type { CaseFile, Day, DocumentKind } from './case-file.ts'
import { ask, first, type Dossier, type Draft } from './dossier.ts'

export function filedInTime(dossier: Dossier): Draft[] {
  const filings = dossier.of('立案审批表')
  const [some] = filings
  if (some === undefined) return []
  const { discovered } = dossier.file
  const due = dossier.lastDay('filed-in-time', discovered)
  const filing = first(filings)
  if (filing === undefined) return [ask('filed-in-time', some.id, due)]
  if (filing.date <= due) return []
  return [{ rule: 'filed-in-time', document: filing.id, expected: due, found: filing.date, on: discovered, due }]
}

/** Each decision, a later one too, within the period of the first filing. */
export function decidedInTime(dossier: Dossier): Draft[] {
  const rule = 'decided-in-time'
  const filing = first(dossier.of('立案审批表'))
  if (filing === undefined) return []
  const open = dossier.file.suspensions.some(({ from, to }) => from === undefined || to === undefined)
  return dossier.of('处罚决定书').flatMap(({ id, date }): Draft[] => {
    const due = decidingDay(dossier, filing.date, date)
    if (date === undefined) return [ask(rule, id, due)]
    if (date <= due) return []
    return [{ rule, document: id, expected: due, found: date, on: filing.date, due, ...(open ? { ask: true } : {}) }]
  })
}

/** The last day to decide: the period after filing, the days of suspensions added. */
export const decidingDay = (dossier: Dossier, filed: Day, decided: Day | undefined): Day =>
  dossier.lastDay('decided-in-time', filed, suspendedDays(dossier.file, filed, decided))

/** `from` and `to` included, a day that stands in two suspensions once; those wholly outside the time do not count. */
function suspendedDays({ suspensions }: CaseFile, filed: Day, decided: Day | undefined): number {
  const counted = suspensions
    .flatMap(({ from, to }) => {
      const outside = from === undefined || to === undefined || to < filed || (decided !== undefined && from > decided)
      return outside ? [] : [{ first: dayNumber(from), last: dayNumber(to) }]
    })
    .sort((a, b) => a.first - b.first)
  let [days, until] = [0, -Infinity]
  for (const { first: begin, last: end } of counted) {
    days += Math.max(0, end - Math.max(begin - 1, until))
    until = Math.max(until, end)
  }
  return days
}

/** Neither step of a pair may come before the other's first; the same day is no finding. */
const order: readonly (readonly [earlier: DocumentKind, later: DocumentKind])[] = [
  ['处罚告知书', '处罚决定书'],
  ['立案审批表', '处罚告知书'],
  ['催告书', '强制执行申请书'],
  ['处罚决定书', '按日处罚决定书'],
]

export function orderOfSteps(dossier: Dossier): Draft[] {
  return order.flatMap(([earlier, later]): Draft[] => {
    const [undated] = dossier.of(later)
    const [before, after] = [first(dossier.of(earlier)), first(dossier.of(later))]
    if (undated === undefined || dossier.of(earlier).length === 0) return []
    if (before === undefined || after === undefined) return [ask('order-of-steps', undated.id, earlier)]
    if (after.date >= before.date) return []
    const expected = `${earlier} ${before.date}`
    return [{ rule: 'order-of-steps', document: after.id, expected, found: `${later} ${after.date}`, on: after.date }]
  })
}

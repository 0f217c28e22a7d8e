/**
 * daily-days, daily-amount, recheck-in-time. a1.1d: the daily penalty runs from the day after the order to correct was served to the
 * re-check that finds the violation going on, which comes within 30 days. 部令第28号 art. 10, 17, 19.
 */
import { daysBetween } from '../calendar/days.ts'
import { exact, type Exact } from '../quantity/exact.ts'
import type { CaseDocument, Day } from './case-file.ts'
import { ask, dayOf, first, isServed, lastUpTo, serviceOf, type Dossier, type Draft } from './dossier.ts'

export function dailyDays(dossier: Dossier): Draft[] {
  const rule = 'daily-days'
  return dossier.of('按日处罚决定书').flatMap((decision): Draft[] => {
    const served = servedOf(dossier, dossier.document(decision.of))
    const recheck = dossier.document(decision.recheck)
    const until = recheck === undefined ? undefined : dayOf(recheck)
    if (served === undefined || until === undefined) return [ask(rule, decision.id, 'of, recheck')]
    // From the day after service to the re-check, both counted.
    const days = daysBetween(served, until)
    if (decision.days === undefined) return [ask(rule, decision.id, String(days))]
    if (decision.days === days) return []
    return [{ rule, document: decision.id, expected: String(days), found: String(decision.days) }]
  })
}

function servedOf(dossier: Dossier, document: CaseDocument | undefined): Day | undefined {
  const served = document === undefined ? 'none' : serviceOf(dossier, document)
  return isServed(served) ? served : undefined
}

export const dailyAmount = (dossier: Dossier): Draft[] =>
  dossier.of('按日处罚决定书').flatMap((decision) => [...product(decision), ...originalFine(dossier, decision)])

/** Yuan as people write them: the shortest decimal that is this number. */
const yuan = (value: number): Exact => exact(value.toString().includes('e') ? value.toFixed(20) : value.toString())

function product({ id, days, dailyFine, fine }: CaseDocument): Draft[] {
  const rule = 'daily-amount'
  if (days === undefined || dailyFine === undefined || fine === undefined)
    return [ask(rule, id, 'days, dailyFine, fine')]
  const expected = yuan(dailyFine).mul(yuan(days))
  return yuan(fine).equals(expected) ? [] : [{ rule, document: id, expected: expected.toString(), found: String(fine) }]
}

/** The penalty that is multiplied is the one decided last before; where all came later, the first. */
function originalFine(dossier: Dossier, decision: CaseDocument): Draft[] {
  const rule = 'daily-amount'
  const penalties = dossier.of('处罚决定书')
  const original = lastUpTo(penalties, decision.date ?? '9999-12-31') ?? first(penalties) ?? penalties[0]
  if (original === undefined || decision.dailyFine === undefined) return []
  if (original.fine === undefined) return [ask(rule, decision.id, `fine ${original.id}`)]
  if (original.fine === decision.dailyFine) return []
  const [expected, found] = [`dailyFine = ${original.fine}`, `dailyFine = ${decision.dailyFine}`]
  return [{ rule, document: decision.id, expected, found }]
}

export function recheckInTime(dossier: Dossier): Draft[] {
  const rule = 'recheck-in-time'
  return dossier.of('复查记录').flatMap((recheck): Draft[] => {
    const order = orderOf(dossier, recheck)
    if (order === undefined) return []
    const [day, served] = [dayOf(recheck), servedOf(dossier, order)]
    if (day === undefined || served === undefined) return [ask(rule, recheck.id, `送达回证 ${order.id}`)]
    const due = dossier.lastDay(rule, served)
    return day <= due ? [] : [{ rule, document: recheck.id, expected: due, found: day, on: served, due }]
  })
}

/** The order that the daily penalty names for this re-check; else the last one before it. */
function orderOf(dossier: Dossier, recheck: CaseDocument): CaseDocument | undefined {
  const decision = dossier.of('按日处罚决定书').find((one) => one.recheck === recheck.id)
  const named = dossier.document(decision?.of) ?? dossier.document(recheck.of)
  const orders = dossier.of('责令改正决定书')
  if (named?.kind === '责令改正决定书') return named
  return lastUpTo(orders, dayOf(recheck) ?? '9999-12-31') ?? orders[0]
}

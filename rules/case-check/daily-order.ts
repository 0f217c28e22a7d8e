/**
 * ordered-before-daily, daily-after-service: vetoes 22 and 24 of the 2024 rubric. a1.1d: the daily penalty rests on an order to
 * correct that came before it and on a penalty that has been served. 部令第28号 art. 7, 8. From the contract's own dates: asked.
 */
import { isServed, last, lastUpTo, first, serviceOf, type Dossier, type Draft } from './dossier.ts'

export function orderedBeforeDaily(dossier: Dossier): Draft[] {
  const rule = 'ordered-before-daily'
  const orders = dossier.of('责令改正决定书')
  return dossier.of('按日处罚决定书').flatMap(({ id, date, of }): Draft[] => {
    const order = dossier.document(of) ?? first(orders)
    const ordered = order?.date
    if (date === undefined || ordered === undefined || ordered <= date) return []
    return [{ rule, document: id, expected: `责令改正决定书 <= ${date}`, found: ordered, on: date, ask: true }]
  })
}

export function dailyAfterService(dossier: Dossier): Draft[] {
  const rule = 'daily-after-service'
  const penalties = dossier.of('处罚决定书')
  return dossier.of('按日处罚决定书').flatMap(({ id, date }): Draft[] => {
    if (date === undefined) return []
    const penalty = lastUpTo(penalties, date) ?? last(penalties)
    const served = penalty === undefined ? 'none' : serviceOf(dossier, penalty)
    if (penalty === undefined || penalty.date > date || !isServed(served) || served <= date) return []
    return [{ rule, document: id, expected: `>= ${served}`, found: date, on: date, ask: true }]
  })
}

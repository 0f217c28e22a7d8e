/**
 * heard-before-decided, fine-consistent, articles-consistent. a1.1a: who is to be fined is told what for, is given the time to answer,
 * and is fined for that. 《行政处罚法》（1996）art. 31, 32, 42, （2021）art. 44, 45, 64.
 */
import type { CaseDocument, Day } from './case-file.ts'
import { ask, first, isServed, lastUpTo, serviceOf, type Dossier, type Draft } from './dossier.ts'

export function heardBeforeDecided(dossier: Dossier): Draft[] {
  const rule = 'heard-before-decided'
  const notices = dossier.of('处罚告知书')
  return dossier.of('处罚决定书').flatMap((decision): Draft[] => {
    const { id, date } = decision
    const notice = (date === undefined ? undefined : lastUpTo(notices, date)) ?? first(notices) ?? notices[0]
    if (notice === undefined || notice.waived === true) return []
    const served = serviceOf(dossier, notice)
    if (!isServed(served)) return [ask(rule, id, `送达回证 ${notice.id}`)]
    const end = dossier.lastDay(rule, served)
    if (date === undefined) return [ask(rule, id, `> ${end}`)]
    return date > end ? [] : [{ rule, document: id, expected: `> ${end}`, found: date, on: served, until: end }]
  })
}

interface Pair {
  decision: CaseDocument
  notice: CaseDocument
  date: Day
}

/** Each decision with the last notice not after it; one that comes after it is a matter of order-of-steps. */
function pairs(dossier: Dossier): Pair[] {
  return dossier.of('处罚决定书').flatMap((decision) => {
    const { date } = decision
    const notice = date === undefined ? undefined : lastUpTo(dossier.of('处罚告知书'), date)
    return notice === undefined || date === undefined ? [] : [{ decision, notice, date }]
  })
}

export function fineConsistent(dossier: Dossier): Draft[] {
  return pairs(dossier).flatMap(({ decision, notice, date }): Draft[] => {
    const rule = 'fine-consistent'
    const [told, decided] = [notice.fine, decision.fine]
    if (told === undefined || decided === undefined) return [ask(rule, decision.id, `fine ${told ?? '?'}`)]
    if (decided <= told) return []
    return [{ rule, document: decision.id, expected: `<= ${told}`, found: String(decided), on: date }]
  })
}

export function articlesConsistent(dossier: Dossier): Draft[] {
  return pairs(dossier).flatMap(({ decision, notice, date }): Draft[] => {
    const rule = 'articles-consistent'
    if (notice.articles === undefined || decision.articles === undefined)
      return [ask(rule, decision.id, `articles ${notice.articles?.join('、') ?? '?'}`)]
    const [told, decided] = [new Set(notice.articles), new Set(decision.articles)]
    if (told.size === decided.size && [...told].every((one) => decided.has(one))) return []
    const [expected, found] = [[...told].join('、'), [...decided].join('、')]
    return [{ rule, document: decision.id, expected, found: found || null, on: date }]
  })
}

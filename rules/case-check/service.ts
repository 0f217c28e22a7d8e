/**
 * served-in-time. a1.1a: a decision binds once it is served, and the receipt proves it. 《行政处罚法》（1996）art. 40, （2021）art. 61;
 * 《生态环境行政处罚办法》art. 58.
 */
import type { CaseDocument, DocumentKind } from './case-file.ts'
import { ask, serviceOf, type Dossier, type Draft } from './dossier.ts'

const served: readonly DocumentKind[] = ['处罚决定书', '按日处罚决定书', '责令改正决定书', '查封扣押决定书']

export const servedInTime = (dossier: Dossier): Draft[] =>
  served.flatMap((kind) => dossier.of(kind).flatMap((document) => service(dossier, document)))

function service(dossier: Dossier, document: CaseDocument): Draft[] {
  const rule = 'served-in-time'
  const { id, date } = document
  const on = serviceOf(dossier, document)
  if (date === undefined)
    return on === 'none' ? [{ rule, document: id, expected: '送达回证', found: null }] : [ask(rule, id, 'date')]
  const due = dossier.lastDay(rule, date)
  if (on === 'undated') return [ask(rule, id, due)]
  if (on === 'none') return [{ rule, document: id, expected: due, found: null, on: date, due }]
  return on <= due ? [] : [{ rule, document: id, expected: due, found: on, on: date, due }]
}

/**
 * rights-told, results-told, seizure-told: vetoes 14 and 16 of the 2024 rubric. a1.1a 程序规范: the party learns its rights, the
 * results and, at a seizure, the reasons on the spot. 《行政处罚法》（2021）art. 44; 《行政强制法》art. 18. Stated: certain.
 */
import type { DocumentKind, Told } from './case-file.ts'
import type { RuleId } from './catalogue.ts'
import { ask, silent, type Dossier, type Draft } from './dossier.ts'

export const rightsTold = (dossier: Dossier): Draft[] =>
  told(dossier, 'rights-told', { kind: '处罚告知书', field: 'rights' })

export const resultsTold = (dossier: Dossier): Draft[] =>
  told(dossier, 'results-told', { kind: '监测报告', field: 'told' })

/** Told and confirmed, or told in a document that was served: both are told. */
function told(dossier: Dossier, rule: RuleId, { kind, field }: { kind: DocumentKind; field: 'rights' | 'told' }) {
  return dossier.of(kind).flatMap(({ id, facts }): Draft[] => {
    const stated: Told | undefined = facts?.[field]
    if (stated === undefined) return silent(dossier, ask(rule, id, field))
    return stated === 'missing' ? [{ rule, document: id, expected: 'confirmed, told', found: stated }] : []
  })
}

export function seizureTold(dossier: Dossier): Draft[] {
  const rule = 'seizure-told'
  return dossier.of('查封扣押决定书').flatMap(({ id, facts }): Draft[] => {
    const [stated, heard] = [facts?.told, facts?.heard]
    if (stated === undefined && heard === undefined) return silent(dossier, ask(rule, id, 'told, heard'))
    const wrong = [...(stated === 'missing' ? ['told = missing'] : []), ...(heard === false ? ['heard = false'] : [])]
    if (wrong.length > 0) return [{ rule, document: id, expected: 'told, heard', found: wrong.join(', ') }]
    const open = [...(stated === undefined ? ['told'] : []), ...(heard === undefined ? ['heard'] : [])]
    return open.map((field) => ({ rule, document: id, expected: field, found: null, ask: true }))
  })
}

/**
 * one-interviewee, content-complete, same-party. a1.1a, n2.2a 内容完整: who was asked, what was seen, and the same party throughout.
 * 《环境行政处罚证据指南》; 《行政处罚法》（1996）art. 30, （2021）art. 40.
 */
import { contentFields, interviewFields, type CaseDocument } from './case-file.ts'
import { ask, type Dossier, type Draft } from './dossier.ts'

export const oneInterviewee = (dossier: Dossier): Draft[] => dossier.of('调查询问笔录').flatMap(interviewee)

function interviewee({ id, interviewees = [] }: CaseDocument): Draft[] {
  const [only] = interviewees
  const rule = 'one-interviewee'
  if (only === undefined || interviewees.length > 1)
    return [{ rule, document: id, expected: '1', found: String(interviewees.length) }]
  const stated = interviewFields.filter((field) => only[field] !== '')
  if (stated.length === interviewFields.length) return []
  return [{ rule, document: id, expected: interviewFields.join(', '), found: stated.join(', ') || null }]
}

export function contentComplete(dossier: Dossier): Draft[] {
  return dossier.of('现场检查笔录').flatMap(({ id, content }): Draft[] => {
    const stated = contentFields.filter((field) => content !== undefined && content[field] !== '')
    if (stated.length === contentFields.length) return []
    const expected = contentFields.join(', ')
    return [{ rule: 'content-complete', document: id, expected, found: stated.join(', ') || null }]
  })
}

/** A document that does not name the party is no defect by itself: a person looks. */
export function sameParty({ file }: Dossier): Draft[] {
  return file.documents.flatMap(({ id, party }): Draft[] => {
    if (party === undefined) return [ask('same-party', id, file.party)]
    return party === file.party ? [] : [{ rule: 'same-party', document: id, expected: file.party, found: party }]
  })
}

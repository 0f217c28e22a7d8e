/**
 * collectively-discussed, investigators-no-vote, legally-reviewed, separate-reviewers: vetoes 17, 18, 19 and 21 of the 2024 rubric.
 * a1.1a 程序规范: who investigates does not judge. 《行政处罚法》（1996）art. 38, （2021）art. 57, 58; 部令第30号 art. 52.
 */
import type { CaseDocument, Day } from './case-file.ts'
import { ask, first, investigators, isDated, last, silent, type Dossier, type Draft } from './dossier.ts'

const decisions = ({ of }: Dossier): readonly CaseDocument[] => [...of('处罚决定书'), ...of('按日处罚决定书')]

/** Called for by the file itself (`complex`): certain. By the sum alone: asked. */
export function collectivelyDiscussed(dossier: Dossier): Draft[] {
  const rule = 'collectively-discussed'
  const discussions = dossier.of('集体讨论记录')
  const complex = dossier.file.facts?.complex
  return decisions(dossier).flatMap(({ id, date, fine = 0 }): Draft[] => {
    const { limit } = dossier.limit(rule, date ?? dossier.file.discovered)
    const large = limit !== undefined && fine >= limit
    if (complex === false ? !large : complex !== true && !large) return []
    if (date === undefined) return discussions.length > 0 ? [ask(rule, id, 'date')] : [missing(id, complex)]
    if (discussions.some((one) => one.date !== undefined && one.date <= date)) return []
    if (discussions.some((one) => !isDated(one))) return [ask(rule, id, `集体讨论记录 <= ${date}`)]
    return [{ ...missing(id, complex), expected: `集体讨论记录 <= ${date}`, found: first(discussions)?.date ?? null }]
  })
}

const missing = (document: string, complex: boolean | undefined): Draft => ({
  rule: 'collectively-discussed',
  document,
  expected: '集体讨论记录',
  found: null,
  ...(complex === true ? {} : { ask: true }),
})

export function investigatorsNoVote(dossier: Dossier): Draft[] {
  const rule = 'investigators-no-vote'
  return dossier.of('集体讨论记录').flatMap(({ id, facts }): Draft[] => {
    if (facts?.voters === undefined) return silent(dossier, ask(rule, id, 'voters'))
    return both(dossier, facts.voters).map((one) => ({ rule, document: id, expected: 'voters', found: one }))
  })
}

const both = (dossier: Dossier, people: readonly string[]): string[] => {
  const investigated = investigators(dossier)
  return [...new Set(people)].filter((one) => one !== '' && investigated.has(one))
}

/** Stated as failed or left out, or dated after the decision: certain. Called for and not stated: asked. */
export function legallyReviewed(dossier: Dossier): Draft[] {
  const rule = 'legally-reviewed'
  const decision = last(decisions(dossier))
  if (decision === undefined) return []
  const { id: document, date } = decision
  const review = dossier.file.facts?.legalReview
  const expected = `passed <= ${date}`
  if (review === undefined)
    return calledFor(dossier, date) ? [ask(rule, document, expected)] : silent(dossier, ask(rule, document, expected))
  const { outcome, date: reviewed } = review
  if (outcome === 'failed' || outcome === 'missing') return [{ rule, document, expected, found: outcome, on: date }]
  if (reviewed !== undefined && reviewed > date) return [{ rule, document, expected, found: reviewed, on: date }]
  return outcome === undefined || reviewed === undefined ? [ask(rule, document, expected)] : []
}

/** A complex case, or one that went through a hearing, since the law of 2021. */
const calledFor = (dossier: Dossier, decided: Day): boolean =>
  dossier.file.facts?.complex === true ||
  (dossier.of('听证笔录').length > 0 && dossier.limit('legally-reviewed', decided).from !== undefined)

export function separateReviewers(dossier: Dossier): Draft[] {
  const rule = 'separate-reviewers'
  const { facts } = dossier.file
  const reviewer = facts?.legalReview?.reviewer
  if (facts?.reviewers === undefined && reviewer === undefined)
    return decisions(dossier).length === 0 ? [] : silent(dossier, ask(rule, null, 'reviewers'))
  const people = [...(facts?.reviewers ?? []), ...(reviewer === undefined ? [] : [reviewer])]
  return both(dossier, people).map((one) => ({ rule, document: null, expected: 'reviewers', found: one }))
}

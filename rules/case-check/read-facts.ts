/** The fields beyond the contract (docs/case-file.md): what the vetoes of the 2024 rubric ask, where a file states it. */
import { recusalWords, reviewWords, toldWords, type DocumentFacts, type FileFacts } from './case-file.ts'
import type { FormReader } from './form.ts'

export function fileFacts(form: FormReader): FileFacts {
  const review = form.object('legalReview')
  return {
    violationEnded: form.day('violationEnded'),
    harm: form.flag('harm'),
    complex: form.flag('complex'),
    reviewers: form.texts('reviewers'),
    legalReview: review && {
      outcome: review.word('outcome', reviewWords),
      date: review.day('date'),
      reviewer: review.text('reviewer'),
    },
    recusalRequests: (form.objects('recusalRequests') ?? []).map((one) => ({
      outcome: one.word('outcome', recusalWords),
      decided: one.day('decided'),
    })),
  }
}

export const documentFacts = (one: FormReader): DocumentFacts => ({
  rights: one.word('rights', toldWords),
  hearingRequested: one.flag('hearingRequested'),
  statementMade: one.flag('statementMade'),
  statementHeard: one.flag('statementHeard'),
  statementReviewed: one.flag('statementReviewed'),
  told: one.word('told', toldWords),
  heard: one.flag('heard'),
  hearingOn: one.day('hearingOn'),
  voters: one.texts('voters'),
  approved: one.flag('approved'),
  approvedOn: one.day('approvedOn'),
})

/** Where in the JSON of a case file a finding belongs: what an editor puts the cursor on. Additive: no part of a finding. */
import type { RuleId } from './catalogue.ts'
import type { Finding } from './finding.ts'

/** The field of the document that a rule looks at; absent: its `date`. */
const looksAt: Partial<Record<RuleId, string>> = {
  'two-officers': 'officers',
  'certificate-valid': 'officers',
  'start-end': 'end',
  'certificates-shown': 'certificates',
  'recusal-told': 'recusal',
  'party-signature': 'signature',
  'pages-signed': 'everyPageSigned',
  'blanks-struck': 'blanksStruck',
  'corrections-signed': 'corrections',
  'two-places': 'start',
  'one-interviewee': 'interviewees',
  'content-complete': 'content',
  'same-party': 'party',
  'fine-consistent': 'fine',
  'articles-consistent': 'articles',
  'daily-days': 'days',
  'daily-amount': 'fine',
  'seizure-term': 'to',
  'sampling-inside': 'start',
  'rights-told': 'rights',
  'results-told': 'told',
  'hearing-notified': 'hearingOn',
  'statement-heard': 'statementHeard',
  'hearing-held': 'hearing',
  'seizure-told': 'told',
  'investigators-no-vote': 'voters',
  'extension-approved': 'approved',
}

/** The field of the file, for rules that look at the whole of it. */
const looksAtFile: Partial<Record<RuleId, string>> = {
  disclosed: '/published',
  'recusal-decided': '/recusalRequests',
  'legally-reviewed': '/legalReview',
  'within-limitation': '/violationEnded',
  'separate-reviewers': '/reviewers',
}

type Located = Pick<Finding, 'rule' | 'document' | 'found'>

/** A JSON pointer (RFC 6901) such as `/documents/3/end`; `documents`: those of the file, in its order. */
export function fieldOf({ rule, document, found }: Located, documents: readonly { id?: unknown }[]): string {
  const ofFile = looksAtFile[rule]
  if (ofFile !== undefined) return ofFile
  const index = document === null ? -1 : documents.findIndex(({ id }) => id === document)
  if (index < 0) return '/documents'
  return `/documents/${index}/${fieldNamed(rule, found)}`
}

/** A finding may say itself which of several fields it is about. */
function fieldNamed(rule: RuleId, found: string | null): string {
  if (rule === 'daily-amount' && found?.startsWith('dailyFine') === true) return 'dailyFine'
  if (rule === 'pages-signed' && found?.includes('everyPageSigned') === false) return 'readOpinion'
  if (rule === 'start-end' && found?.startsWith(' –') === true) return 'start'
  if (rule === 'statement-heard' && found?.includes('statementHeard') === false) return 'statementReviewed'
  if (rule === 'seizure-told' && found?.includes('told') === false) return 'heard'
  return looksAt[rule] ?? 'date'
}

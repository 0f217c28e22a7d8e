/** Beside which field a finding stands: the fields of its document that the rule looks at, the first of those that it has. */
import type { RuleId } from '../../../rules/case-check/catalogue.ts'
import { documentKinds, type DocumentKind } from '../../../rules/case-check/case-file.ts'
import { documentFields } from '../../../rules/case-check/document-fields.ts'
import type { Finding } from '../../../rules/case-check/finding.ts'
import type { DraftFile } from '../contract.ts'

const lookedAt: Partial<Record<RuleId, readonly string[]>> = {
  'two-officers': ['officers'],
  'certificate-valid': ['officers'],
  'start-end': ['start'],
  'on-the-spot': ['date'],
  'certificates-shown': ['certificates'],
  'recusal-told': ['recusal'],
  'party-signature': ['signature'],
  'pages-signed': ['everyPageSigned'],
  'blanks-struck': ['blanksStruck'],
  'corrections-signed': ['corrections'],
  'two-places': ['start'],
  'one-interviewee': ['interviewees'],
  'content-complete': ['content'],
  'same-party': ['party'],
  'fine-consistent': ['fine'],
  'articles-consistent': ['articles'],
  'daily-days': ['days'],
  'daily-amount': ['dailyFine', 'fine'],
  'seizure-term': ['to'],
  'sampling-inside': ['start'],
}

export const kindOf = (kind: string): DocumentKind | undefined => documentKinds.find((known) => known === kind)

export interface Place {
  /** Null: the file itself. */
  document: string | null
  field: string
}

/** `field-d1-date`: what the browser puts the focus on. */
export const placeId = ({ document, field }: Place): string => `field-${document ?? 'file'}-${field}`

export function placeOf(finding: Pick<Finding, 'rule' | 'document'>, file: DraftFile): Place {
  const { rule } = finding
  if (rule === 'disclosed') return { document: null, field: 'published' }
  const document = file.documents.find(({ id }) => id === finding.document)
  if (document === undefined)
    return { document: null, field: rule === 'documents-required' ? 'documents' : 'discovered' }
  const kind = kindOf(document.kind)
  const names = kind === undefined ? [] : documentFields[kind].map(({ name }) => name)
  const field = (lookedAt[rule] ?? []).find((one) => names.includes(one)) ?? 'date'
  return { document: document.id, field }
}

/** `documents[2].date` of a problem of form → the same place. */
export function placeOfPath(path: string, file: DraftFile): Place {
  const found = /^documents\[(\d+)\]\.?([^.[]*)/.exec(path)
  if (found !== null) return { document: file.documents[Number(found[1])]?.id ?? null, field: found[2] || 'date' }
  const [name = ''] = path.split(/[.[]/)
  return { document: null, field: name === '' ? 'number' : name }
}

/** To the field, opening what it is folded in. */
export function goToPlace(place: Place): void {
  const element = document.getElementById(placeId(place))
  element?.closest('details')?.setAttribute('open', '')
  element?.scrollIntoView({ block: 'center' })
  const target =
    element?.matches('input, textarea, button, select') === true
      ? element
      : element?.querySelector('input, textarea, button, select')
  if (target instanceof HTMLElement) target.focus({ preventScroll: true })
}

/** Beside which field a finding stands: the fields of its document that the rule looks at, the first of those that it has. */
import { documentKinds, type DocumentKind } from '../../../rules/case-check/case-file.ts'
import { documentFields } from '../../../rules/case-check/document-fields.ts'
import { fieldOf } from '../../../rules/case-check/field-of.ts'
import type { Finding } from '../../../rules/case-check/finding.ts'
import type { DraftFile } from '../contract.ts'

export const kindOf = (kind: string): DocumentKind | undefined => documentKinds.find((known) => known === kind)

export interface Place {
  /** Null: the file itself. */
  document: string | null
  field: string
}

/** `field-d1-date`: what the browser puts the focus on. */
export const placeId = ({ document, field }: Place): string => `field-${document ?? 'file'}-${field}`

export function placeOf(finding: Pick<Finding, 'rule' | 'document' | 'found'>, file: DraftFile): Place {
  const [, name = '', index, field = 'date'] = fieldOf(finding, file.documents).split('/')
  const document = index === undefined ? undefined : file.documents[Number(index)]
  if (document === undefined) return { document: null, field: name }
  const kind = kindOf(document.kind)
  const names = kind === undefined ? [] : documentFields[kind].map((one) => one.name)
  return { document: document.id, field: names.includes(field) ? field : 'date' }
}

/** `documents[2].date` of a problem of form → the same place. */
export function placeOfPath(path: string, file: DraftFile): Place {
  const found = /^documents\[(\d+)\]\.?([^.[]*)/.exec(path)
  if (found !== null) return { document: file.documents[Number(found[1])]?.id ?? null, field: found[2] || 'date' }
  if (path === 'party.code') return { document: null, field: 'code' }
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

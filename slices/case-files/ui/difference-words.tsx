/** A place of a case file and what stands there, in words: labels as in the editor, no key and no id. */
import { useTranslation } from 'react-i18next'
import type { DraftFile } from '../contract.ts'
import { useDocumentTitle, usePlaceWords, useRuleTitle } from './check-words.ts'

interface PathProps {
  path: readonly string[]
  file: DraftFile
  other: DraftFile
}

export function PathName({ path: [name = '', id, field], file, other }: PathProps) {
  const place = usePlaceWords()
  const rule = useRuleTitle()
  const isThere = file.documents.some((one) => one.id === id)
  const document = useDocumentTitle(isThere ? file.documents : other.documents)
  const inside = id === undefined ? '' : insideOf(name, id, { place, rule, document })
  const parts = [name === 'documents' ? '' : place(name), inside, field === undefined ? '' : place(field)]
  return <>{parts.filter((part) => part !== '').join(' · ')}</>
}

interface Words {
  place: (path: string) => string
  rule: (id: string) => string
  document: (id: string) => string
}

/** Documents by title, officers by certificate, explanations by rule, else a field of the part. */
function insideOf(name: string, id: string, { place, rule, document }: Words): string {
  if (name === 'documents') return document(id)
  if (name === 'officers') return id
  return name === 'explanations' ? rule(id) : place(id)
}

const told = ['confirmed', 'told', 'missing']
const signed = ['signed', 'refused-noted', 'absent-noted', 'missing']

export function ValueWords({ value }: { value: unknown }) {
  const { t } = useTranslation('case-files')
  if (isNothing(value)) return <span className="muted">{t('conflict.nothing')}</span>
  if (typeof value !== 'object' || value === null)
    return <span className="case-difference-value">{plainWords(value, t)}</span>
  return <Fields value={value} />
}

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === ''

type Say = (key: string) => string

function plainWords(value: unknown, t: Say): string {
  if (typeof value === 'boolean') return t(value ? 'editor.yes' : 'editor.no')
  if (typeof value !== 'string') return String(value)
  if (told.includes(value)) return t(`told.${value}`)
  return signed.includes(value) ? t(`signature.${value}`) : value.replace(/^(\d{4}-\d{2}-\d{2})T/, '$1 ')
}

/** Hidden: what only programs know. */
const internal = new Set(['id', 'hash', 'record'])

function Fields({ value }: { value: object }) {
  const place = usePlaceWords()
  const named = !Array.isArray(value)
  const stated = Object.entries(value).filter(([name, part]) => !internal.has(name) && !isNothing(part))
  return (
    <ul className="case-carried">
      {stated.map(([name, part]) => (
        <li key={name}>
          {named && <span className="muted">{place(name)} </span>}
          <ValueWords value={part} />
        </li>
      ))}
    </ul>
  )
}

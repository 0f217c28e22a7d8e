/** A place of a case file and what stands there, in words. */
import { useTranslation } from 'react-i18next'
import type { DraftFile } from '../contract.ts'

interface PathProps {
  path: readonly string[]
  file: DraftFile
  other: DraftFile
}

export function PathName({ path: [name = '', id, field], file, other }: PathProps) {
  const { t } = useTranslation('case-files')
  if (name === 'documents') {
    const kind = [...file.documents, ...other.documents].find((one) => one.id === id)?.kind ?? ''
    return (
      <>
        {[t(`words.${kind}`, kind), id, field === undefined ? '' : t(`fields.${field}`, field)]
          .filter(Boolean)
          .join(' · ')}
      </>
    )
  }
  const section = t(`fields.${name}`, t(`editor.${name}`, t(`editor.sections.${name}`, name)))
  return (
    <>
      {[section, id === undefined ? '' : t(`fields.${id}`, t(`editor.${id}`, id)), field ?? '']
        .filter(Boolean)
        .join(' · ')}
    </>
  )
}

export function ValueWords({ value }: { value: unknown }) {
  const { t } = useTranslation('case-files')
  if (value === undefined || value === null || value === '')
    return <span className="muted">{t('conflict.nothing')}</span>
  return (
    <span className="case-difference-value">{typeof value === 'string' ? value : JSON.stringify(value, null, 1)}</span>
  )
}

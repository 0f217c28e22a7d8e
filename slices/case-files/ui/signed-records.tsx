/** Signed records of the unit: taken in as they are, and locked (n2.2b). */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DraftDocument, DraftFile, RecordChoice } from '../contract.ts'
import { useCaseFiles } from './queries.ts'

export function SignedRecords({ file, onTake }: { file: DraftFile; onTake: (document: DraftDocument) => void }) {
  const { t } = useTranslation('case-files')
  const { data } = useCaseFiles<{ records: RecordChoice[] }>('records')
  const taken = new Set(file.documents.flatMap(({ record }) => (record === undefined ? [] : [record.id])))
  const offered = (data?.records ?? []).filter(({ id }) => !taken.has(id))
  if (offered.length === 0) return null
  return (
    <div className="case-tools">
      <span className="muted">{t('editor.takeRecord')}</span>
      {offered.map(({ id, hash, document }) => (
        <Button
          key={id}
          size="small"
          onClick={() => onTake({ ...document, id: freeId(file, document.id), record: { id, hash } })}
        >
          {t(`words.${document.kind}`, document.kind)} {document.date ?? ''}
        </Button>
      ))}
    </div>
  )
}

const freeId = (file: DraftFile, id: string): string =>
  file.documents.some((one) => one.id === id) ? `${id}-${file.documents.length + 1}` : id

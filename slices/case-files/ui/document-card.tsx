/** One document of the file: only the fields that its kind has, each with what the checker says of it. */
import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { documentFields } from '../../../rules/case-check/document-fields.ts'
import type { Finding } from '../../../rules/case-check/finding.ts'
import type { DraftDocument, DraftFile } from '../contract.ts'
import { useDocumentTitle } from './check-words.ts'
import { DetachRecord } from './detach-record.tsx'
import { FieldInput } from './field-input.tsx'
import { FieldFindings } from './field-findings.tsx'
import { kindOf, placeId, placeOf } from './finding-places.ts'

export interface DocumentProps {
  document: DraftDocument
  file: DraftFile
  findings: readonly Finding[]
  open: boolean
  disabled: boolean
  onField: (name: string, value: unknown) => void
  /** `reason`: for a signed record, which is taken out only with one. */
  onRemove: (reason?: string) => void
}

export function DocumentCard({ document, file, findings, open, disabled, onField, onRemove }: DocumentProps) {
  const { t } = useTranslation('case-files')
  const kind = kindOf(document.kind)
  const isLocked = disabled || document.record !== undefined
  const stands = findings.filter(({ certainty }) => certainty === 'certain').length
  const shownDay = document.date ?? document.start?.slice(0, 10) ?? t('editor.noDate')
  return (
    <details className="case-document" open={open} id={`document-${document.id}`}>
      <summary>
        <span className="case-kind">{t(`words.${document.kind}`, document.kind)}</span>
        <span className="muted figures">{shownDay}</span>
        <WhichOf document={document} file={file} />
        {findings.length > 0 && (
          <span className={stands > 0 ? 'fault small' : 'attention small'}>
            {t('editor.problem', { count: findings.length })}
          </span>
        )}
        {document.record !== undefined && <span className="muted small">{t('editor.fromRecord')}</span>}
      </summary>
      <div className="case-fields">
        {(kind === undefined ? [] : documentFields[kind]).map((field) => {
          const id = placeId({ document: document.id, field: field.name })
          const isWide = field.kind === 'content' || field.kind === 'interviewees' || field.kind === 'articles'
          const here = findings.filter((finding) => placeOf(finding, file).field === field.name)
          return (
            <div key={field.name} className={`case-field${isWide ? ' wide' : ''}${here.length > 0 ? ' found' : ''}`}>
              <label className="case-label" htmlFor={id}>
                {t(`fields.${field.name}`)}
              </label>
              <FieldInput
                {...{ id, field, document, file, disabled: isLocked }}
                onChange={(value) => onField(field.name, value)}
              />
              <FieldFindings findings={here} documents={file.documents} />
            </div>
          )
        })}
      </div>
      {document.record?.reason !== undefined && (
        <p className="attention small">{t('records.otherReason', { reason: document.record.reason })}</p>
      )}
      {!disabled && document.record !== undefined && <DetachRecord document={document} onDetach={onRemove} />}
      {!disabled && document.record === undefined && (
        <Popconfirm
          title={t('editor.removeSure', { kind: t(`words.${document.kind}`, document.kind) })}
          okText={t('editor.remove')}
          onConfirm={() => onRemove()}
        >
          <Button type="text" danger size="small">
            {t('editor.remove')}
          </Button>
        </Popconfirm>
      )}
    </details>
  )
}

/** Which of several of one kind and day, as the findings name it. */
function WhichOf({ document, file }: Pick<DocumentProps, 'document' | 'file'>) {
  const title = useDocumentTitle(file.documents)(document.id)
  const which = /[（(][^（(]*[)）]$/.exec(title)?.[0]
  return which === undefined ? null : <span className="muted small">{which}</span>
}

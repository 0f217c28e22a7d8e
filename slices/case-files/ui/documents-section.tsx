/** The file's documents; adding one offers what the type still needs, in the order of the law's steps (n2.2a). */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { caseFileTypes, documentKinds } from '../../../rules/case-check/case-file.ts'
import { missingDocuments } from '../../../rules/case-check/document-fields.ts'
import type { Finding } from '../../../rules/case-check/finding.ts'
import { requiredDocuments } from '../../../rules/case-check/required-documents.ts'
import { freeDocumentId, type Attached } from '../contract-attached.ts'
import type { DraftDocument, DraftFile } from '../contract.ts'
import { CarriedNote } from './carried-note.tsx'
import { DocumentCard } from './document-card.tsx'
import { placeId } from './finding-places.ts'
import { SignedRecords } from './signed-records.tsx'

interface Props {
  file: DraftFile
  findings: readonly Finding[]
  disabled: boolean
  change: (next: (before: DraftFile) => DraftFile, reason?: string) => void
}

export function DocumentsSection({ file, findings, disabled, change }: Props) {
  const { t } = useTranslation('case-files')
  const [added, note] = useState<string>()
  const [attached, carry] = useState<Attached>()
  const put = (document: DraftDocument) => {
    change((before) => ({ ...before, documents: [...before.documents, document] }))
    note(document.id)
  }
  const onField = (id: string, name: string, value: unknown) =>
    change((before) => ({
      ...before,
      documents: before.documents.map((one) => (one.id === id ? withField(one, name, value) : one)),
    }))
  const drop = (id: string, reason?: string) =>
    change((before) => ({ ...before, documents: before.documents.filter((one) => one.id !== id) }), reason)
  const take = (next: Attached, reason?: string) => {
    change(() => next.file, reason)
    carry(next)
  }
  return (
    <div id={placeId({ document: null, field: 'documents' })}>
      {!disabled && <AddDocument file={file} onAdd={(kind) => put(newDocument(file, kind))} />}
      {!disabled && <SignedRecords file={file} onTake={take} />}
      {attached !== undefined && <CarriedNote attached={attached} onClose={() => carry(undefined)} />}
      {file.documents.length === 0 && <p className="muted">{t('editor.noDocuments')}</p>}
      {file.documents.map((document) => (
        <DocumentCard
          key={document.id}
          {...{ document, file, disabled }}
          open={document.id === added}
          findings={findings.filter((finding) => finding.document === document.id)}
          onField={(name, value) => onField(document.id, name, value)}
          onRemove={(reason) => drop(document.id, reason)}
        />
      ))}
    </div>
  )
}

function withField(document: DraftDocument, name: string, value: unknown): DraftDocument {
  if (value !== undefined) return { ...document, [name]: value }
  const { id, kind } = document
  const rest = Object.fromEntries(Object.entries(document).filter(([key]) => key !== name))
  return { ...rest, id, kind }
}

/** What a proof of service is of, is the last served document without one. */
function newDocument(file: DraftFile, kind: string): DraftDocument {
  const served = new Set(file.documents.filter((one) => one.kind === '送达回证').map((one) => one['of']))
  const unserved = file.documents.findLast((one) => /决定书$|告知书$/.test(one.kind) && !served.has(one.id))
  const { name: party } = file.party
  const named = party === undefined || party === '' ? {} : { party }
  return {
    id: freeDocumentId(file),
    kind,
    ...named,
    ...(kind === '送达回证' && unserved !== undefined ? { of: unserved.id } : {}),
  }
}

function AddDocument({ file, onAdd }: { file: DraftFile; onAdd: (kind: string) => void }) {
  const { t } = useTranslation('case-files')
  const type = caseFileTypes.find((one) => one === file.type)
  const missing =
    type === undefined
      ? []
      : missingDocuments(
          type,
          file.documents.map(({ kind }) => kind),
        )
  const isFree = type === undefined || requiredDocuments[type].length === 0
  return (
    <div className="case-tools">
      <span className="muted">
        {t(isFree ? 'editor.nextFree' : missing.length === 0 ? 'editor.nextNone' : 'editor.next')}
      </span>
      {missing.map((kind, at) => (
        <Button key={kind} size="small" type={at === 0 ? 'primary' : 'default'} onClick={() => onAdd(kind)}>
          ＋ {t(`words.${kind}`)}
        </Button>
      ))}
      <Select
        size="small"
        className="case-choice"
        aria-label={t('editor.addAny')}
        placeholder={t('editor.addAny')}
        showSearch={{ optionFilterProp: 'label' }}
        value={null}
        options={documentKinds.map((value) => ({ value, label: t(`words.${value}`) }))}
        onChange={(kind: string | null) => kind !== null && onAdd(kind)}
      />
    </div>
  )
}

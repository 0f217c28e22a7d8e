/** An import in the record, for everybody who sees it: who, when, why, and its rows one by one. */
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { HistoryButton } from '../../../platform/web/history-drawer.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { ImportView } from '../contract.ts'
import { AppliedDecisions } from './applied-decisions.tsx'
import { PageLink } from './page-link.tsx'
import { useImport } from './queries.ts'
import { ImportChanges, ReceiptLines } from './receipt-lines.tsx'
import './registers.css'

export default function OneImportPage() {
  const { import: id }: { import?: string } = useParams({ strict: false })
  return (
    <div className="page">
      <Answer of={useImport(id)}>{(view) => <Recorded view={view} />}</Answer>
    </div>
  )
}

function Recorded({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const { bytes } = useFormat()
  const mayImport = useMay('registers.import')
  const isWaiting = view.status === 'checked' || view.status === 'failed'
  return (
    <>
      <PageHeader
        title={t('import.of', { register: t(`name.${view.register}`) })}
        about={t('import.recorded', {
          file: view.fileName,
          size: bytes(view.fileSize),
          status: t(`status.${view.status}`),
        })}
        actions={
          <>
            <PageLink page="imports" className="page-action">
              {t('list.history')}
            </PageLink>
            {isWaiting && mayImport && (
              <PageLink page="import" search={{ import: view.id }} className="page-action">
                {t('history.open')}
              </PageLink>
            )}
            <HistoryButton object={`import:${view.id}`} name={view.fileName} />
          </>
        }
      />
      {view.problem !== null && <p>{view.problem}</p>}
      <ReceiptLines view={view} />
      {view.status === 'kept' && <ImportChanges view={view} />}
      <AppliedDecisions view={view} />
    </>
  )
}

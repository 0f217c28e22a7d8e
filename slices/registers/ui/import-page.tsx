/** Import in three steps: choose, check, keep. Capability 88: whatever file an office has; nothing half-imported. */
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../platform/web/api.ts'
import { useFoundFocus } from '../../../platform/web/found-focus.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { HistoryButton } from '../../../platform/web/history-drawer.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import { UploadSteps } from '../../../platform/web/upload-steps.tsx'
import type { ImportView } from '../contract.ts'
import { CheckResult } from './check-result.tsx'
import { ChooseFile } from './choose-file.tsx'
import { FailedFile, Underway } from './import-states.tsx'
import { useImportAddress } from './import-address.ts'
import { useImport } from './queries.ts'
import { Receipt } from './receipt.tsx'
import './registers.css'

export default function ImportPage() {
  const { t } = useTranslation('registers')
  const { id } = useImportAddress()
  const asked = useImport(id)
  if (id === undefined)
    return (
      <div className="page">
        <PageHeader title={t('import.title')} />
        <UploadSteps steps={[t('import.choose'), t('import.check'), t('import.keep')]} current={0} />
        <ChooseFile />
      </div>
    )
  return (
    <div className="page">
      {asked.data !== undefined && asked.error instanceof ApiError && <FailedState error={asked.error} />}
      <Answer of={asked}>{(view) => <OneImport view={view} />}</Answer>
    </div>
  )
}

function OneImport({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const rows = format.number(view.rowsRead)
  const last = view.status === 'keeping' || view.status === 'kept'
  const steps = [
    t('import.choose'),
    view.status === 'failed'
      ? t('import.check')
      : t(view.status === 'reading' ? 'import.checking' : 'import.checked', { rows }),
    t(view.status === 'kept' ? 'import.kept' : 'import.keep'),
  ]
  return (
    <>
      <PageHeader
        title={t('import.of', { register: t(`name.${view.register}`) })}
        about={t('import.about', { file: view.fileName, size: format.bytes(view.fileSize) })}
        actions={<HistoryButton object={`import:${view.id}`} name={view.fileName} />}
      />
      <UploadSteps steps={steps} current={last ? 2 : 1} />
      <div className="page found-focus" ref={useFoundFocus(view.status)} tabIndex={-1}>
        <State view={view} />
      </div>
    </>
  )
}

function State({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  switch (view.status) {
    case 'reading':
    case 'keeping':
      return <Underway view={view} />
    case 'failed':
      return <FailedFile view={view} />
    case 'checked':
      return <CheckResult view={view} />
    case 'kept':
      return <Receipt view={view} />
    case 'discarded':
      return <p>{t('import.discarded')}</p>
  }
}

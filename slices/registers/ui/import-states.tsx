import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { useConnectionLost } from '../../../platform/web/connection.ts'
import { useFormat } from '../../../platform/web/format.ts'
import type { ImportView } from '../contract.ts'
import { useImportAddress } from './import-address.ts'

/** Rows read so far; a total that nobody knows yet is not made up, nor that it goes on where nobody answers. */
export function Underway({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const isLost = useConnectionLost()
  const known = view.rowsTotal !== null && view.rowsTotal > 0
  const percent = known ? Math.round((100 * view.rowsRead) / (view.rowsTotal ?? 1)) : 100
  const doing = view.status === 'keeping' ? 'import.keeping' : 'import.reading'
  const words = t(isLost ? 'import.unheard' : doing, { rows: format.number(view.rowsRead) })
  return (
    <div className="underway" aria-busy={!isLost}>
      <p role="status">{words}</p>
      {!isLost && <Progress percent={percent} showInfo={false} status="active" aria-label={words} />}
    </div>
  )
}

export function FailedFile({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const { open } = useImportAddress()
  return (
    <div className="state" role="alert">
      <div className="state-title">{t('import.failed')}</div>
      <p>{view.problem}</p>
      <Button onClick={() => open(undefined)}>{t('import.again')}</Button>
    </div>
  )
}

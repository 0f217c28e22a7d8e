/** What stands in the record of an import, and its rows one by one. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import type { ImportView } from '../contract.ts'
import { ChangeTable } from './change-table.tsx'

export function ReceiptLines({ view }: { view: ImportView }) {
  return (
    <dl className="receipt-lines">
      {useLines(view).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figures">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function useLines(view: ImportView): [string, string][] {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const by = (who: string, at: string | null): string => (at === null ? who : `${who} · ${format.instant(at)}`)
  const counts = t('history.countsWords', useCounts(view))
  const older = view.summary.older
  const all: [string, string | null][] = [
    [t('receipt.file'), view.fileName],
    [t('receipt.version'), view.version === null ? null : String(view.version)],
    [t('receipt.rows'), t('receipt.rowsWithCounts', { rows: format.number(view.summary.good), counts })],
    [t('receipt.older'), older > 0 ? format.number(older) : null],
    [t('receipt.uploaded'), by(view.uploadedBy, view.uploadedAt)],
    [t('receipt.who'), view.keptBy === null ? null : by(view.keptBy, view.keptAt)],
    [t('receipt.reason'), view.reason],
    [t('receipt.hash'), view.fileHash],
  ]
  return all.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]]))
}

export function useCounts({ summary, mode }: ImportView): { added: string; changed: string; removed: string } {
  const { number } = useFormat()
  return {
    added: number(summary.added),
    changed: number(summary.changed),
    removed: number(mode === 'replace' ? summary.removed : 0),
  }
}

export function ImportChanges({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  return (
    <div className="import-part">
      <h2>{t('changes.done')}</h2>
      <ChangeTable view={view} mode={view.mode} />
    </div>
  )
}

/** What was reported, by whom, and what became of it. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import type { FigureReport } from '../contract.ts'
import './organisation.css'

export function Report({ report }: { report: FigureReport | null }) {
  const { t } = useTranslation('organisation')
  const { instant } = useFormat()
  if (report === null) return <span className="muted">{t('figures.nobody')}</span>
  const { stateControlled: controlled, keyMonitored: monitored, listYear: year, note, accepted, reason } = report
  return (
    <>
      {t('figures.values', { controlled, monitored })} · {t('figures.year', { year })}
      <div className="muted small">{t('figures.by', { by: report.reportedBy, at: instant(report.reportedAt) })}</div>
      {note !== null && <div className="muted small">{t('figures.note', { note })}</div>}
      {report.state === 'returned' && <div className="attention small">{t('figures.returnedFor', { reason })}</div>}
      {accepted !== null && (
        <div className="muted small">
          {t('figures.acceptedAs', {
            ...{ controlled: accepted.stateControlled, monitored: accepted.keyMonitored, reason },
          })}
        </div>
      )}
    </>
  )
}

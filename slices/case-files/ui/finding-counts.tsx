/** How many findings of each kind, in words; nothing found is said, too. */
import { useTranslation } from 'react-i18next'

interface Counts {
  formProblems: number
  fatal: number
  errors: number
  warnings: number
  asks: number
}

export function FindingCounts({ counts }: { counts: Counts }) {
  const { t } = useTranslation('case-files')
  const { formProblems, fatal, errors, warnings, asks } = counts
  const told = [
    { key: 'form', n: formProblems, tone: 'attention' },
    { key: 'fatal', n: fatal, tone: 'fault' },
    { key: 'errors', n: errors, tone: 'fault' },
    { key: 'warnings', n: warnings, tone: 'attention' },
    { key: 'asks', n: asks, tone: 'attention' },
  ].filter(({ n }) => n > 0)
  if (told.length === 0) return <span className="fine">{t('counts.none')}</span>
  return (
    <span className="finding-counts figures">
      {told.map(({ key, n, tone }) => (
        <span key={key} className={tone}>
          {t(`counts.${key}`, { n })}
        </span>
      ))}
    </span>
  )
}

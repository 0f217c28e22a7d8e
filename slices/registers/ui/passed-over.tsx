import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import type { ImportView } from '../contract.ts'

const shown = 100

/** Worth a look, never refused. */
export function Warnings({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const { number } = useFormat()
  const { warnings, warned } = view.summary
  if (warnings.length === 0) return null
  const listed = warnings.slice(0, shown)
  return (
    <details className="import-part" open={warnings.length <= 10}>
      <summary>{t('warnings.title')}</summary>
      <ul className="plain-list">
        {listed.map(({ row, code, message }, index) => (
          <li key={`${row}.${code}.${index}`}>
            {row > 0 && <span className="muted figures">{t('warnings.row', { row: number(row) })}</span>} {message}
          </li>
        ))}
        {warned > listed.length && (
          <li className="muted">{t('warnings.more', { count: number(warned - listed.length) })}</li>
        )}
      </ul>
    </details>
  )
}

/** Passed over and said so. */
export function SkippedRows({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const { number } = useFormat()
  const { skipped } = view.summary
  if (skipped.length === 0) return null
  return (
    <details className="import-part">
      <summary>{t('skipped.title')}</summary>
      <ul className="plain-list">
        {skipped.slice(0, shown).map(({ row, why }) => (
          <li key={row}>
            <span className="muted figures">{t('warnings.row', { row: number(row) })}</span> {t(`skipped.${why}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}

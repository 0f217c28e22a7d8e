/** Names nobody knows, all of them at once, each with a picker. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import type { ImportView } from '../contract.ts'
import { UnitSelect } from './pick-unit.tsx'
import { useImportActs } from './queries.ts'
import { useBusy } from './use-busy.ts'

export function UnknownUnits({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const { map } = useImportActs()
  const [units, setUnits] = useState<Readonly<Record<string, string>>>({})
  const { busy, error, run } = useBusy(() => map(view.id, { units: { ...units } }))
  const names = view.summary.unknownUnits.filter(({ written }) => written !== '').slice(0, 50)
  if (names.length === 0) return null
  return (
    <section className="import-part" aria-label={t('units.title')}>
      <h2>{t('units.title')}</h2>
      <p className="muted">{t('units.about')}</p>
      <ul className="unknown-units">
        {names.map(({ written, rows }) => (
          <li key={written}>
            <mark className="bad-value">{written}</mark>
            <span className="muted figures">{t('units.rows', { count: rows })}</span>
            <UnitSelect
              label={t('units.label', { written })}
              value={units[written]}
              onChange={(code) => setUnits({ ...units, [written]: code })}
            />
          </li>
        ))}
      </ul>
      {error !== undefined && <FailedState error={error} />}
      <Button disabled={Object.keys(units).length === 0} loading={busy} onClick={() => void run()}>
        {t('units.apply')}
      </Button>
    </section>
  )
}

/** Where a unit or a person stood in each run. */
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import type { UnitView } from '../contract.ts'
import { PageLink } from './page-link.tsx'
import { useShortTitles } from './short-titles.ts'

export function PlacesInRuns({ runs }: { runs: UnitView['runs'] }) {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const short = useShortTitles()
  return (
    <section className="panel">
      <h2>{t('unit.place')}</h2>
      <DataTable
        id="scoring.places"
        label={t('unit.place')}
        columns={[
          {
            key: 'run',
            title: t('unit.run'),
            always: true,
            render: (_, row) => (
              <PageLink page="scoring/league" address={{ run: row.run, list: row.list }}>
                {t('runs.seqOf', { seq: row.seq })}
              </PageLink>
            ),
          },
          { key: 'list', title: t('unit.list'), render: (_, row) => short(row.list, row.list) },
          { key: 'rank', title: t('unit.rank'), number: true, render: (_, row) => row.rank ?? t('unit.notRanked') },
          { key: 'total', title: t('unit.total'), number: true, render: (_, row) => row.total ?? t('league.noScore') },
          { key: 'at', title: t('unit.at'), render: (_, row) => format.instant(row.at) },
        ]}
        rows={runs.map((run, index) => ({ ...run, key: `${run.run} ${run.list} ${index}` }))}
        rowKey={({ key }) => key}
        empty={{ title: t('unit.noRuns'), next: t('unit.noRunsNext') }}
      />
    </section>
  )
}

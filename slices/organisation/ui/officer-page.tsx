/** An officer through the versions of the register: who moves keeps the past. */
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { OfficerView } from '../contract.ts'
import { useOrganisation } from './queries.ts'

type Time = OfficerView['times'][number]

export default function OfficerPage() {
  const { t } = useTranslation('organisation')
  const { certificate = '' } = useParams({ strict: false })
  const asked = useOrganisation<OfficerView>(`officers/${encodeURIComponent(certificate)}`)
  const columns = useColumns()
  return (
    <div className="page">
      <PageHeader
        title={asked.data?.name ?? certificate}
        about={[
          t('officer.about', { certificate }),
          ...(typeof asked.data?.state === 'string' ? [t(`units.states.${asked.data.state}`)] : []),
        ].join(' · ')}
      />
      <h2>{t('officer.times')}</h2>
      <Answer of={asked}>
        {({ times }) => (
          <DataTable<Time>
            id="organisation.officer"
            label={t('officer.times')}
            columns={columns}
            rows={times}
            rowKey={({ from }) => from}
            empty={{ title: t('officer.empty'), next: t('officer.emptyNext') }}
          />
        )}
      </Answer>
    </div>
  )
}

function useColumns(): Column<Time>[] {
  const { t } = useTranslation('organisation')
  const { instant, day } = useFormat()
  return [
    { key: 'unit', title: t('units.unit'), always: true, render: (_, { unit, unitName }) => `${unitName} ${unit}` },
    { key: 'name', title: t('units.name'), render: (_, { name }) => name },
    {
      key: 'valid-from',
      title: t('units.validFrom'),
      render: (_, { validFrom }) => (validFrom === null ? '—' : day(validFrom)),
    },
    { key: 'valid-to', title: t('units.validTo'), render: (_, { validTo }) => (validTo === null ? '—' : day(validTo)) },
    { key: 'from', title: t('officer.from'), always: true, render: (_, { from }) => instant(from) },
    {
      key: 'until',
      title: t('officer.until'),
      render: (_, { until }) => (until === null ? t('officer.now') : instant(until)),
    },
    { key: 'file', title: t('officer.file'), render: (_, { file }) => file },
    { key: 'reason', title: t('officer.reason'), render: (_, { reason }) => reason ?? '' },
  ]
}

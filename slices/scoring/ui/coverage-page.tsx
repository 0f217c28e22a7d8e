/** 覆盖面 (n5.3): counties still without a case under the supporting rules, by prefecture, and which post answers for each. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { StatTiles } from '../../../platform/web/stat-tiles.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { CoverageView } from '../contract.ts'
import { CoverageGrid } from './coverage-grid.tsx'
import { ResponsiblePost } from './responsible-post.tsx'
import './scoring.css'

export type County = CoverageView['counties'][number]

export default function CoveragePage() {
  const { t } = useTranslation('scoring')
  const campaign = useCampaign()
  const coverage = useQuery({
    queryKey: keys.campaign(campaign, 'coverage'),
    queryFn: () => getJson<CoverageView>(campaignPath(campaign, 'coverage')),
  })
  return (
    <div className="page">
      {coverage.data === undefined && <PageHeader title={t('coverage.title')} />}
      <Answer of={coverage}>{(view) => <Board view={view} />}</Answer>
    </div>
  )
}

function Board({ view }: { view: CoverageView }) {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const mayAssign = useMay('scoring.assign-coverage')
  const [asked, ask] = useState<County>()
  const zero = view.counties.filter(({ count }) => count === 0)
  const unassigned = zero.filter(({ responsible }) => responsible === null).length
  const period = view.period ?? { from: '', to: '' }
  const days = view.period === null ? period : { from: format.day(period.from), to: format.day(period.to) }
  return (
    <>
      <PageHeader
        title={t('coverage.title')}
        about={
          <>
            {t('coverage.about', { title: view.title, ...days })}{' '}
            {view.clauses.map((clause) => (
              <ClauseLink key={clause} id={clause} />
            ))}
          </>
        }
      />
      <StatTiles
        label={t('coverage.tiles')}
        tiles={[
          {
            ...{ key: 'zero', value: format.number(view.zero), label: t('coverage.zero') },
            ...{ note: t('coverage.ofAll', { total: view.total }) },
            ...(view.zero > 0 ? { tone: 'attention' as const } : {}),
          },
          { key: 'covered', value: format.number(view.total - view.zero), label: t('coverage.covered') },
          {
            ...{ key: 'unassigned', value: format.number(unassigned), label: t('coverage.unassigned') },
            ...(mayAssign ? { note: t('coverage.unassignedNote') } : {}),
          },
        ]}
      />
      <h2>{t('coverage.grid')}</h2>
      <CoverageGrid counties={view.counties} {...(mayAssign ? { onOpen: ask } : {})} />
      <h2>{t('coverage.list')}</h2>
      <DataTable
        id="scoring.coverage"
        label={t('coverage.list')}
        columns={useColumns(mayAssign ? ask : undefined)}
        rows={zero}
        rowKey={({ unit }) => unit}
        empty={{ title: t('coverage.none'), next: t('coverage.noneNext') }}
      />
      <ResponsiblePost county={asked} onClose={() => ask(undefined)} />
    </>
  )
}

function useColumns(onAssign: ((county: County) => void) | undefined): Column<County>[] {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  return [
    { key: 'prefecture', title: t('coverage.prefecture'), render: (_, county) => county.prefectureName },
    { key: 'county', title: t('coverage.county'), always: true, render: (_, county) => county.name },
    {
      key: 'responsible',
      title: t('coverage.responsible'),
      render: (_, { responsible }) =>
        responsible === null ? (
          <span className="muted">{t('coverage.nobody')}</span>
        ) : (
          <>
            {responsible.post} <span className="muted small">{format.instant(responsible.at)}</span>
          </>
        ),
    },
    ...(onAssign === undefined
      ? []
      : [
          {
            key: 'assign',
            title: t('coverage.act'),
            always: true,
            render: (_: unknown, county: County) => (
              <Button size="small" onClick={() => onAssign(county)}>
                {t(county.responsible === null ? 'coverage.edit' : 'coverage.change')}
              </Button>
            ),
          },
        ]),
  ]
}

/** 覆盖面 (n5.3): counties still without a case under the supporting rules, by prefecture, and which post answers for each. */
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address as fullAddress, ApiError, campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { StatTiles } from '../../../platform/web/stat-tiles.tsx'
import { Answer, EmptyState } from '../../../platform/web/states.tsx'
import type { CoverageView } from '../contract.ts'
import { CoverageGrid } from './coverage-grid.tsx'
import { useAddress } from './league-address.ts'
import { ResponsiblePost } from './responsible-post.tsx'
import './scoring.css'

export type County = CoverageView['counties'][number]

export default function CoveragePage() {
  const { t } = useTranslation('scoring')
  const campaign = useCampaign()
  const coverage = useQuery({
    queryKey: keys.campaign(campaign, 'coverage'),
    queryFn: () => getJson<CoverageView>(campaignPath(campaign, 'coverage')),
    retry: (times, error) => !isWithoutRule(error) && times < 2,
  })
  return (
    <div className="page">
      {coverage.data === undefined && <PageHeader title={t('coverage.title')} />}
      {isWithoutRule(coverage.error) ? (
        <EmptyState title={t('coverage.noRule')} next={t('coverage.noRuleNext')} />
      ) : (
        <Answer of={coverage}>{(view) => <Board view={view} />}</Answer>
      )}
    </div>
  )
}

const isWithoutRule = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.code === 'scoring.no-coverage'

function Board({ view }: { view: CoverageView }) {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const campaign = useCampaign()
  const mayAssign = useMay('scoring.assign-coverage')
  const mayExport = useMay('scoring.export')
  const [asked, ask] = useState<County>()
  const [address, change] = useAddress()
  const prefectures = [...new Map(view.counties.map((one) => [one.prefecture, one.prefectureName]))]
  const within = prefectures.some(([code]) => code === address.prefecture) ? address.prefecture : undefined
  const counties = view.counties.filter(({ prefecture }) => within === undefined || prefecture === within)
  const zero = blank(counties)
  const exported = fullAddress(campaignPath(campaign, 'coverage/table.xlsx'), { prefecture: within })
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
      <Tiles view={view} mayAssign={mayAssign} />
      <div className="effect-head">
        <h2>{t('coverage.grid')}</h2>
        {prefectures.length > 1 && (
          <Select
            allowClear
            className="league-prefecture"
            aria-label={t('coverage.prefecture')}
            placeholder={t('coverage.prefecture')}
            value={within ?? null}
            options={prefectures.map(([value, label]) => ({ value, label }))}
            onChange={(code: string | null | undefined) => change({ prefecture: code ?? undefined })}
          />
        )}
      </div>
      <CoverageGrid counties={counties} {...(mayAssign ? { onOpen: ask } : {})} />
      <h2>{t('coverage.list')}</h2>
      <DataTable
        id="scoring.coverage"
        label={t('coverage.list')}
        columns={useColumns(mayAssign ? ask : undefined)}
        rows={zero}
        rowKey={({ unit }) => unit}
        empty={{ title: t('coverage.none'), next: t('coverage.noneNext') }}
        {...(mayExport ? { exportHref: exported } : {})}
      />
      <ResponsiblePost county={asked} onClose={() => ask(undefined)} />
    </>
  )
}

function Tiles({ view, mayAssign }: { view: CoverageView; mayAssign: boolean }) {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const { whose, own } = ownCounts(view)
  const unassigned = blank(view.counties).filter(({ responsible }) => responsible === null).length
  return (
    <StatTiles
      label={t('coverage.tiles')}
      tiles={[
        {
          ...{ key: 'zero', value: format.number(own.zero), label: t(`coverage.${whose}.zero`) },
          ...{ note: t(`coverage.${whose}.ofAll`, { count: own.total }) },
          ...(own.zero > 0 ? { tone: 'attention' as const } : {}),
        },
        { key: 'covered', value: format.number(own.total - own.zero), label: t(`coverage.${whose}.covered`) },
        {
          ...{ key: 'unassigned', value: format.number(unassigned), label: t(`coverage.${whose}.unassigned`) },
          ...(mayAssign ? { note: t('coverage.unassignedNote') } : {}),
        },
        ...(whose === 'all'
          ? []
          : [
              {
                ...{ key: 'everywhere', value: format.number(view.zero), label: t('coverage.all.zero') },
                note: t('coverage.all.ofAll', { count: view.total }),
              },
            ]),
      ]}
    />
  )
}

const blank = (counties: readonly County[]): County[] => counties.filter(({ count }) => count === 0)

/** A liaison sees the own counties one by one: their numbers are not mixed with those of all. */
function ownCounts({ counties, total, zero }: CoverageView) {
  if (counties.length === total) return { whose: 'all' as const, own: { total, zero } }
  return { whose: 'own' as const, own: { total: counties.length, zero: blank(counties).length } }
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
            {responsible.post}{' '}
            <span className="muted small">
              {t('coverage.by', { by: responsible.by, at: format.instant(responsible.at) })}
            </span>
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

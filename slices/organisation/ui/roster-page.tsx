/** One frozen roster, page by page. */
import { useParams } from '@tanstack/react-router'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { useTableView } from '../../../platform/web/table-view.ts'
import type { LeftOutPage, LeftOutRow, RosterPage as Page, RosterRow } from '../contract.ts'
import { useOrganisation } from './queries.ts'
import './organisation.css'

export default function RosterPage() {
  const { t } = useTranslation('organisation')
  const { instant, day } = useFormat()
  const campaign = useCampaign()
  const { roster: id = '' } = useParams({ strict: false })
  const [view, onView] = useTableView()
  const [find, setFind] = useState('')
  const query = { offset: (view.page - 1) * view.pageSize, limit: view.pageSize, find }
  const asked = useOrganisation<Page>(`rosters/${encodeURIComponent(id)}`, query)
  const columns = useColumns()
  const roster = asked.data?.roster
  return (
    <div className="page">
      <PageHeader
        title={roster?.title ?? t('rosters.title')}
        about={
          roster === undefined ? undefined : `${t(`rosters.purposes.${roster.purpose}`)} · ${instant(roster.madeAt)}`
        }
        actions={
          <PageLink page="organisation/rosters" className="page-action">
            {t('rosters.back')}
          </PageLink>
        }
      />
      {roster !== undefined && (
        <p className="muted">
          {t('rosters.version', { version: roster.dataVersion })}
          {roster.day !== '' && ` · ${t('rosters.asOf', { day: day(roster.day) })}`} · {roster.reason}
          <br />
          {t('rosters.hash')} <code className="hash">{roster.hash}</code>
        </p>
      )}
      <Answer of={asked}>
        {({ rows, total, leftOut }) => (
          <>
            {leftOut > 0 && <LeftOut roster={id} count={leftOut} />}
            <DataTable<RosterRow>
              id="organisation.roster"
              label={t('rosters.title')}
              columns={columns}
              rows={rows}
              rowKey={({ place }) => String(place)}
              served={{ view, onView, total }}
              exportHref={campaignPath(campaign, `organisation/rosters/${id}/export.xlsx`)}
              tools={
                <div className="organisation-tools">
                  <Input.Search
                    allowClear
                    role="searchbox"
                    aria-label={t('rosters.find')}
                    placeholder={t('rosters.find')}
                    onSearch={(text) => {
                      setFind(text.trim())
                      onView({ ...view, page: 1 })
                    }}
                  />
                </div>
              }
              empty={{ title: t('rosters.none'), next: t('rosters.noneNext') }}
            />
          </>
        )}
      </Answer>
    </div>
  )
}

function LeftOut({ roster, count }: { roster: string; count: number }) {
  const { t } = useTranslation('organisation')
  const [view, onView] = useTableView({ page: 1, pageSize: 20, filters: {} })
  const query = { offset: (view.page - 1) * view.pageSize, limit: view.pageSize }
  const asked = useOrganisation<LeftOutPage>(`rosters/${encodeURIComponent(roster)}/left-out`, query)
  const columns = useLeftOutColumns()
  return (
    <details className="roster-left-out" open>
      <summary>{t('rosters.leftOut', { count })}</summary>
      <Answer of={asked}>
        {({ rows, total }) => (
          <DataTable<LeftOutRow>
            id="organisation.roster-left-out"
            label={t('rosters.leftOut', { count })}
            columns={columns}
            rows={rows}
            rowKey={({ certificate }) => certificate}
            served={{ view, onView, total }}
            empty={{ title: t('rosters.none'), next: t('rosters.noneNext') }}
          />
        )}
      </Answer>
    </details>
  )
}

function useLeftOutColumns(): Column<LeftOutRow>[] {
  const { t } = useTranslation('organisation')
  const { day } = useFormat()
  const shown = (one: string | null): string => (one === null ? '—' : day(one))
  return [
    { key: 'name', title: t('rosters.person'), always: true, render: (_, { name }) => name },
    { key: 'certificate', title: t('rosters.certificate'), render: (_, { certificate }) => certificate },
    { key: 'unit', title: t('rosters.unit'), render: (_, { unit, unitName }) => `${unitName} ${unit}` },
    {
      key: 'why',
      title: t('rosters.why'),
      always: true,
      render: (_, { why, validFrom, validTo }) =>
        t(`rosters.whys.${why}`, { from: shown(validFrom), to: shown(validTo) }),
    },
  ]
}

function useColumns(): Column<RosterRow>[] {
  const { t } = useTranslation('organisation')
  return [
    { key: 'place', title: t('rosters.place'), number: true, render: (_, { place }) => place },
    { key: 'name', title: t('rosters.person'), always: true, render: (_, { name }) => name },
    {
      key: 'certificate',
      title: t('rosters.certificate'),
      render: (_, { certificate }) => certificate ?? <span className="muted">{t('rosters.noCertificate')}</span>,
    },
    { key: 'unit', title: t('rosters.unit'), always: true, render: (_, { unit, unitName }) => `${unitName} ${unit}` },
  ]
}

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
import type { LeftOutRow, RosterPage as Page, RosterRow } from '../contract.ts'
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
            {leftOut.length > 0 && <LeftOut rows={leftOut} />}
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

function LeftOut({ rows }: { rows: LeftOutRow[] }) {
  const { t } = useTranslation('organisation')
  const { day } = useFormat()
  const shown = (one: string | null): string => (one === null ? '—' : day(one))
  const columns: Column<LeftOutRow>[] = [
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
  return (
    <details className="roster-left-out" open>
      <summary>{t('rosters.leftOut', { count: rows.length })}</summary>
      <DataTable<LeftOutRow>
        id="organisation.roster-left-out"
        label={t('rosters.leftOut', { count: rows.length })}
        columns={columns}
        rows={rows}
        rowKey={({ certificate }) => certificate}
        empty={{ title: t('rosters.none'), next: t('rosters.noneNext') }}
      />
    </details>
  )
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

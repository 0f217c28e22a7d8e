/** Every case file that the reader reaches, by state, type and unit. */
import { useNavigate } from '@tanstack/react-router'
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { caseFileTypes } from '../../../rules/case-check/case-file.ts'
import { address, campaignPath } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { firstView, useTableView, viewQuery, type TableView } from '../../../platform/web/table-view.ts'
import { fileStates, type FilePage, type FileRow } from '../contract.ts'
import { CheckAll } from './check-all.tsx'
import { FindingCounts } from './finding-counts.tsx'
import { useCaseFiles } from './queries.ts'
import './case-files.css'

export default function ListPage() {
  const { t } = useTranslation('case-files')
  const campaign = useCampaign()
  const [view, onView] = useTableView(firstView)
  const [find, setFind] = useState('')
  const query = { ...viewQuery(view), find }
  const asked = useCaseFiles<FilePage>('', query)
  const mayWrite = useMay('case-files.write')
  return (
    <div className="page">
      <PageHeader
        title={t('list.title')}
        about={t('list.about')}
        actions={
          <>
            <CheckAll />
            {mayWrite && (
              <PageLink page="case-files/open" className="page-action">
                {t('list.open')}
              </PageLink>
            )}
          </>
        }
      />
      <Answer of={asked}>
        {({ rows, total, states }) => (
          <Files
            {...{ rows, total, states, view, onView }}
            filtered={find !== '' || Object.keys(view.filters).length > 0}
            exportHref={address(campaignPath(campaign, 'case-files/export.xlsx'), query)}
            search={
              <Input.Search
                allowClear
                role="searchbox"
                aria-label={t('list.find')}
                placeholder={t('list.find')}
                onSearch={(text) => {
                  setFind(text.trim())
                  onView({ ...view, page: 1 })
                }}
              />
            }
          />
        )}
      </Answer>
    </div>
  )
}

interface FilesProps extends FilePage {
  view: TableView
  onView: (view: TableView) => void
  filtered: boolean
  exportHref: string
  search: React.ReactNode
}

function Files({ rows, total, states, view, onView, filtered, exportHref, search }: FilesProps) {
  const { t } = useTranslation('case-files')
  const campaign = useCampaign()
  const navigate = useNavigate()
  const columns = useColumns()
  const all = Object.values(states).reduce((sum, n) => sum + n, 0)
  const chosen = view.filters['state']?.[0] ?? 'all'
  const choose = (state: string) =>
    onView({ ...view, page: 1, filters: { ...view.filters, state: state === 'all' ? [] : [state] } })
  const empty = filtered ? 'noneFound' : 'empty'
  return (
    <DataTable<FileRow>
      id="case-files.list"
      label={t('list.title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      served={{ view, onView, total }}
      exportHref={exportHref}
      onOpenRow={({ id }) => void navigate({ to: `/c/${encodeURIComponent(campaign)}/case-files/${id}` })}
      tools={
        <div className="case-tools">
          <Segmented
            aria-label={t('list.state')}
            value={chosen}
            onChange={choose}
            options={[
              { value: 'all', label: t('list.all', { n: all }) },
              ...fileStates.map((value) => ({ value, label: `${t(`state.${value}`)} ${states[value]}` })),
            ]}
          />
          {search}
        </div>
      }
      empty={{ title: t(`list.${empty}`), next: t(`list.${empty}Next`) }}
    />
  )
}

function useColumns(): Column<FileRow>[] {
  const { t } = useTranslation('case-files')
  const { instant } = useFormat()
  return [
    {
      key: 'number',
      title: t('list.number'),
      always: true,
      sorter: true,
      render: (_, { id, number }) => <PageLink page={`case-files/${id}`}>{number}</PageLink>,
    },
    {
      key: 'unit',
      title: t('list.unit'),
      className: 'case-files-nowrap',
      sorter: true,
      render: (_, { unitName, unit }) => unitName || unit,
    },
    {
      key: 'type',
      title: t('list.type'),
      sorter: true,
      filters: caseFileTypes.map((value) => ({ value, text: t(`words.${value}`) })),
      render: (_, { type }) => t(`words.${type}`, type),
    },
    { key: 'party', title: t('list.party'), render: (_, { party }) => party || <Muted>{t('list.noParty')}</Muted> },
    {
      key: 'decided',
      title: t('list.decided'),
      className: 'case-files-nowrap',
      sorter: true,
      render: (_, { decided }) => decided ?? '—',
    },
    { key: 'state', title: t('list.state'), render: (_, { state }) => <StateTag state={state} /> },
    {
      key: 'findings',
      title: t('list.findings'),
      sorter: true,
      render: (_, row) => (row.state === 'untouched' ? <Muted>—</Muted> : <FindingCounts counts={row} />),
    },
    {
      key: 'slot',
      title: t('list.slot'),
      filters: ['yes', 'no'].map((value) => ({ value, text: t(value === 'yes' ? 'list.inSlot' : 'list.notInSlot') })),
      filterMultiple: false,
      render: (_, { slot }) => (slot === null ? '' : t(`words.${slot.type}`, slot.type)),
    },
    {
      key: 'saved',
      title: t('list.saved'),
      sorter: true,
      render: (_, { savedBy, savedAt, guidanceOpen }) => (
        <span className="small">
          {t('list.savedBy', { by: savedBy, at: instant(savedAt) })}
          {guidanceOpen > 0 && <span className="attention"> · {t('list.guidance', { n: guidanceOpen })}</span>}
        </span>
      ),
    },
  ]
}

const Muted = ({ children }: { children: string }) => <span className="muted">{children}</span>

export function StateTag({ state }: { state: FileRow['state'] }) {
  const { t } = useTranslation('case-files')
  return <span className={`file-state ${state}`}>{t(`state.${state}`)}</span>
}

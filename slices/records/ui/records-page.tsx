/** The records of the reader's units, page by page. */
import { Input, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { useTableView } from '../../../platform/web/table-view.ts'
import type { RecordLine, RecordList } from '../contract.ts'
import './records.css'

const states = ['draft', 'printed', 'signed', 'refused-noted', 'absent-noted'] as const

export default function RecordsPage() {
  const { t } = useTranslation('records')
  const campaign = useCampaign()
  const [view, onView] = useTableView()
  const [find, setFind] = useState('')
  const [state, setState] = useState('')
  const query = { offset: (view.page - 1) * view.pageSize, limit: view.pageSize, find, state }
  const asked = useQuery({
    queryKey: keys.campaign(campaign, 'records', query),
    queryFn: () => getJson<RecordList>(campaignPath(campaign, 'records'), query),
    placeholderData: (before) => before,
  })
  const columns = useColumns()
  const first = { ...view, page: 1 }
  return (
    <div className="page">
      <PageHeader title={t('title')} about={t('about')} actions={<FieldLink />} />
      <Answer of={asked}>
        {({ rows, total }) => (
          <DataTable<RecordLine>
            id="records.list"
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            served={{ view, onView, total }}
            exportHref={campaignPath(campaign, 'records/export.xlsx')}
            tools={
              <div className="records-tools">
                <Input.Search
                  allowClear
                  role="searchbox"
                  aria-label={t('find')}
                  placeholder={t('find')}
                  onSearch={(text) => {
                    setFind(text.trim())
                    onView(first)
                  }}
                />
                <Select
                  aria-label={t('state')}
                  value={state}
                  options={[
                    { value: '', label: t('all') },
                    ...states.map((value) => ({ value, label: t(`states.${value}`) })),
                  ]}
                  onChange={(value) => {
                    setState(value)
                    onView(first)
                  }}
                />
              </div>
            }
            empty={{ title: t('empty'), next: t('emptyNext') }}
          />
        )}
      </Answer>
    </div>
  )
}

/** Another application at its own address, for those who write. */
function FieldLink() {
  const { t } = useTranslation('records')
  return useMay('records.draft') ? (
    <a className="page-action" href="/field/" target="_blank" rel="noreferrer">
      {t('field')}
    </a>
  ) : null
}

function useColumns(): Column<RecordLine>[] {
  const { t } = useTranslation('records')
  const { instant } = useFormat()
  return [
    {
      key: 'party',
      title: t('party'),
      always: true,
      render: (_, { id, party }) => <PageLink page={`records/${id}`}>{party === '' ? t('unnamed') : party}</PageLink>,
    },
    { key: 'kind', title: t('kind'), render: (_, { kind }) => t(`kinds.${kind}`) },
    {
      key: 'state',
      title: t('state'),
      always: true,
      render: (_, { state, heads }) => (
        <>
          {t(`states.${state}`)}
          {heads > 1 && <span className="records-two"> {t('both.title')}</span>}
        </>
      ),
    },
    {
      key: 'began',
      title: t('began'),
      always: true,
      render: (_, { began }) => (began === '' ? t('noDay') : began.replace('T', ' ')),
    },
    { key: 'unit', title: t('unit'), render: (_, { unit, unitName }) => `${unitName} ${unit}` },
    { key: 'madeBy', title: t('madeBy'), render: (_, { madeBy }) => madeBy },
    { key: 'changedAt', title: t('changedAt'), render: (_, { changedAt }) => instant(changedAt) },
  ]
}

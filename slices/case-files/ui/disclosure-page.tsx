/** Were decisions published on the local site in time: in time, so many working days late, missing (n5.4a). */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, campaignPath } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import { caseFileTypes } from '../../../rules/case-check/case-file.ts'
import { disclosureStates, type DisclosurePage as Page, type DisclosureRow } from '../contract-slots.ts'
import { useCaseFiles } from './queries.ts'
import './case-files.css'

export default function DisclosurePage() {
  const { t } = useTranslation('case-files')
  const campaign = useCampaign()
  const [view, onView] = useTableView()
  const [find, setFind] = useState('')
  const query = { ...viewQuery(view), find }
  const asked = useCaseFiles<Page>('disclosure', query)
  const columns = useColumns(asked.data?.states)
  return (
    <div className="page">
      <PageHeader title={t('disclosure.title')} about={t('disclosure.about')} />
      <Answer of={asked}>
        {({ rows, total }) => (
          <DataTable<DisclosureRow>
            id="case-files.disclosure"
            label={t('disclosure.title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            served={{ view, onView, total }}
            exportHref={address(campaignPath(campaign, 'case-files/disclosure/export.xlsx'), query)}
            tools={
              <div className="case-tools">
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
              </div>
            }
            empty={{ title: t('disclosure.empty'), next: t('disclosure.emptyNext') }}
          />
        )}
      </Answer>
    </div>
  )
}

const tone = { 'on-time': 'fine', late: 'attention', missing: 'fault', 'not-due': 'muted' } as const

function useColumns(states: Page['states'] | undefined): Column<DisclosureRow>[] {
  const { t } = useTranslation('case-files')
  return [
    {
      key: 'number',
      title: t('list.number'),
      always: true,
      render: (_, { id, number }) => <PageLink page={`case-files/${id}/eligibility`}>{number}</PageLink>,
    },
    { key: 'unit', title: t('list.unit'), render: (_, { unitName, unit }) => unitName || unit },
    {
      key: 'type',
      title: t('list.type'),
      filters: caseFileTypes.map((value) => ({ value, text: t(`words.${value}`) })),
      render: (_, { type }) => t(`words.${type}`, type),
    },
    { key: 'decided', title: t('list.decided'), render: (_, { decided }) => decided },
    { key: 'due', title: t('disclosure.due'), render: (_, { due }) => due ?? '—' },
    { key: 'published', title: t('disclosure.published'), render: (_, { published }) => published ?? '—' },
    {
      key: 'state',
      title: t('disclosure.state'),
      always: true,
      filters: disclosureStates.map((value) => ({
        value,
        text: `${t(`disclosure.stateNames.${value}`)} ${states?.[value] ?? ''}`,
      })),
      render: (_, { state, daysLate }) => (
        <span className={tone[state]}>{t(`disclosure.states.${state}`, { n: daysLate ?? 0 })}</span>
      ),
    },
    {
      key: 'captured',
      title: t('disclosure.captured'),
      render: (_, { captures }) =>
        captures > 0 ? t('disclosure.yes') : <span className="muted">{t('disclosure.no')}</span>,
    },
  ]
}

/** 操作记录: the whole log for the auditor, filtered and paged by the server. */
import { useQuery } from '@tanstack/react-query'
import { Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, getJson, type Query } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { HistoryWords } from '../../../platform/web/history-drawer.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import { TimeInput } from '../../../platform/web/time-input.tsx'
import type { LogChoices, LogLine, LogPage as Page } from '../contract.ts'
import './audit.css'

interface Asked {
  chain: 'main' | 'reads'
  who?: string
  verb?: string
  object?: string
  from?: string
  until?: string
}

export default function LogPage() {
  const { t, i18n } = useTranslation('audit')
  const [asked, ask] = useState<Asked>({ chain: 'main' })
  const [view, setView] = useTableView()
  const { offset, limit } = viewQuery(view)
  const query: Query = { ...asked }
  const page = useQuery({
    queryKey: ['audit', 'log', asked, offset, limit, i18n.language],
    queryFn: () => getJson<Page>('/api/audit/entries', { ...query, offset, limit }),
    placeholderData: (before) => before,
  })
  const change = (part: Partial<Asked>) => {
    ask({ ...asked, ...part })
    setView({ ...view, page: 1 })
  }
  return (
    <div className="page">
      <PageHeader title={t('log.title')} about={t('log.about')} />
      {page.error !== null && <FailedState error={page.error} retry={() => void page.refetch()} />}
      <Filters asked={asked} onChange={change} />
      <DataTable
        id="audit.log"
        label={t('log.title')}
        columns={useColumns()}
        rows={page.data?.entries ?? []}
        rowKey={({ id }) => String(id)}
        loading={page.isFetching}
        served={{ view, onView: setView, total: page.data?.total ?? 0 }}
        exportHref={address('/api/audit/entries.xlsx', query)}
        empty={{ title: t('log.empty'), next: t('log.emptyNext') }}
      />
    </div>
  )
}

function Filters({ asked, onChange }: { asked: Asked; onChange: (part: Partial<Asked>) => void }) {
  const { t } = useTranslation('audit')
  const choices = useQuery({
    queryKey: ['audit', 'choices'],
    queryFn: () => getJson<LogChoices>('/api/audit/choices'),
  })
  const day = (name: 'from' | 'until') => (
    <label className="audit-day">
      {t(`log.${name}`)}
      <TimeInput value={asked[name] ?? ''} onChange={(value) => onChange({ [name]: value })} />
    </label>
  )
  return (
    <div className="audit-filters">
      <Segmented
        options={(['main', 'reads'] as const).map((value) => ({ value, label: t(`log.${value}`) }))}
        value={asked.chain}
        onChange={(chain) => onChange({ chain })}
      />
      <Select
        {...{ allowClear: true, showSearch: true, optionFilterProp: 'label' }}
        aria-label={t('log.person')}
        placeholder={t('log.person')}
        options={(choices.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(who: string | undefined) => onChange({ who: who ?? '' })}
      />
      <Select
        {...{ allowClear: true, showSearch: true, optionFilterProp: 'label' }}
        aria-label={t('log.verb')}
        placeholder={t('log.verb')}
        options={(choices.data?.verbs ?? []).map(({ verb, words }) => ({ value: verb, label: words }))}
        onChange={(verb: string | undefined) => onChange({ verb: verb ?? '' })}
      />
      <Input.Search
        allowClear
        aria-label={t('log.object')}
        placeholder={t('log.object')}
        onSearch={(object) => onChange({ object: object.trim() })}
      />
      {day('from')}
      {day('until')}
    </div>
  )
}

function useColumns(): Column<LogLine>[] {
  const { t } = useTranslation('audit')
  const { instant } = useFormat()
  const web = useTranslation('web').t
  const by = ({ who, actingFor }: LogLine): string => {
    const name = who?.name ?? web('history.system')
    return actingFor === null ? name : web('history.actingFor', { by: name, for: actingFor.name })
  }
  return [
    {
      key: 'at',
      title: t('log.at'),
      width: 190,
      render: (_, { at }) => <span className="figures">{instant(at)}</span>,
    },
    { key: 'who', title: t('log.who'), width: 200, render: (_, entry) => by(entry) },
    { key: 'what', title: t('log.what'), always: true, render: (_, entry) => <HistoryWords entry={entry} /> },
    {
      key: 'object',
      title: t('log.objectColumn'),
      width: 220,
      render: (_, { objectName }) => objectName,
    },
    {
      key: 'code',
      title: t('log.objectCode'),
      width: 220,
      hidden: true,
      render: (_, { object }) => <span className="audit-code">{object}</span>,
    },
    {
      key: 'verb',
      title: t('log.code'),
      width: 190,
      hidden: true,
      render: (_, { verb }) => <span className="audit-code">{verb}</span>,
    },
  ]
}

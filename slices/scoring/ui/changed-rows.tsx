/** The source rows behind a comparison: those that came, changed or ended in a register between two runs, page by page. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { useCampaignWords } from '../../../platform/web/campaign-words.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import type { ChangedRowsView, CompareView } from '../contract.ts'
import { PageLink } from './page-link.tsx'
import { useRegisterWords } from './register-words.ts'
import { shownCell } from './source-columns.ts'

type Row = ChangedRowsView['rows'][number]
type Input = CompareView['inputs'][number]
const kinds = ['all', 'added', 'changed', 'ended'] as const
type Kind = (typeof kinds)[number]

export function ChangedRows({ view, input }: { view: CompareView; input: Input }) {
  const { t } = useTranslation('scoring')
  const register = useCampaignWords().register(input.register)
  const [kind, show] = useState<Kind>('all')
  const [table, setTable] = useTableView()
  const asked = useChangedRows(view, { register: input.register, kind, ...viewQuery(table) })
  const count = (one: Kind) => (one === 'all' ? input.added + input.changed + input.ended : input[one])
  const options = kinds.map((one) => ({ value: one, label: t(`compare.kind.${one}`, { count: count(one) }) }))
  const pick = (one: Kind) => {
    show(one)
    setTable({ ...table, page: 1 })
  }
  return (
    <section className="panel" aria-label={t('compare.rowsOf', { register })}>
      <h2>{t('compare.rowsOf', { register })}</h2>
      {asked.isError && <FailedState error={asked.error} retry={() => void asked.refetch()} />}
      <DataTable
        id={`scoring.changed.${input.register}`}
        label={t('compare.rowsOf', { register })}
        columns={useColumns()}
        rows={asked.data?.rows ?? []}
        rowKey={({ key }) => key}
        served={{ view: table, onView: setTable, total: asked.data?.total ?? 0 }}
        loading={asked.isFetching}
        empty={{ title: t('compare.noRows'), next: t('compare.noRowsNext') }}
        tools={<Segmented aria-label={t('compare.kinds')} options={options} value={kind} onChange={pick} />}
      />
    </section>
  )
}

function useChangedRows(
  { from, to }: CompareView,
  { register, kind, offset, limit }: { register: string; kind: Kind; offset: number; limit: number },
) {
  const campaign = useCampaign()
  const query = { register, offset, limit, ...(kind === 'all' ? {} : { change: kind }) }
  return useQuery({
    queryKey: keys.campaign(campaign, 'changed-rows', from.id, to.id, query),
    queryFn: () => getJson<ChangedRowsView>(campaignPath(campaign, `runs/${to.id}/compare/${from.id}/rows`), query),
    placeholderData: (before) => before,
    staleTime: 600_000,
  })
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('scoring')
  return [
    { key: 'change', title: t('compare.what'), always: true, render: (_, { change }) => t(`compare.one.${change}`) },
    {
      key: 'unit',
      title: t('league.unit'),
      render: (_, { unit }) => (unit === '' ? '—' : <PageLink page={`scoring/units/${unit}`}>{unit}</PageLink>),
    },
    { key: 'row', title: t('compare.row'), always: true, render: (_, row) => <Cells row={row} /> },
  ]
}

/** Of a changed row first what differs, before → after; then what stayed, so that it is known which row it is. */
function Cells({ row: { before, after } }: { row: Row }) {
  const columns = Object.keys(after ?? before ?? {})
  const words = useRegisterWords()
  const differs = (column: string) => before !== null && after !== null && before[column] !== after[column]
  const shown = (cells: Row['before'], column: string) => words.choice(shownCell(column, cells?.[column]))
  return (
    <span className="changed-cells">
      {columns
        .toSorted((a, b) => Number(differs(b)) - Number(differs(a)))
        .map((column) => (
          <span key={column} className={differs(column) ? 'differs' : ''}>
            <span className="muted">{words.column(column)}</span>{' '}
            {differs(column) ? `${shown(before, column)} → ${shown(after, column)}` : shown(after ?? before, column)}
          </span>
        ))}
    </span>
  )
}

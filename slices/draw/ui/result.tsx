/** The result of a round: drawn, empty, replaced; the order of each stratum; using a replacement. */
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { useTableView } from '../../../platform/web/table-view.ts'
import { resultFilters, type ResultList, type ResultRow, type RoundView } from '../contract.ts'
import { OrderDrawer } from './order-drawer.tsx'
import { drawFile, useDraw } from './queries.ts'
import { Replacing } from './replacing.tsx'

export function Result({ round }: { round: RoundView }) {
  const { t } = useTranslation('draw')
  const campaign = useCampaign()
  const [view, onView] = useTableView()
  const [show, choose] = useState<(typeof resultFilters)[number]>('all')
  const [find, setFind] = useState('')
  const [order, openOrder] = useState<ResultRow>()
  const [replacing, replace] = useState<ResultRow>()
  const mayReplace = useMay('draw.replace') && round.state === 'drawn'
  const query = { offset: (view.page - 1) * view.pageSize, limit: view.pageSize, show, find }
  const asked = useDraw<ResultList>(`${round.round}/result`, query)
  const columns = useColumns({ openOrder, replace: mayReplace ? replace : undefined })
  const first = () => onView({ ...view, page: 1 })
  return (
    <div className="page">
      <h2>{t('result.title')}</h2>
      <Answer of={asked}>
        {({ rows, total, empty }) => (
          <>
            {empty > 0 && <p className="muted">{t('result.empty', { count: empty })}</p>}
            <DataTable<ResultRow>
              id="draw.result"
              label={t('result.title')}
              columns={columns}
              rows={rows}
              rowKey={({ unit, type }) => `${unit} ${type}`}
              served={{ view, onView, total }}
              exportHref={drawFile(campaign, `${round.round}/result/export.xlsx`)}
              tools={
                <div className="draw-tools">
                  <Segmented
                    value={show}
                    aria-label={t('result.which')}
                    onChange={(value) => {
                      choose(value)
                      first()
                    }}
                    options={resultFilters.map((value) => ({ value, label: t(`result.show.${value}`) }))}
                  />
                  <Input.Search
                    allowClear
                    role="searchbox"
                    className="draw-search"
                    aria-label={t('result.find')}
                    placeholder={t('result.find')}
                    onSearch={(text) => {
                      setFind(text.trim())
                      first()
                    }}
                  />
                </div>
              }
              empty={{ title: t('result.none'), next: t('result.noneNext') }}
            />
          </>
        )}
      </Answer>
      {order !== undefined && <OrderDrawer round={round} of={order} onClose={() => openOrder(undefined)} />}
      {replacing !== undefined && <Replacing round={round} of={replacing} onClose={() => replace(undefined)} />}
    </div>
  )
}

interface Acts {
  openOrder: (row: ResultRow) => void
  replace: ((row: ResultRow) => void) | undefined
}

function useColumns({ openOrder, replace }: Acts): Column<ResultRow>[] {
  const { t } = useTranslation('draw')
  const format = useFormat()
  const acts: Column<ResultRow>[] =
    replace === undefined
      ? []
      : [
          {
            key: 'replace',
            title: t('result.replace'),
            render: (_, row) =>
              row.taken.some((one) => one !== '') && (
                <Button size="small" onClick={() => replace(row)}>
                  {t('result.replace')}
                  <span className="visually-hidden"> {row.taken.join(' ')}</span>
                </Button>
              ),
          },
        ]
  return [
    {
      key: 'unit',
      title: t('result.unit'),
      always: true,
      render: (_, { unit, unitName }) => `${unitName} ${unit}`.trim(),
    },
    { key: 'type', title: t('result.type'), always: true, render: (_, { type }) => <span lang="zh-CN">{type}</span> },
    { key: 'taken', title: t('result.taken'), always: true, render: (_, row) => <Taken row={row} /> },
    { key: 'size', title: t('result.size'), number: true, render: (_, { size }) => format.number(size) },
    {
      key: 'order',
      title: t('result.order'),
      render: (_, row) =>
        row.size === 0 ? (
          '—'
        ) : (
          <Button type="link" size="small" onClick={() => openOrder(row)}>
            {t('result.left', { count: row.left })}
          </Button>
        ),
    },
    {
      key: 'ticket',
      title: t('result.ticket'),
      hidden: true,
      render: (_, { ticket }) => (ticket === null ? '—' : <code className="hash">{ticket}</code>),
    },
    ...acts,
  ]
}

function Taken({ row }: { row: ResultRow }) {
  const { t } = useTranslation('draw')
  if (row.size === 0) return <span className="muted">{t('result.noSuchFile')}</span>
  return (
    <>
      {row.taken.map((one, at) => (
        <div key={`${at} ${one}`}>{one === '' ? <span className="attention">{t('result.struck')}</span> : one}</div>
      ))}
      {row.replaced.map(({ place, gone, reason }) => (
        <div key={place} className="muted small">
          {t('result.replacedBecause', { gone, reason })}
        </div>
      ))}
    </>
  )
}

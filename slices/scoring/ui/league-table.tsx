/** The league's table: order, filter and search in the head; the cut line between the last place and the next; arrows move between numbers. */
import { Grid, Input, Select, Table, type TableProps } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, campaignPath } from '../../../platform/web/api.ts'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { EmptyState } from '../../../platform/web/states.tsx'
import { useHiddenColumns } from '../../../platform/web/table-view.ts'
import { TableTools } from '../../../platform/web/table-tools.tsx'
import type { LeagueView } from '../contract.ts'
import { moveBetweenNumbers } from './arrow-keys.ts'
import { CutLine } from './cut-line.tsx'
import { useAddress } from './league-address.ts'
import { LeagueCards } from './league-cards.tsx'
import { useLeagueColumns, type TableRow } from './league-columns.tsx'
import { cutAfter, narrowed, ordered, orderText, type League, type LeagueRow, type Order } from './league-rows.ts'
import { prefecturesOf, type Prefecture } from './prefectures.ts'
import type { NumberAt } from './queries.ts'

interface Props {
  view: LeagueView
  league: League
  open: NumberAt | undefined
  onOpen: (number: { subject: string; path: string }) => void
}

export function LeagueTable(props: Props) {
  const { t } = useTranslation('scoring')
  const { league, view } = props
  const [find, setFind] = useState('')
  const [order, setOrder] = useState<Order>()
  const wide = Grid.useBreakpoint().md === true
  const [hidden, hide] = useHiddenColumns(`scoring.league.${league.kind}`, [])
  const prefectures = useMemo(() => prefecturesOf(view), [view])
  const [place, change] = useAddress()
  const within = prefectures.find(({ code }) => code === place.prefecture)
  const rows = useMemo(() => shownRows(league, { find, units: within?.units, order }), [league, find, within, order])
  const columns = useLeagueColumns({ ...props, order, hidden })
  const all = rows.map((row): TableRow => (row === 'cut' ? cutRow(view, league) : { ...row, cut: undefined }))
  const exported = useExport(view, league, { find, prefecture: within?.code, order, columns })
  return (
    <section aria-label={t('league.title')} className="data-table league-table" onKeyDown={moveBetweenNumbers}>
      <TableTools
        columns={columns.all}
        rows={rows.filter((row) => row !== 'cut')}
        hidden={hidden}
        onHide={hide}
        tools={
          <Tools
            find={find}
            onFind={setFind}
            prefectures={view.levels[0]?.id === league.id ? [] : prefectures}
            prefecture={place.prefecture}
            onPrefecture={(code) => change({ prefecture: code })}
          />
        }
        {...(exported === undefined ? {} : { exportHref: exported })}
      />
      {wide ? (
        <Table<TableRow>
          size="middle"
          columns={columns.shown}
          dataSource={all}
          rowKey={(row) => row.key}
          rowClassName={(row) => rowClass(row, props.open?.subject)}
          pagination={all.length > most ? { defaultPageSize: 100, showSizeChanger: true, size: 'small' } : false}
          scroll={{ x: 580 }}
          locale={{ emptyText: <EmptyState title={t('league.noRows')} next={t('league.noRowsNext')} /> }}
          onChange={orderChange(setOrder)}
        />
      ) : (
        <LeagueCards {...props} rows={all} hidden={hidden} />
      )}
    </section>
  )
}

/** More rows than a province has units come in pages. */
const most = 250

interface Asked {
  find: string
  units: ReadonlySet<string> | undefined
  order: Order | undefined
}

/** The line is shown while the whole list stands in its rank's order. */
function shownRows(league: League, { find, units, order }: Asked): (LeagueRow | 'cut')[] {
  const rows = ordered(narrowed(league.rows, { find, units }), order)
  const after = cutAfter(league.rows)
  const whole = rows.length === league.rows.length && order === undefined
  return whole && after > 0 ? [...rows.slice(0, after), 'cut', ...rows.slice(after)] : rows
}

const cutRow = (view: LeagueView, league: League): TableRow => ({
  ...{ key: 'cut', subject: '', code: '', name: '', unit: '', unitName: '', rank: null, total: null, points: {} },
  ...{ notApplicable: {}, industry: '', report: '', reasons: [], awarded: false, opens: false },
  cut: <CutLine view={view} league={league} />,
})

function rowClass(row: TableRow, open: string | undefined): string {
  if (row.cut !== undefined) return 'cut-row'
  const standing = row.rank === null ? 'unranked' : ''
  return row.subject === open ? `${standing} opened` : standing
}

function orderChange(setOrder: (order: Order | undefined) => void): NonNullable<TableProps<TableRow>['onChange']> {
  return (...[, , sorter]) => {
    const one = Array.isArray(sorter) ? sorter[0] : sorter
    const by = String(one?.columnKey ?? '')
    setOrder(one?.order ? { by, descending: one.order === 'descend' } : undefined)
  }
}

interface Seen {
  find: string
  prefecture: string | undefined
  order: Order | undefined
  columns: ReturnType<typeof useLeagueColumns>
}

/** The address of the table as it is seen: its rows, their order, its columns. */
function useExport(view: LeagueView, league: League, { find, prefecture, order, columns }: Seen): string | undefined {
  const campaign = useCampaign()
  const may = useMay('scoring.export')
  if (!may) return undefined
  const shown = columns.shown.length < columns.all.length ? columns.shown.map(({ key }) => key).join(',') : ''
  const seen = { list: league.id, find: find.trim(), prefecture, sort: orderText(order), columns: shown }
  return address(campaignPath(campaign, `runs/${view.run.id}/table.xlsx`), seen)
}

interface ToolsProps {
  find: string
  onFind: (text: string) => void
  prefectures: readonly Prefecture[]
  prefecture: string | undefined
  onPrefecture: (code: string | undefined) => void
}

function Tools({ find, onFind, prefectures, prefecture, onPrefecture }: ToolsProps) {
  const { t } = useTranslation('scoring')
  return (
    <>
      <Input.Search
        allowClear
        className="league-find"
        value={find}
        placeholder={t('league.find')}
        aria-label={t('league.find')}
        onChange={(event) => onFind(event.target.value)}
      />
      {prefectures.length > 0 && (
        <Select
          allowClear
          className="league-prefecture"
          aria-label={t('league.prefecture')}
          placeholder={t('league.prefecture')}
          value={prefecture ?? null}
          options={prefectures.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code: string | null | undefined) => onPrefecture(code ?? undefined)}
        />
      )}
    </>
  )
}

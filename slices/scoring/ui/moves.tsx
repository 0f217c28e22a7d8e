/** Who moves between two results: rank and total before and after, with the direction, and why. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'

export interface MoveRow {
  key: string
  list: string
  name: string
  before: number | null
  after: number | null
  totalBefore: string | null
  totalAfter: string | null
  why: readonly string[]
}

interface Props {
  id: string
  moves: readonly MoveRow[]
  /** List id → title. */
  titleOf: (list: string) => string
  empty: { title: string; next: string }
  tools?: ReactNode
}

export function Moves({ id, moves, titleOf, empty, tools }: Props) {
  const { t } = useTranslation('scoring')
  const lists = [...new Set(moves.map(({ list }) => list))]
  const columns: Column<MoveRow>[] = [
    {
      key: 'list',
      title: t('compare.list'),
      filters: lists.map((list) => ({ text: titleOf(list), value: list })),
      onFilter: (value, row) => row.list === value,
      render: (_, row) => titleOf(row.list),
    },
    { key: 'name', title: t('compare.who'), always: true, render: (_, row) => row.name },
    {
      key: 'rank',
      title: t('compare.rank'),
      always: true,
      sorter: (a, b) => shift(a) - shift(b),
      render: (_, row) => <Rank row={row} />,
    },
    {
      key: 'total',
      title: t('compare.total'),
      render: (_, row) => (
        <span className="figures">
          {row.totalBefore ?? '—'} → {row.totalAfter ?? '—'}
        </span>
      ),
    },
    { key: 'why', title: t('compare.why'), render: (_, row) => row.why.map((one) => <div key={one}>{one}</div>) },
  ]
  return (
    <DataTable
      id={id}
      label={t('compare.moves')}
      columns={columns}
      rows={moves}
      rowKey={(row) => row.key}
      empty={empty}
      {...(tools === undefined ? {} : { tools })}
    />
  )
}

/** Places up are positive; to or from no rank counts most. */
const shift = ({ before, after }: MoveRow): number => (before ?? 10_000) - (after ?? 10_000)

function Rank({ row }: { row: MoveRow }) {
  const { t } = useTranslation('scoring')
  const said = (rank: number | null) => (rank === null ? t('compare.unranked') : String(rank))
  const by = shift(row)
  const both = row.before !== null && row.after !== null
  return (
    <span className="figures">
      {said(row.before)} → <strong>{said(row.after)}</strong>{' '}
      {by !== 0 && (
        <span className={by > 0 ? 'move-up' : 'move-down'}>
          {by > 0 ? '▲' : '▼'}
          {both ? Math.abs(by) : ''}
        </span>
      )}
    </span>
  )
}

/** Places that change hands, an award a line. */
export function PlaceChanges({
  places,
  titleOf,
  nameOf,
}: {
  places: readonly { award: string; in: readonly string[]; out: readonly string[] }[]
  titleOf: (award: string) => string
  nameOf: (code: string) => string
}) {
  const { t } = useTranslation('scoring')
  return (
    <ul className="place-changes">
      {places.map((place) => (
        <li key={place.award}>
          <div>{titleOf(place.award)}</div>
          {place.in.map((code, index) => (
            <span key={`${code} ${index}`} className="came">
              ↑ {t('compare.in')} {nameOf(code)}
            </span>
          ))}
          {place.out.map((code, index) => (
            <span key={`${code} ${index}`} className="went">
              ↓ {t('compare.out')} {nameOf(code)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

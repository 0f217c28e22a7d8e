/** Columns of the league: rank, who, total, points by indicator with their bars; for people the report and the score. */
import type { TableColumnType } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { WhyNot } from '../../../rules/scoring/not-applicable.ts'
import type { LeagueView } from '../contract.ts'
import type { League, LeagueRow, Order } from './league-rows.ts'
import { LinkIfOpen } from './page-link.tsx'
import { PointsCell } from './points-cell.tsx'
import type { NumberAt } from './queries.ts'
import { useRegisterWords } from './register-words.ts'

/** `cut`: the row is the line of the commendation. */
export type TableRow = LeagueRow & { cut?: ReactNode }

interface Asked {
  view: LeagueView
  league: League
  open: NumberAt | undefined
  onOpen: (number: { subject: string; path: string }) => void
  order: Order | undefined
  hidden: readonly string[]
}

interface Column extends TableColumnType<TableRow> {
  key: string
  /** For the choice of columns. */
  name: string
  always?: boolean
}

export function useLeagueColumns(asked: Asked) {
  const { t } = useTranslation('scoring')
  const { league, order, hidden } = asked
  const { choice } = useRegisterWords()
  const points = usePointColumns(asked)
  const all: Column[] = [
    { key: 'rank', name: t('league.rank'), align: 'end', width: 64, render: (_, row) => row.rank ?? '—' },
    {
      key: 'name',
      name: t(league.kind === 'units' ? 'league.unit' : 'league.person'),
      render: (_, row) => <Who row={row} run={asked.view.run.id} />,
    },
    ...(league.kind === 'units' ? [] : personColumns(t, { run: asked.view.run.id, choice })),
    ...points,
  ]
  const unsorted = ['report']
  const shown = all
    .map((column) => ({ ...column, always: column.key === 'rank' || column.key === 'name' || column.key === 'total' }))
    .filter(({ key, always }) => always || !hidden.includes(key))
  return {
    all: all.map(({ key, name }) => ({ key, title: name, always: ['rank', 'name', 'total'].includes(key) })),
    shown: shown.map(({ name, always: _, ...column }, index) => ({
      ...column,
      title: column.title ?? name,
      sorter: !unsorted.includes(column.key),
      sortOrder: order?.by === column.key ? (order.descending ? ('descend' as const) : ('ascend' as const)) : null,
      onCell: (row: TableRow) => (row.cut === undefined ? {} : { colSpan: index === 0 ? shown.length : 0 }),
      render: (value: unknown, row: TableRow, at: number) =>
        row.cut === undefined ? column.render?.(value, row, at) : index === 0 ? row.cut : null,
    })),
  }
}

interface PersonWords {
  run: string
  choice: (word: string) => string
}

function personColumns(t: (key: string) => string, { run, choice }: PersonWords): Column[] {
  return [
    {
      key: 'unitName',
      name: t('league.unit'),
      render: (_, row) => (
        <LinkIfOpen opens={row.opens} page={`scoring/units/${row.unit}`} address={{ run }} className="plain-link">
          {row.unitName}
        </LinkIfOpen>
      ),
    },
    { key: 'industry', name: t('league.industry'), render: (_, row) => choice(row.industry || '—') },
    { key: 'report', name: t('league.report'), render: (_, row) => row.report || '—' },
  ]
}

interface Shown {
  path: string
  value: string | null
  label: string
  full?: string | undefined
  whyNot?: WhyNot | undefined
}

function usePointColumns({ view, league, open, onOpen }: Asked): Column[] {
  const { t } = useTranslation('scoring')
  const cell = (row: TableRow, of: Shown) => {
    if (of.value === null) return <span className="muted">{t('league.noScore')}</span>
    const selected = open?.subject === row.subject && open.path === of.path
    return (
      <PointsCell
        {...{ value: shortened(of.value), label: `${row.name} ${of.label}`, selected, strong: of.path === '' }}
        {...{ full: of.full, whyNot: of.whyNot }}
        onOpen={() => onOpen({ subject: row.subject, path: of.path })}
      />
    )
  }
  const total: Column = {
    key: 'total',
    name: t(league.kind === 'units' ? 'league.total' : 'league.score'),
    width: 88,
    className: 'total-column',
    render: (_, row) => cell(row, { path: '', value: row.total, label: t('league.total') }),
  }
  if (league.kind === 'people') return [total]
  const columns = view.indicators.map(({ id, title, points }): Column => {
    const name = t('league.indicator', { title, points })
    return {
      key: id,
      name,
      title: (
        <span className="indicator-head">
          {title} <span className="muted">{points}</span>
        </span>
      ),
      render: (_, row) =>
        cell(row, {
          ...{ path: id, value: row.points[id] ?? null, label: title, full: points },
          whyNot: row.notApplicable[id],
        }),
    }
  })
  return [total, ...columns]
}

/** Points as the picture has them: two places; the drawer has the exact value. Cut from text, never a float. */
export const shortened = (value: string): string => {
  const [whole = '', places = ''] = value.split('.')
  if (places.length <= 2) return value
  const hundredths = BigInt(whole + places.slice(0, 2)) + ((places[2] ?? '0') >= '5' ? 1n : 0n)
  const digits = hundredths.toString().padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** The pages behind the names are those of the run that is shown. */
export function Who({ row, run }: { row: TableRow; run: string }) {
  const { t } = useTranslation('scoring')
  const page = row.subject.startsWith('unit:') ? `scoring/units/${row.code}` : `scoring/people/${row.code}`
  return (
    <span className="who-cell">
      <LinkIfOpen opens={row.opens} page={page} address={{ run }} className="plain-link">
        {row.name || row.code}
      </LinkIfOpen>
      {row.reasons.map((reason) => (
        <span key={reason} className="why-not">
          {t(`reason.${reason}`)}
        </span>
      ))}
    </span>
  )
}

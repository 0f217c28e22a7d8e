/** A register's columns for the table: order and filter in the header, as the server takes them. */
import type { TFunction } from 'i18next'
import type { Column } from '../../../platform/web/data-table.tsx'
import { groupThousands } from '../../../platform/web/format.ts'
import type { TableView } from '../../../platform/web/table-view.ts'
import type { RowsView } from '../contract.ts'
import { choiceName, columnName } from './shown-cell.ts'
import { RangeFilter, rangeOf } from './range-filter.tsx'

type Words = TFunction<'registers'>
export type Row = Record<string, unknown>
type RowColumn = RowsView['columns'][number]

export interface RowsQuery extends Record<string, string | number | undefined> {
  offset: number
  limit: number
}

/** The view as the server's query; a range stands in the filters as `from~to`. */
export function queryOf(view: TableView, find: string): RowsQuery {
  const filters = Object.entries(view.filters).map(([name, values]) => [name, rangeOf(values) ?? values])
  return {
    offset: (view.page - 1) * view.pageSize,
    limit: view.pageSize,
    sort: view.sort,
    find,
    filter: filters.length === 0 ? undefined : JSON.stringify(Object.fromEntries(filters)),
  }
}

export function rowColumns(columns: readonly RowColumn[], t: Words): Column<Row>[] {
  const unit: Column<Row> = {
    key: '_unitName',
    title: t('register.unitName'),
    render: (_, row) => shown(row['_unitName']),
  }
  const source: Column<Row> = {
    key: '_source',
    title: t('register.source'),
    className: 'muted small',
    render: (_, row) => t('register.sourceRow', { file: shown(row['_fileName']), row: shown(row['_row']) }),
  }
  const own = columns.flatMap((column) => {
    const made = ownColumn(column, t)
    return column.name === '单位代码' && columns[0]?.name !== '单位代码' ? [made, unit] : [made]
  })
  return [...own, source]
}

const cellOf = (t: Words, kind: RowColumn['kind'], value: string): string => {
  if (kind === 'number') return groupThousands(value)
  return kind === 'choice' ? choiceName(t, value) : value
}

function ownColumn({ name, kind, values }: RowColumn, t: Words): Column<Row> {
  const base: Column<Row> = {
    key: name,
    title: columnName(t, name),
    sorter: true,
    number: kind === 'number',
    render: (_, row) => cellOf(t, kind, shown(row[name])),
  }
  if (kind === 'choice') return { ...base, filters: values.map((value) => ({ text: choiceName(t, value), value })) }
  if (kind === 'text') return base
  return { ...base, filterDropdown: (props) => <RangeFilter {...props} kind={kind} name={columnName(t, name)} /> }
}

const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** The one table: paging, order and filter in the header (here or on the server), column choice, export, keyboard. */
import { Grid, Table, type TableColumnType, type TablePaginationConfig, type TableProps } from 'antd'
import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { usePrinting } from './printing.ts'
import { EmptyState } from './states.tsx'
import { goToRow, openFilter, useReachableFilters } from './table-keyboard.ts'
import { TableTools } from './table-tools.tsx'
import { useHiddenColumns, type TableView } from './table-view.ts'

export interface Column<Row> extends Omit<TableColumnType<Row>, 'title' | 'key'> {
  key: string
  title: string
  /** Shown below the title or beside it; the plain title still names the column in the choice. */
  heading?: ReactNode
  /** Never offered for hiding. */
  always?: boolean
  /** Hidden until a person asks for it. */
  hidden?: boolean
  /** Right-aligned, tabular. */
  number?: boolean
}

export interface DataTableProps<Row> {
  /** Names the table in what is remembered: "registers.cases". */
  id: string
  /** What it lists, for those who hear it. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Served tables: the view, what changes it, and how many rows there are in all. Absent: all rows are here. */
  served?: { view: TableView; onView: (view: TableView) => void; total: number }
  loading?: boolean
  /** What comes here and who does what so that it does. */
  empty: { title: string; next: string; action?: ReactNode }
  /** Address of the export of what is seen. */
  exportHref?: string
  /** Left of the tools: segments, search. */
  tools?: ReactNode
  onOpenRow?: (row: Row) => void
  rowClassName?: (row: Row) => string
}

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, served } = props
  const isPrinting = usePrinting()
  const wide = Grid.useBreakpoint().md === true || isPrinting
  const [hidden, hide] = useHiddenColumns(
    props.id,
    columns.filter((column) => column.hidden).map(({ key }) => key),
  )
  const shown = columns.filter(({ key, always }) => always === true || !hidden.includes(key))
  const section = useRef<HTMLElement>(null)
  useScrollByKeyboard(section)
  useReachableFilters(section)
  const isBroad = shown.length > 10
  const name = `data-table ${wide ? '' : 'stacked'} ${isBroad ? 'broad' : ''}`
  return (
    <section ref={section} className={name} aria-label={props.label} onKeyDownCapture={openFilter}>
      <TableTools {...props} hidden={hidden} onHide={hide} />
      <Table<Row>
        size="middle"
        columns={shown.map((column) => antColumn(column, served?.view)).map(wide ? asIs : stacked)}
        dataSource={props.rows}
        rowKey={props.rowKey}
        loading={props.loading ?? false}
        locale={{ emptyText: <EmptyState {...props.empty} /> }}
        pagination={pagination(props)}
        {...(wide && !isPrinting && isBroad ? { scroll: { x: 'max-content' }, sticky: true } : {})}
        {...(served === undefined ? {} : { onChange: changes(served) })}
        {...(props.onOpenRow === undefined ? {} : { onRow: openable(props.onOpenRow) })}
        {...(props.rowClassName === undefined ? {} : { rowClassName: props.rowClassName })}
      />
    </section>
  )
}

/** A table wider than its place scrolls inside: the keyboard must reach that place even where no cell can be focused. */
function useScrollByKeyboard(section: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    for (const place of section.current?.querySelectorAll<HTMLElement>('.ant-table-content, .ant-table-body') ?? []) {
      if (place.scrollWidth > place.clientWidth) place.tabIndex = 0
      else place.removeAttribute('tabindex')
    }
  })
}

function antColumn<Row>(column: Column<Row>, view: TableView | undefined): TableColumnType<Row> {
  const { heading, number, title, ...rest } = column
  const base: TableColumnType<Row> = { ...rest, title: heading ?? title }
  if (number === true) Object.assign(base, { align: 'end', className: `figures ${column.className ?? ''}` })
  if (view === undefined) return base
  const sorted = view.sort === column.key ? 'ascend' : view.sort === `-${column.key}` ? 'descend' : null
  return { ...base, sortOrder: sorted, filteredValue: [...(view.filters[column.key] ?? [])] }
}

const asIs = <Row,>(column: TableColumnType<Row>): TableColumnType<Row> => column

/**
 * On a phone a row stands as a block, its cells one after the other, each behind its column's name; the heads that order or
 * filter stay above. The look is in styles.css.
 */
function stacked<Row>(column: TableColumnType<Row>, index: number): TableColumnType<Row> {
  const { width: _width, fixed: _fixed, ...rest } = column
  const title = typeof column.title === 'string' ? column.title : String(column.key)
  const isHeading = index === 0 && column.align !== 'end'
  const acts = [column.sorter, column.filters, column.filterDropdown].some((one) => one !== undefined && one !== false)
  return {
    ...rest,
    onCell: (row, place) => ({ ...column.onCell?.(row, place), ...(isHeading ? {} : { 'data-label': title }) }),
    onHeaderCell: () => ({ className: acts ? 'acting-head' : 'still-head' }),
  }
}

function pagination<Row>({ served, rows }: DataTableProps<Row>): false | TablePaginationConfig {
  const size = served?.view.pageSize ?? 50
  if ((served?.total ?? rows.length) <= Math.min(size, 20)) return false
  const common = { showSizeChanger: true, pageSizeOptions: [20, 50, 100, 200], size: 'small' as const }
  if (served === undefined) return { ...common, defaultPageSize: size }
  return { ...common, current: served.view.page, pageSize: size, total: served.total }
}

/** antd's three kinds of change as one new view; a new order or filter starts again at the first page. */
function changes<Row>({
  view,
  onView,
}: NonNullable<DataTableProps<Row>['served']>): NonNullable<TableProps<Row>['onChange']> {
  return (...[pages, filters, sorter, { action }]) => {
    const order = Array.isArray(sorter) ? sorter[0] : sorter
    const key = String(order?.columnKey ?? '')
    const kept = Object.entries(filters).filter((entry): entry is [string, string[]] => (entry[1]?.length ?? 0) > 0)
    onView({
      page: action === 'paginate' ? (pages.current ?? 1) : 1,
      pageSize: pages.pageSize ?? view.pageSize,
      filters: Object.fromEntries(kept.map(([column, values]) => [column, values.map(String)])),
      ...(order?.order ? { sort: order.order === 'descend' ? `-${key}` : key } : {}),
    })
  }
}

/** Rows that open can be reached and opened by keyboard; one of them by Tab, the others by the arrows. */
function openable<Row>(open: (row: Row) => void): NonNullable<TableProps<Row>['onRow']> {
  return (row, index) => ({
    tabIndex: index === 0 ? 0 : -1,
    className: 'opens',
    onClick: () => open(row),
    onKeyDown: (event) => {
      if (event.target !== event.currentTarget) return
      if (event.key === 'Enter') open(row)
      goToRow(event)
    },
  })
}

/** What would change or has changed, row by row: what stood before and what stands after; only cells that differ. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { firstView, useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import type { ChangesView, ImportView, RegisterName } from '../contract.ts'
import { columnName, shownCell } from './shown-cell.ts'
import { useChanges } from './queries.ts'

type Change = ChangesView['changes'][number]
type Words = TFunction<'registers'>

export function ChangeTable({ view, mode }: { view: ImportView; mode: 'amend' | 'replace' }) {
  const { t } = useTranslation('registers')
  const [table, setTable] = useTableView({ ...firstView, pageSize: 20 })
  const { offset, limit } = viewQuery(table)
  const asked = useChanges(view, { offset, limit, mode })
  if (asked.isError) return <FailedState error={asked.error} retry={() => void asked.refetch()} />
  return (
    <DataTable<Change>
      id="registers.import-changes"
      label={t(view.status === 'kept' ? 'changes.done' : 'changes.title')}
      columns={columnsOf(t, view.register)}
      rows={asked.data?.changes ?? []}
      rowKey={(one) => one.key}
      served={{ view: table, onView: setTable, total: asked.data?.total ?? 0 }}
      loading={asked.isPending}
      empty={{ title: t('changes.none'), next: t('changes.noneNext') }}
    />
  )
}

function columnsOf(t: Words, register: RegisterName): Column<Change>[] {
  return [
    { key: 'key', title: t('changes.key'), always: true, render: (_, one) => <Named change={one} /> },
    {
      key: 'before',
      title: t('changes.before'),
      always: true,
      render: (_, one) => side(t, register, { own: one.before, other: one.after }) ?? t('changes.new'),
    },
    {
      key: 'after',
      title: t('changes.after'),
      always: true,
      render: (_, one) => side(t, register, { own: one.after, other: one.before }) ?? t('changes.ends'),
    },
  ]
}

function Named({ change }: { change: Change }) {
  const { t } = useTranslation('registers')
  return (
    <>
      {change.label}
      {change.row !== null && <span className="muted small"> {t('warnings.row', { row: change.row })}</span>}
      {change.older && <span className="changed-from"> {t('changes.older')}</span>}
    </>
  )
}

type Side = Change['before']

/** The cells that differ; a whole new or ending row in one line. */
function side(t: Words, register: RegisterName, { own, other }: { own: Side; other: Side }): string | undefined {
  if (own === null) return undefined
  return Object.entries(own)
    .filter(([name, value]) => other === null || String(other[name]) !== String(value))
    .map(([column, value]) => `${columnName(t, column)} ${shownCell(t, { register, column }, value)}`)
    .join(t('changes.between'))
}

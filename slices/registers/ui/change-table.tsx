/** What would change, row by row: what stands now and what the file says; only cells that differ are shown in full ink. */
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { firstView, useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import type { ChangesView, ImportView } from '../contract.ts'
import { useChanges } from './queries.ts'

type Change = ChangesView['changes'][number]

export function ChangeTable({ view, mode }: { view: ImportView; mode: 'amend' | 'replace' }) {
  const { t } = useTranslation('registers')
  const [table, setTable] = useTableView({ ...firstView, pageSize: 20 })
  const { offset, limit } = viewQuery(table)
  const asked = useChanges(view.id, { offset, limit, mode }, true)
  if (asked.isError) return <FailedState error={asked.error} retry={() => void asked.refetch()} />
  return (
    <DataTable<Change>
      id="registers.import-changes"
      label={t('changes.title')}
      columns={[
        { key: 'key', title: t('changes.key'), dataIndex: 'key', always: true },
        {
          key: 'before',
          title: t('changes.before'),
          always: true,
          render: (_, one) => side(one, 'before') ?? t('changes.new'),
        },
        {
          key: 'after',
          title: t('changes.after'),
          always: true,
          render: (_, one) => side(one, 'after') ?? t('changes.ends'),
        },
      ]}
      rows={asked.data?.changes ?? []}
      rowKey={(one) => one.key}
      served={{ view: table, onView: setTable, total: asked.data?.total ?? 0 }}
      loading={asked.isPending}
      empty={{ title: t('errors.none'), next: '' }}
    />
  )
}

/** The cells that differ; a whole new or ending row in one line. */
function side({ before, after }: Change, which: 'before' | 'after'): string | undefined {
  const own = which === 'before' ? before : after
  const other = which === 'before' ? after : before
  if (own === null) return undefined
  return Object.entries(own)
    .filter(([name, value]) => other === null || String(other[name]) !== String(value))
    .map(([name, value]) => `${name} ${String(value)}`)
    .join('；')
}

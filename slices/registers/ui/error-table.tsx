/** Every error by row and column: the value as it stands, what is wrong with it, how to mend it. */
import { Button } from 'antd'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import type { ImportErrorView, ImportView } from '../contract.ts'
import { PickUnit } from './pick-unit.tsx'
import { useErrors } from './queries.ts'
import { columnName } from './shown-cell.ts'

const unitCodes = ['unit-unknown', 'unit-several']

export function ErrorTable({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const [table, setTable] = useTableView()
  const { offset, limit } = viewQuery(table)
  const asked = useErrors(view, { offset, limit })
  const [picking, setPicking] = useState<string>()
  if (asked.isError) return <FailedState error={asked.error} retry={() => void asked.refetch()} />
  return (
    <>
      <DataTable
        id="registers.import-errors"
        label={t('errors.label')}
        columns={errorColumns(t, view.summary.columns, setPicking)}
        rows={asked.data?.errors ?? []}
        rowKey={(error) => `${error.row}.${error.column}.${error.code}`}
        served={{ view: table, onView: setTable, total: asked.data?.total ?? 0 }}
        loading={asked.isPending}
        empty={{ title: t('errors.none'), next: t('errors.noneNext') }}
      />
      {picking !== undefined && <PickUnit view={view} written={picking} onClose={() => setPicking(undefined)} />}
    </>
  )
}

type Pick = (written: string) => void
type Words = TFunction<'registers'>

type FileColumns = ImportView['summary']['columns']

/** The column as the file has it, so that it is found there. */
function placeOf(t: Words, columns: FileColumns, { column }: ImportErrorView): string {
  const found = columns.find((one) => one.column === column)
  return found === undefined ? columnName(t, column) : t('columns.at', { ...found })
}

function errorColumns(t: Words, columns: FileColumns, pick: Pick): Column<ImportErrorView>[] {
  return [
    rowColumn(t),
    {
      key: 'column',
      title: t('errors.column'),
      always: true,
      className: 'error-place',
      render: (_, error) => placeOf(t, columns, error),
    },
    { key: 'value', title: t('errors.value'), always: true, render: (_, error) => <Value error={error} /> },
    { key: 'problem', title: t('errors.problem'), dataIndex: 'problem', always: true },
    { key: 'cure', title: t('errors.cure'), always: true, render: (_, error) => <Cure error={error} onPick={pick} /> },
  ]
}

const rowColumn = (t: Words): Column<ImportErrorView> => ({
  key: 'row',
  title: t('errors.row'),
  dataIndex: 'row',
  width: 64,
  always: true,
  number: true,
})

function Value({ error }: { error: ImportErrorView }) {
  const { t } = useTranslation('registers')
  return <mark className="bad-value">{error.value === '' ? t('errors.empty') : error.value}</mark>
}

function Cure({ error, onPick }: { error: ImportErrorView; onPick: Pick }) {
  const { t } = useTranslation('registers')
  return (
    <>
      {error.cure}{' '}
      {unitCodes.includes(error.code) && (
        <Button size="small" onClick={() => onPick(error.value)}>
          {t('errors.pickUnit')}
        </Button>
      )}
    </>
  )
}

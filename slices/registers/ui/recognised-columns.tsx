/** Which column was read as what; a column nobody recognised can be named by a person, once. */
import { Button, Select, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import { registers } from '../../../rules/registers/registers.ts'
import type { ImportView } from '../contract.ts'
import { useImportActs } from './queries.ts'
import { columnName } from './shown-cell.ts'
import { useBusy } from './use-busy.ts'

type Columns = ImportView['summary']['columns']

export function RecognisedColumns({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const { map } = useImportActs()
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const { busy, error, run } = useBusy(() => map(view.id, { columns: { ...chosen } }))
  const { columns, sheet, headerRow } = view.summary
  if (columns.length === 0) return null
  const sorted = [...columns].sort((a, b) => Number(a.column === null) - Number(b.column === null))
  const choose = (written: string, column: string) => setChosen({ ...chosen, [written]: column })
  return (
    <section className="import-part" aria-label={t('columns.title')}>
      <p className="muted">
        {headerRow === undefined ? t('columns.none') : t('columns.about', { sheet: sheet ?? '', row: headerRow })}
      </p>
      <Table<Columns[number]>
        size="small"
        className="recognised-columns"
        pagination={false}
        dataSource={sorted}
        rowKey="letter"
        columns={[
          {
            key: 'column',
            title: t('columns.column'),
            render: (_, one) => (one.column === null ? t('columns.unused') : columnName(t, one.column)),
          },
          { key: 'written', title: t('columns.written'), render: (_, one) => t('columns.at', { ...one }) },
          {
            key: 'note',
            title: t('columns.note'),
            render: (_, one) =>
              one.column === null ? (
                <ColumnSelect view={view} written={one.written} value={chosen[one.written]} onChoose={choose} />
              ) : (
                <Note view={view} column={one} />
              ),
          },
        ]}
      />
      {error !== undefined && <FailedState error={error} />}
      {Object.keys(chosen).length > 0 && (
        <Button loading={busy} onClick={() => void run()}>
          {t('columns.apply')}
        </Button>
      )}
    </section>
  )
}

function Note({ view, column }: { view: ImportView; column: Columns[number] }) {
  const { t } = useTranslation('registers')
  const isAmount = registers[view.register].columns.some(
    ({ name, kind }) => name === column.column && kind === 'amount',
  )
  const words = [
    ...(isAmount && view.summary.amountUnit !== undefined
      ? [t('columns.amount', { unit: t(`columns.amountUnit.${view.summary.amountUnit}`) })]
      : []),
    ...(column.how === 'alias' || column.how === 'mapping' ? [t(`columns.${column.how}`)] : []),
  ]
  return <span className="muted">{words.join(' · ')}</span>
}

interface SelectProps {
  view: ImportView
  written: string
  value: string | undefined
  onChoose: (written: string, column: string) => void
}

function ColumnSelect({ view, written, value, onChoose }: SelectProps) {
  const { t } = useTranslation('registers')
  const taken = view.summary.columns.map(({ column }) => column)
  const free = registers[view.register].columns.filter(({ name }) => !taken.includes(name))
  if (free.length === 0) return <span className="muted">{t('columns.ignored')}</span>
  return (
    <Select
      size="small"
      className="column-select"
      aria-label={t('columns.label', { written })}
      placeholder={t('columns.is')}
      {...(value === undefined ? {} : { value })}
      onChange={(column: string) => onChoose(written, column)}
      options={[
        ...free.map(({ name }) => ({ value: name, label: columnName(t, name) })),
        { value: '', label: t('columns.ignored') },
      ]}
    />
  )
}

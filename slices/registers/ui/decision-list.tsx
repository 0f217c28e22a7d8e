/** All that was said once about names and headers, and is applied to every file that has them. */
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { DecisionListView } from '../contract.ts'
import { DecisionActs } from './decision-acts.tsx'
import { useDecisions } from './queries.ts'
import { columnName } from './shown-cell.ts'

type Row = DecisionListView['decisions'][number]

export function DecisionList() {
  const { t } = useTranslation('registers')
  const asked = useDecisions()
  const columns = useColumns()
  return (
    <div className="import-part">
      <h2>{t('decisions.title')}</h2>
      <p className="muted">{t('decisions.about')}</p>
      <Answer of={asked}>
        {({ decisions }) => (
          <DataTable<Row>
            id="registers.decisions"
            label={t('decisions.title')}
            columns={columns}
            rows={decisions}
            rowKey={({ register, kind, written, scope }) => [register, kind, written, scope].join(' ')}
            empty={{ title: t('decisions.empty'), next: t('decisions.emptyNext') }}
          />
        )}
      </Answer>
    </div>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('registers')
  const { instant } = useFormat()
  const mayDecide = useMay('registers.import')
  const meaning = ({ kind, meaning: to, name }: Row): string => {
    if (kind === 'unit') return t('decisions.unit', { name, code: to })
    return to === '' ? t('columns.ignored') : columnName(t, to)
  }
  const words: Column<Row>[] = [
    { key: 'written', title: t('decisions.written'), dataIndex: 'written', always: true },
    { key: 'kind', title: t('decisions.kind'), render: (_, { kind }) => t(`decisions.kindOf.${kind}`) },
    { key: 'meaning', title: t('decisions.meaning'), always: true, render: (_, one) => meaning(one) },
    { key: 'register', title: t('list.register'), render: (_, { register }) => t(`name.${register}`) },
    {
      key: 'scope',
      title: t('decisions.scope'),
      render: (_, { scopeName }) => (scopeName === '' ? t('decisions.all') : scopeName),
    },
    { key: 'by', title: t('decisions.who'), dataIndex: 'by' },
    { key: 'at', title: t('decisions.when'), render: (_, { at }) => instant(at) },
  ]
  const act: Column<Row> = {
    key: 'act',
    title: t('decisions.act'),
    always: true,
    render: (_, one) => <DecisionActs register={one.register} decision={one} />,
  }
  return mayDecide ? [...words, act] : words
}

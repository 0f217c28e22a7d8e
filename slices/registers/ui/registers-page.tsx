/** The registers of the campaign: how many rows, from which import, and where to look further. */
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { RegisterListView } from '../contract.ts'
import { DecisionList } from './decision-list.tsx'
import { PageLink } from './page-link.tsx'
import { useRegisters } from './queries.ts'
import './registers.css'

type Row = RegisterListView['registers'][number]

export default function RegistersPage() {
  const { t } = useTranslation('registers')
  const mayImport = useMay('registers.import')
  const asked = useRegisters()
  const columns = useColumns()
  const version = asked.data?.registers[0]?.version ?? 0
  return (
    <div className="page">
      <PageHeader
        title={t('list.title')}
        about={version === 0 ? t('list.none') : t('list.about', { version })}
        actions={
          <>
            <PageLink page="imports" className="page-action">
              {t('list.history')}
            </PageLink>
            {mayImport && (
              <PageLink page="import" className="page-action">
                {t('list.import')}
              </PageLink>
            )}
          </>
        }
      />
      <Answer of={asked}>
        {({ registers }) => (
          <DataTable<Row>
            id="registers.list"
            label={t('list.title')}
            columns={columns}
            rows={registers}
            rowKey={({ register }) => register}
            empty={{ title: t('list.empty'), next: t('list.emptyNext') }}
          />
        )}
      </Answer>
      <DecisionList />
    </div>
  )
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation('registers')
  const format = useFormat()
  return [
    {
      key: 'register',
      title: t('list.register'),
      always: true,
      render: (_, { register }) => <PageLink page={`registers/${register}`}>{t(`name.${register}`)}</PageLink>,
    },
    { key: 'rows', title: t('list.rows'), number: true, always: true, render: (_, { rows }) => format.number(rows) },
    {
      key: 'file',
      title: t('list.file'),
      render: (_, { lastImport }) =>
        lastImport === null ? <span className="muted">{t('list.never')}</span> : lastImport.fileName,
    },
    { key: 'who', title: t('list.who'), render: (_, { lastImport }) => lastImport?.keptBy ?? '' },
    {
      key: 'when',
      title: t('list.when'),
      render: (_, { lastImport }) =>
        lastImport === null || lastImport.keptAt === null ? '' : format.instant(lastImport.keptAt),
    },
  ]
}

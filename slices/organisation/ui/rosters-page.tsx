/** Frozen rosters: the bases of exam and participation, each with its hash. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { RosterView } from '../contract.ts'
import { FreezeRoster } from './freeze-roster.tsx'
import { useOrganisation } from './queries.ts'
import './organisation.css'

export default function RostersPage() {
  const { t } = useTranslation('organisation')
  const asked = useOrganisation<{ rosters: RosterView[] }>('rosters')
  const [freezing, freeze] = useState(false)
  const may = useMay('organisation.freeze-roster')
  const columns = useColumns()
  return (
    <div className="page">
      <PageHeader
        title={t('rosters.title')}
        about={t('rosters.about')}
        actions={
          may && (
            <Button type="primary" onClick={() => freeze(true)}>
              {t('rosters.freeze')}
            </Button>
          )
        }
      />
      <Answer of={asked}>
        {({ rosters }) => (
          <DataTable<RosterView>
            id="organisation.rosters"
            label={t('rosters.title')}
            columns={columns}
            rows={rosters}
            rowKey={({ id }) => String(id)}
            empty={{ title: t('rosters.empty'), next: t('rosters.emptyNext') }}
          />
        )}
      </Answer>
      <FreezeRoster open={freezing} onClose={() => freeze(false)} />
    </div>
  )
}

function useColumns(): Column<RosterView>[] {
  const { t } = useTranslation('organisation')
  const format = useFormat()
  return [
    {
      key: 'title',
      title: t('rosters.name'),
      always: true,
      render: (_, { id, title }) => <PageLink page={`organisation/rosters/${id}`}>{title}</PageLink>,
    },
    { key: 'purpose', title: t('rosters.purpose'), render: (_, { purpose }) => t(`rosters.purposes.${purpose}`) },
    { key: 'rows', title: t('rosters.rows'), number: true, always: true, render: (_, { rows }) => format.number(rows) },
    {
      key: 'left-out',
      title: t('rosters.leftOutCount'),
      number: true,
      render: (_, { leftOut }) => format.number(leftOut),
    },
    { key: 'made', title: t('rosters.made'), render: (_, { madeAt }) => format.instant(madeAt) },
    { key: 'by', title: t('rosters.madeBy'), render: (_, { madeBy }) => madeBy },
    { key: 'reason', title: t('rosters.reason'), render: (_, { reason }) => reason },
    { key: 'hash', title: t('rosters.hash'), render: (_, { hash }) => <code>{hash.slice(0, 12)}</code> },
  ]
}

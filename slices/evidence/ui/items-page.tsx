/** Pieces of evidence of a case file: what there is, who holds it, what does not fit. */
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useMay, useSession } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { ItemList, ItemView } from '../contract-custody.ts'
import { useEvidence } from './queries.ts'
import { RecordItem } from './record-item.tsx'
import './evidence.css'

export default function ItemsPage() {
  const { t } = useTranslation('evidence')
  const { caseFile = '' } = useParams({ strict: false })
  const asked = useEvidence<ItemList>(`files/${encodeURIComponent(caseFile)}/items`)
  const { person } = useSession()
  const head = asked.data?.caseFile
  const may = useMay('evidence.log') && person.unit === head?.unit
  const [recording, record] = useState(false)
  const columns = useColumns(caseFile)
  return (
    <div className="page">
      <PageHeader
        title={head === undefined ? t('items.title') : `${head.number} · ${t('items.title')}`}
        about={head && `${head.unitName} · ${t(`case-files:words.${head.type}`, head.type)}`}
        actions={
          may && (
            <Button type="primary" onClick={() => record(true)}>
              {t('items.record')}
            </Button>
          )
        }
      />
      <Answer of={asked}>
        {({ items }) => (
          <DataTable<ItemView>
            id="evidence.items"
            label={t('items.title')}
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            empty={{ title: t('items.empty'), next: t('items.emptyNext') }}
          />
        )}
      </Answer>
      <RecordItem open={recording} caseFile={caseFile} onClose={() => record(false)} />
    </div>
  )
}

function useColumns(caseFile: string): Column<ItemView>[] {
  const { t } = useTranslation('evidence')
  return [
    {
      key: 'title',
      title: t('items.name'),
      always: true,
      render: (_, { id, title }) => <PageLink page={`case-files/${caseFile}/evidence/${id}`}>{title}</PageLink>,
    },
    { key: 'kind', title: t('items.kind'), render: (_, { kind }) => t(`items.kinds.${kind}`) },
    { key: 'label', title: t('items.label'), render: (_, { label }) => label },
    { key: 'state', title: t('items.state'), always: true, render: (_, item) => <StateWord item={item} /> },
    {
      key: 'findings',
      title: t('items.findings'),
      always: true,
      number: true,
      render: (_, { findings }) => (findings.length === 0 ? '0' : <span className="fault">{findings.length}</span>),
    },
  ]
}

export function StateWord({ item: { state, holder } }: { item: Pick<ItemView, 'state' | 'holder'> }) {
  const { t } = useTranslation('evidence')
  return (
    <span className={state === 'pending' ? 'attention' : ''}>
      {t(`items.states.${state}`, { holder: holder?.name ?? '' })}
    </span>
  )
}

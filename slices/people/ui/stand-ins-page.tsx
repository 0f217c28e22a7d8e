/** Who acts for whom: given, ended, with days and reason. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { useTableView, type TableView } from '../../../platform/web/table-view.ts'
import type { DelegationList } from '../contract.ts'
import { GiveStandIn } from './give-stand-in.tsx'

type Delegation = DelegationList['delegations'][number]
const key = ['delegations'] as const

export default function StandInsPage() {
  const { t } = useTranslation('people')
  const [view, onView] = useTableView()
  const page = { offset: (view.page - 1) * view.pageSize, limit: view.pageSize }
  const list = useQuery({
    queryKey: [...key, page],
    queryFn: () => getJson<DelegationList>('/api/delegations', page),
    placeholderData: keepPreviousData,
  })
  const queries = useQueryClient()
  const [giving, setGiving] = useState(false)
  const changed = () => queries.invalidateQueries({ queryKey: key })
  const give = (
    <Button type="primary" onClick={() => setGiving(true)}>
      {t('standIn.give')}
    </Button>
  )
  return (
    <div className="page">
      <PageHeader title={t('standIn.title')} about={t('standIn.about')} actions={useMay('people.delegate') && give} />
      <Answer of={list}>
        {({ delegations, total }) => <List rows={delegations} served={{ view, onView, total }} changed={changed} />}
      </Answer>
      {giving && <GiveStandIn onDone={changed} onClose={() => setGiving(false)} />}
    </div>
  )
}

interface ListProps {
  rows: readonly Delegation[]
  served: { view: TableView; onView: (view: TableView) => void; total: number }
  changed: () => Promise<void>
}

function List({ rows, served, changed }: ListProps) {
  const { t } = useTranslation('people')
  const { t: words } = useTranslation('console')
  const format = useFormat()
  const [ending, end] = useState<Delegation>()
  const columns: Column<Delegation>[] = [
    { key: 'holder', title: t('standIn.holder'), always: true, render: (_, { holder }) => holder },
    { key: 'standIn', title: t('standIn.standIn'), always: true, render: (_, one) => <StandIn of={one} /> },
    {
      key: 'capacity',
      title: t('standIn.capacity'),
      render: (_, { role, unit }) => `${words(`role.${role}`)} · ${t('standIn.unit', { unit })}`,
    },
    {
      key: 'days',
      title: t('standIn.days'),
      render: (_, { from, until }) => `${format.day(from)} – ${format.day(until)}`,
    },
    { key: 'reason', title: t('standIn.reason'), render: (_, { reason }) => reason ?? '—' },
    {
      key: 'state',
      title: t('standIn.state'),
      width: 190,
      always: true,
      render: (_, one) => (
        <>
          {t(`standIn.states.${one.state}`)}{' '}
          {one.mayEnd && (
            <Button size="small" onClick={() => end(one)}>
              {t('standIn.end')}
            </Button>
          )}
        </>
      ),
    },
  ]
  return (
    <>
      <DataTable
        id="people.delegations"
        label={t('standIn.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        served={served}
        empty={{ title: t('standIn.empty'), next: t('standIn.emptyNext') }}
      />
      {ending !== undefined && <End of={ending} changed={changed} onClose={() => end(undefined)} />}
    </>
  )
}

function StandIn({ of: { standIn, isMine, state } }: { of: Delegation }) {
  const { t } = useTranslation('people')
  return (
    <>
      {standIn}
      {isMine && state === 'running' && <div className="muted small">{t('standIn.mine')}</div>}
    </>
  )
}

function End({ of, changed, onClose }: { of: Delegation; changed: () => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('people')
  const end = async (reason: string): Promise<void> => {
    await sendJson('POST', `/api/delegations/${of.id}/end`, { reason })
    await changed()
  }
  return (
    <ConfirmWithReason
      open
      danger
      minimum={2}
      title={t('standIn.endTitle', { ...of })}
      consequence={t('standIn.endConsequence')}
      act={t('standIn.end')}
      onConfirm={end}
      onClose={onClose}
    />
  )
}

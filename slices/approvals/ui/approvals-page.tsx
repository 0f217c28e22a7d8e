/** What waits for the reader's decision, what the reader asked for, and what was decided. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Descriptions, Space, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { ApprovalFacts, ApprovalList, ApprovalView } from '../contract.ts'

const key = ['approvals'] as const

type Way = 'approve' | 'reject' | 'object'

interface Choice {
  of: ApprovalView
  way: Way
}

export default function ApprovalsPage() {
  const { t } = useTranslation('approvals')
  const list = useQuery({ queryKey: key, queryFn: () => getJson<ApprovalList>('/api/approvals') })
  const [choice, choose] = useState<Choice>()
  return (
    <div className="page">
      <PageHeader title={t('list.title')} about={t('list.about')} />
      <Answer of={list}>{({ approvals }) => <Lists of={approvals} choose={choose} />}</Answer>
      {choice !== undefined && <Decide choice={choice} onClose={() => choose(undefined)} />}
    </div>
  )
}

function Lists({ of, choose }: { of: readonly ApprovalView[]; choose: (choice: Choice) => void }) {
  const { t } = useTranslation('approvals')
  const rows = {
    waiting: of.filter(({ mayObject, state }) => mayObject && state === 'asked'),
    mine: of.filter(({ isMine, state }) => isMine && state === 'asked'),
    decided: of.filter(({ state }) => state !== 'asked'),
  }
  const lists = ['waiting', 'mine', 'decided'] as const
  return (
    <Tabs
      items={lists.map((list) => ({
        key: list,
        label: rows[list].length === 0 ? t(`list.${list}`) : `${t(`list.${list}`)} (${rows[list].length})`,
        children: <List list={list} rows={rows[list]} choose={choose} />,
      }))}
    />
  )
}

interface ListProps {
  list: 'waiting' | 'mine' | 'decided'
  rows: readonly ApprovalView[]
  choose: (choice: Choice) => void
}

function List({ list, rows, choose }: ListProps) {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  const what = useWhat()
  const columns: Column<ApprovalView>[] = [
    { key: 'what', title: t('list.what'), always: true, render: (_, one) => <What title={what(one)} of={one} /> },
    { key: 'reason', title: t('list.reason'), always: true, render: (_, { reason }) => reason },
    { key: 'askedBy', title: t('list.askedBy'), width: 230, render: (_, { askedBy }) => askedBy },
    { key: 'until', title: t('list.until'), width: 180, render: (_, { expiresAt }) => format.instant(expiresAt) },
    {
      key: 'state',
      title: t('list.state'),
      width: 210,
      always: true,
      render: (_, one) => (list === 'decided' ? <Result of={one} /> : <Acts of={one} choose={choose} />),
    },
  ]
  const name = `${list[0]?.toUpperCase() ?? ''}${list.slice(1)}`
  return (
    <DataTable
      id={`approvals.${list}`}
      label={t(`list.${list}`)}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={{ title: t(`list.empty${name}`), next: t(`list.empty${name}Next`) }}
    />
  )
}

function What({ title, of: { state, coolsAt, mayComplete } }: { title: readonly [string, string]; of: ApprovalView }) {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  const cools = state === 'asked' && coolsAt !== null
  return (
    <>
      <strong>{title[0]}</strong>
      <div className="muted small">{title[1]}</div>
      {cools && (
        <div className="small" role="status">
          {mayComplete ? t('list.cooled') : t('list.cooling', { at: format.instant(coolsAt) })}
        </div>
      )}
    </>
  )
}

/** The kind's words stand in its slice's catalogue: `approval.<kind>`; single values of the ask may have words there too. */
function useWhat(): (of: ApprovalView) => readonly [string, string] {
  const { t } = useTranslation('approvals')
  return ({ kind, values, object }) => {
    const [slice = '', name = ''] = kind.split('.')
    const worded = Object.entries(values).map(([field, value]): [string, string] => {
      const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
      return [field, t(`${slice}:approvalValue.${text}`, { defaultValue: text })]
    })
    const about: string = t(`${slice}:approval.${name}.about`, {
      ...Object.fromEntries<string>(worded),
      defaultValue: object,
    })
    return [t(`${slice}:approval.${name}.title`, { defaultValue: kind }), about]
  }
}

function Result({ of: { state, decidedBy, note } }: { of: ApprovalView }) {
  const { t } = useTranslation('approvals')
  return (
    <>
      {t(`list.states.${state}`)}
      {decidedBy !== null && <span className="muted small"> · {decidedBy}</span>}
      {note !== null && <div className="small">{note}</div>}
    </>
  )
}

function Acts({ of, choose }: { of: ApprovalView; choose: (choice: Choice) => void }) {
  const { t } = useTranslation('approvals')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const send = async (what: 'withdrawal' | 'completion', failed: string) => {
    try {
      await sendJson('POST', `/api/approvals/${of.id}/${what}`)
    } catch (cause) {
      void message.error(t(failed, { why: cause instanceof Error ? cause.message : '' }))
    }
    await queries.invalidateQueries()
  }
  const withdraw = <Button onClick={() => void send('withdrawal', 'list.failed')}>{t('list.withdraw')}</Button>
  if (of.isMine)
    return (
      <Space wrap>
        {of.mayComplete && (
          <Button type="primary" onClick={() => void send('completion', 'list.completeFailed')}>
            {t('list.complete')}
          </Button>
        )}
        {withdraw}
      </Space>
    )
  if (!of.mayDecide) return <Objects of={of} choose={choose} />
  return (
    <Space wrap>
      <Button type="primary" onClick={() => choose({ of, way: 'approve' })}>
        {t('list.approve')}
      </Button>
      <Button onClick={() => choose({ of, way: 'reject' })}>{t('list.reject')}</Button>
    </Space>
  )
}

/** Who may stop it but is no second person. */
function Objects({ of, choose }: { of: ApprovalView; choose: (choice: Choice) => void }) {
  const { t } = useTranslation('approvals')
  return (
    <>
      <Button onClick={() => choose({ of, way: 'object' })}>{t('list.object')}</Button>
      {of.tie !== null && <div className="muted small">{t(`list.tie.${of.tie}`)}</div>}
    </>
  )
}

function FactText({ of: { value, words = [] } }: { of: ApprovalFacts['facts'][number] }) {
  const { t } = useTranslation('approvals')
  const said = words.map((word) => t(word)).join(t('list.between'))
  return <span className="approval-fact">{[value, said].filter((part) => part !== '').join(' ')}</span>
}

/** What the kind says will happen, as things stand now. */
function Facts({ of: { id, kind } }: { of: ApprovalView }) {
  const { t } = useTranslation('approvals')
  const slice = kind.split('.')[0] ?? ''
  const facts = useQuery({
    queryKey: [...key, id, 'facts'],
    queryFn: () => getJson<ApprovalFacts>(`/api/approvals/${id}/facts`),
  })
  if (facts.isError) return <p role="alert">{t('list.factsFailed')}</p>
  const items = (facts.data?.facts ?? []).map((fact) => ({
    key: fact.key,
    label:
      fact.label === undefined ? t(`${slice}:approvalFact.${fact.key}`, { defaultValue: fact.key }) : t(fact.label),
    children: <FactText of={fact} />,
  }))
  if (items.length === 0) return null
  return (
    <Descriptions
      column={1}
      size="small"
      bordered
      title={t('list.facts')}
      items={items}
      styles={{ label: { minWidth: '6.5em' } }}
    />
  )
}

function Decide({ choice: { of, way }, onClose }: { choice: Choice; onClose: () => void }) {
  const { t } = useTranslation('approvals')
  const queries = useQueryClient()
  const [title, about] = useWhat()(of)
  const decide = async (note: string): Promise<void> => {
    await sendJson('POST', `/api/approvals/${of.id}/decision`, { approve: way === 'approve', note })
    await queries.invalidateQueries()
  }
  return (
    <ConfirmWithReason
      open
      title={t(`list.${way}Title`, { what: `${title}，${about}` })}
      consequence={
        <>
          <p>{t(`list.${way}Consequence`, { reason: of.reason })}</p>
          <Facts of={of} />
        </>
      }
      act={t(`list.${way}Act`)}
      minimum={2}
      onConfirm={decide}
      onClose={onClose}
    />
  )
}

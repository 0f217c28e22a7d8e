/** What waits for the reader's decision, what the reader asked for, and what was decided. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Space, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { firstView, useTableView } from '../../../platform/web/table-view.ts'
import { approvalLists, type ApprovalList, type ApprovalView } from '../contract.ts'
import { approvalsKey, Decide, useWhat, type Choice } from './decide.tsx'

export default function ApprovalsPage() {
  const { t } = useTranslation('approvals')
  const [choice, choose] = useState<Choice>()
  return (
    <div className="page">
      <PageHeader title={t('list.title')} about={t('list.about')} />
      <Lists choose={choose} />
      {choice !== undefined && <Decide choice={choice} onClose={() => choose(undefined)} />}
    </div>
  )
}

type ListName = (typeof approvalLists)[number]

/** A page of one list; every answer counts all three. */
const useList = (list: ListName, page: { offset: number; limit: number }) =>
  useQuery({
    queryKey: [...approvalsKey, list, page],
    queryFn: () => getJson<ApprovalList>('/api/approvals', { list, ...page }),
    placeholderData: keepPreviousData,
  })

function Lists({ choose }: { choose: (choice: Choice) => void }) {
  const { t } = useTranslation('approvals')
  const { data } = useList('waiting', { offset: 0, limit: firstView.pageSize })
  const count = (list: ListName): string => {
    const found = data?.counts[list] ?? 0
    return found === 0 ? '' : ` (${found})`
  }
  return (
    <Tabs
      items={approvalLists.map((list) => ({
        key: list,
        label: `${t(`list.${list}`)}${count(list)}`,
        children: <List list={list} choose={choose} />,
      }))}
    />
  )
}

interface ListProps {
  list: ListName
  choose: (choice: Choice) => void
}

function List({ list, choose }: ListProps) {
  const [view, onView] = useTableView()
  const asked = useList(list, { offset: (view.page - 1) * view.pageSize, limit: view.pageSize })
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
    <Answer of={asked}>
      {({ approvals, total }) => (
        <DataTable
          id={`approvals.${list}`}
          label={t(`list.${list}`)}
          columns={columns}
          rows={approvals}
          rowKey={({ id }) => id}
          served={{ view, onView, total }}
          empty={{ title: t(`list.empty${name}`), next: t(`list.empty${name}Next`) }}
        />
      )}
    </Answer>
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

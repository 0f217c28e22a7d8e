/** The register of problems: who owns what until when, and which clause it blocks. */
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, campaignPath } from '../../../platform/web/api.ts'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import { firstView, useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import type { OwnerChoice, ProblemPage, ProblemRow } from '../contract-problems.ts'
import { ClauseChoice } from './clause-choice.tsx'
import { newId, useCoordination, useSend } from './queries.ts'
import './coordination.css'

export default function ProblemsPage() {
  const { t } = useTranslation('coordination')
  const campaign = useCampaign()
  const [view, onView] = useTableView(firstView)
  const [find, setFind] = useState('')
  const [raising, setRaising] = useState(false)
  const query = { ...viewQuery(view), find }
  const asked = useCoordination<ProblemPage>('problems', query)
  const columns = useColumns()
  const chosen = view.filters['state']?.[0] ?? 'all'
  const choose = (state: string): void =>
    onView({ ...view, page: 1, filters: { ...view.filters, state: state === 'all' ? [] : [state] } })
  return (
    <div className="page">
      <PageHeader
        title={t('problems.title')}
        about={t('problems.about')}
        actions={
          asked.data?.may.raise === true && (
            <Button type="primary" onClick={() => setRaising(true)}>
              {t('problems.raise')}
            </Button>
          )
        }
      />
      <Answer of={asked}>
        {({ rows, total, states, owners }) => (
          <>
            <RaiseProblem open={raising} owners={owners} onClose={() => setRaising(false)} />
            <DataTable<ProblemRow>
              id="coordination.problems"
              label={t('problems.title')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              served={{ view, onView, total }}
              exportHref={address(campaignPath(campaign, 'coordination/problems.xlsx'), query)}
              tools={
                <div className="row-fields">
                  <Segmented
                    aria-label={t('problems.state')}
                    value={chosen}
                    onChange={choose}
                    options={[
                      { value: 'all', label: t('problems.all') },
                      ...(['overdue', 'open', 'closed', 'confirmed'] as const).map((value) => ({
                        ...{ value, label: `${t(`problemState.${value}`)} ${states[value]}` },
                      })),
                    ]}
                  />
                  <Input.Search
                    allowClear
                    role="searchbox"
                    aria-label={t('problems.find')}
                    placeholder={t('problems.find')}
                    onSearch={(text) => {
                      setFind(text.trim())
                      onView({ ...view, page: 1 })
                    }}
                  />
                </div>
              }
              empty={{ title: t('problems.empty'), next: t('problems.emptyNext') }}
            />
          </>
        )}
      </Answer>
    </div>
  )
}

function useColumns(): Column<ProblemRow>[] {
  const { t } = useTranslation('coordination')
  const { day } = useFormat()
  return [
    {
      key: 'title',
      title: t('problems.one'),
      always: true,
      render: (_, { id, title }) => <PageLink page={`problems/${id}`}>{title}</PageLink>,
    },
    { key: 'state', title: t('problems.state'), render: (_, row) => <ProblemStateTag row={row} /> },
    { key: 'due', title: t('problems.due'), className: 'nowrap figures', render: (_, { due }) => day(due) },
    {
      key: 'owner',
      title: t('problems.owner'),
      render: (_, { owner, isMine }) => (isMine ? <strong>{owner}</strong> : owner),
    },
    {
      key: 'clause',
      title: t('problems.clause'),
      render: (_, { clause }) => clause !== null && <ClauseLink id={clause} />,
    },
    { key: 'origin', title: t('problems.origin'), render: (_, { origin }) => t(`origin.${origin}`) },
    { key: 'unit', title: t('problems.unit'), className: 'nowrap', render: (_, { unitName }) => unitName },
  ]
}

const tones = { open: 'begun', closed: 'begun', confirmed: 'done' } as const

export function ProblemStateTag({ row: { state, overdue } }: { row: Pick<ProblemRow, 'state' | 'overdue'> }) {
  const { t } = useTranslation('coordination')
  return (
    <span className={`step-state ${tones[state]}`}>
      {t(`problemState.${state}`)}
      {overdue && <span className="fault"> · {t('problemState.overdue')}</span>}
    </span>
  )
}

interface RaiseProps {
  open: boolean
  owners: readonly OwnerChoice[]
  onClose: () => void
}

function RaiseProblem({ open, owners, onClose }: RaiseProps) {
  const { t } = useTranslation('coordination')
  return (
    <Modal open={open} title={t('raise.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <RaiseForm owners={owners} onDone={onClose} />
    </Modal>
  )
}

interface Typed {
  title: string
  body: string
  owner: string
  due: string
}

function RaiseForm({ owners, onDone }: { owners: readonly OwnerChoice[]; onDone: () => void }) {
  const { t } = useTranslation('coordination')
  const send = useSend()
  // One id for one problem: a second click changes nothing.
  const [id] = useState(newId)
  const [clause, setClause] = useState<string | null>(null)
  const raise = useMutation({
    mutationFn: (typed: Typed) => send('POST', 'problems', { ...typed, id, clause }),
    onSuccess: onDone,
  })
  const needed = [{ required: true, whitespace: true, min: 4, message: t('raise.needed') }]
  return (
    <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => raise.mutate(typed)}>
      <Form.Item name="title" label={t('raise.name')} rules={needed}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="body" label={t('raise.body')} rules={needed}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <Form.Item name="owner" label={t('problems.owner')} rules={[{ required: true, message: t('raise.chooseOwner') }]}>
        <OwnerSelect label={t('problems.owner')} owners={owners} />
      </Form.Item>
      <Form.Item name="due" label={t('problems.due')} rules={[{ required: true, message: t('raise.chooseDay') }]}>
        <Input type="date" className="day-input" />
      </Form.Item>
      <Form.Item label={t('problems.clause')}>
        <ClauseChoice label={t('problems.clause')} value={clause} onChange={setClause} />
      </Form.Item>
      {raise.isError && <FailedState error={raise.error} />}
      <Button type="primary" htmlType="submit" loading={raise.isPending}>
        {t('raise.act')}
      </Button>
    </Form>
  )
}

interface OwnerProps {
  label: string
  owners: readonly OwnerChoice[]
  value?: string
  onChange?: (post: string) => void
}

export function OwnerSelect({ label, owners, value, onChange }: OwnerProps) {
  return (
    <Select
      className="wide-choice"
      aria-label={label}
      placeholder={label}
      showSearch={{ optionFilterProp: 'label' }}
      options={owners.map(({ post, title }) => ({ value: post, label: title }))}
      {...(value === undefined || value === '' ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
    />
  )
}

/** 保存期限: what is kept how long, what is due today, and the reports of what was deleted. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import type { RetentionView } from '../contract.ts'
import './audit.css'

const key = ['audit', 'retention']
const path = '/api/audit/retention'

export default function RetentionPage() {
  const { t } = useTranslation('audit')
  const view = useQuery({ queryKey: key, queryFn: () => getJson<RetentionView>(path) })
  return (
    <div className="page">
      <PageHeader title={t('retention.title')} about={t('retention.about')} />
      <Answer of={view}>
        {(told) => (
          <>
            <p className="muted">{t(told.byItself ? 'retention.byItself' : 'retention.byHand')}</p>
            <Classes view={told} />
            <h2>{t('retention.reports')}</h2>
            <Reports view={told} />
          </>
        )}
      </Answer>
    </div>
  )
}

function Classes({ view: { classes } }: { view: RetentionView }) {
  const { t } = useTranslation('audit')
  const due = classes.reduce((sum, one) => sum + one.due, 0)
  return (
    <>
      {useMay('audit.delete-due') && <DeleteDue due={due} />}
      <DataTable
        id="audit.retention"
        label={t('retention.title')}
        columns={[
          {
            key: 'name',
            title: t('retention.class'),
            always: true,
            render: (_, { name }) => t(`retention.classes.${name}`, { defaultValue: name }),
          },
          { key: 'keep', title: t('retention.keep'), width: 120, number: true, render: (_, one) => one.keepDays },
          {
            key: 'law',
            title: t('retention.law'),
            render: (_, { name, law }) => t(`retention.laws.${name}`, { defaultValue: law }),
          },
          { key: 'due', title: t('retention.due'), width: 120, number: true, render: (_, one) => one.due },
        ]}
        rows={classes}
        rowKey={({ name }) => name}
        empty={{ title: t('retention.noClasses'), next: '' }}
      />
    </>
  )
}

function DeleteDue({ due }: { due: number }) {
  const { t } = useTranslation('audit')
  const queries = useQueryClient()
  const run = useMutation({
    mutationFn: () => sendJson<RetentionView>('POST', path),
    onSuccess: (told) => queries.setQueryData(key, told),
  })
  if (due === 0) return <p className="muted">{t('retention.nothing')}</p>
  return (
    <div className="audit-check">
      {run.error !== null && <FailedState error={run.error} />}
      <Popconfirm title={t('retention.sure')} onConfirm={() => run.mutate()}>
        <Button danger loading={run.isPending}>
          {t('retention.run', { count: due })}
        </Button>
      </Popconfirm>
    </div>
  )
}

function Reports({ view: { reports } }: { view: RetentionView }) {
  const { t } = useTranslation('audit')
  const { instant } = useFormat()
  const name = (one: string): string => t(`retention.classes.${one}`, { defaultValue: one })
  return (
    <DataTable
      id="audit.deletions"
      label={t('retention.reports')}
      columns={[
        { key: 'at', title: t('retention.at'), width: 190, render: (_, { at }) => instant(at) },
        {
          key: 'what',
          title: t('retention.what'),
          always: true,
          render: (_, { deleted }) => deleted.map((one) => `${name(one.class)} ${one.count}`).join(' · '),
        },
        {
          key: 'hash',
          title: t('retention.hash'),
          render: (_, { hash }) => <span className="audit-code">{hash.slice(0, 16)}</span>,
        },
      ]}
      rows={reports}
      rowKey={({ id }) => String(id)}
      empty={{ title: t('retention.empty'), next: t('retention.emptyNext') }}
    />
  )
}

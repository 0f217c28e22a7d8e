/** What the check found, and the readings with the choice taken and by whom. */
import { useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { CheckView } from '../contract.ts'
import './campaigns.css'
import { shortHash, useCheck } from './queries.ts'
import { Readings } from './readings.tsx'

type Finding = CheckView['findings'][number]

export default function CheckPage() {
  const { t, i18n } = useTranslation('campaigns')
  const check = useCheck(useCampaign(), i18n.language)
  const { reading }: { reading?: unknown } = useSearch({ strict: false })
  return (
    <div className="page">
      <PageHeader
        title={t('check.title')}
        about={check.data === undefined ? undefined : t('check.about', { hash: shortHash(check.data.hash) })}
      />
      <Tabs
        key={String(reading)}
        defaultActiveKey={reading === undefined ? 'findings' : 'readings'}
        items={[
          {
            key: 'findings',
            label: t('check.findings'),
            children: <Answer of={check}>{({ findings }) => <Findings findings={findings} />}</Answer>,
          },
          { key: 'readings', label: t('check.readings'), children: <Readings /> },
        ]}
      />
    </div>
  )
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation('campaigns')
  const columns: Column<Finding>[] = [
    {
      key: 'severity',
      title: t('check.level'),
      width: 90,
      filters: (['error', 'warning', 'info'] as const).map((value) => ({ value, text: t(`check.severity.${value}`) })),
      onFilter: (value, finding) => finding.severity === value,
      render: (_, { severity }) => <span className={`severity-${severity}`}>{t(`check.severity.${severity}`)}</span>,
    },
    { key: 'code', title: t('check.code'), width: 150, render: (_, { code }) => t(`check.codes.${code}`) },
    { key: 'sentence', title: t('check.finding'), always: true, render: (_, { sentence }) => sentence },
    {
      key: 'clauses',
      title: t('check.clauses'),
      width: 190,
      render: (_, { clauses }) => (
        <span className="clause-quotes">
          {clauses.map((id) => (
            <ClauseLink key={id} id={id} />
          ))}
        </span>
      ),
    },
  ]
  return (
    <DataTable
      id="campaigns.findings"
      label={t('check.findings')}
      columns={columns}
      rows={findings}
      rowKey={(finding) => `${finding.code} ${finding.clauses.join()} ${JSON.stringify(finding.values)}`}
      empty={{ title: t('check.empty'), next: t('check.emptyNext') }}
    />
  )
}

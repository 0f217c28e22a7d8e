/** Two versions or two campaigns, and what changed in words. */
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { CampaignListView, DefinitionView, DiffView } from '../contract.ts'
import './campaigns.css'
import { shortHash, useCampaignList, useDefinitionView, useDiff } from './queries.ts'

type Change = DiffView['changes'][number]

export default function DiffPage() {
  const { t } = useTranslation('campaigns')
  const view = useDefinitionView(useCampaign())
  const list = useCampaignList()
  return (
    <div className="page">
      <PageHeader title={t('diff.title')} about={t('diff.pick')} />
      <Answer of={view}>
        {(definition) => <Answer of={list}>{(all) => <Comparison view={definition} list={all} />}</Answer>}
      </Answer>
    </div>
  )
}

function useSides(view: DefinitionView, list: CampaignListView): { value: string; label: string }[] {
  const { t } = useTranslation('campaigns')
  const own = view.definition.id
  const versions = view.versions.map(({ version, hash }) => ({
    value: `${own}@${version}`,
    label: `${view.definition.title} · ${t('definition.version', { version })} · ${shortHash(hash)}`,
  }))
  const others = list.campaigns
    .filter(({ id }) => id !== own)
    .map(({ id, title, hash }) => ({ value: id, label: `${title} · ${shortHash(hash)}` }))
  return [...versions, ...others]
}

function Comparison({ view, list }: { view: DefinitionView; list: CampaignListView }) {
  const { t } = useTranslation('campaigns')
  const sides = useSides(view, list)
  const [from, setFrom] = useState(sides[1]?.value ?? sides[0]?.value ?? '')
  const [to, setTo] = useState(sides[0]?.value ?? '')
  return (
    <>
      <div className="diff-choice">
        <label htmlFor="diff-from">{t('diff.from')}</label>
        <Select id="diff-from" value={from} options={sides} onChange={setFrom} />
        <label htmlFor="diff-to">{t('diff.to')}</label>
        <Select id="diff-to" value={to} options={sides} onChange={setTo} />
      </div>
      <Changes from={from} to={to} />
    </>
  )
}

function Changes({ from, to }: { from: string; to: string }) {
  const { t, i18n } = useTranslation('campaigns')
  const diff = useDiff(from, to, i18n.language)
  const columns: Column<Change>[] = [
    { key: 'kind', title: t('diff.kindTitle'), width: 90, render: (_, { kind }) => t(`diff.kind.${kind}`) },
    { key: 'sentence', title: t('diff.change'), always: true, render: (_, { sentence }) => sentence },
    {
      key: 'clauses',
      title: t('diff.clauses'),
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
    <Answer of={diff}>
      {({ changes, before }) => (
        <DataTable
          id="campaigns.diff"
          label={t('diff.title')}
          columns={columns}
          rows={changes}
          rowKey={(change) => `${change.kind} ${change.path}`}
          tools={<span className="muted figures">{t('diff.count', { count: changes.length })}</span>}
          empty={{ title: t('diff.same'), next: t('diff.sameNext', { hash: shortHash(before.hash) }) }}
        />
      )}
    </Answer>
  )
}

/** The definition beside the clauses: choose a clause, see its words and what rests on it (n3.1.2). */
import { useSearch } from '@tanstack/react-router'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer, EmptyState } from '../../../platform/web/states.tsx'
import type { DefinitionView } from '../contract.ts'
import { restingCounts } from '../model.ts'
import './campaigns.css'
import { ClauseDetail } from './clause-detail.tsx'
import { shortHash, useDefinitionView } from './queries.ts'
import { Versions } from './versions.tsx'

export default function DefinitionPage() {
  const view = useDefinitionView(useCampaign())
  const { clause }: { clause?: unknown } = useSearch({ strict: false })
  return (
    <div className="page">
      <Answer of={view}>{(definition) => <Columns key={String(clause)} view={definition} clause={clause} />}</Answer>
    </div>
  )
}

function Columns({ view, clause }: { view: DefinitionView; clause: unknown }) {
  const { t } = useTranslation('campaigns')
  const asked = typeof clause === 'string' && clause in view.clauses ? clause : undefined
  const [chosen, choose] = useState(asked ?? Object.keys(view.clauses)[0] ?? '')
  const { definition, version, hash } = view
  return (
    <>
      <PageHeader
        title={t('definition.title')}
        about={t('definition.about', { number: definition.document.number, version, hash: shortHash(hash) })}
      />
      <div className="clause-columns">
        <ClauseList view={view} chosen={chosen} onChoose={choose} />
        <ClauseDetail view={view} clause={chosen} />
      </div>
      <Versions versions={view.versions} />
    </>
  )
}

function ClauseList({
  view,
  chosen,
  onChoose,
}: {
  view: DefinitionView
  chosen: string
  onChoose: (id: string) => void
}) {
  const { t } = useTranslation('campaigns')
  const [text, setText] = useState('')
  const counts = useMemo(() => restingCounts(view), [view])
  const found = Object.entries(view.clauses).filter(([id, { title, quote }]) =>
    `${id} ${title} ${quote}`.includes(text.trim()),
  )
  return (
    <nav aria-label={t('definition.clauses')}>
      <Input.Search
        allowClear
        placeholder={t('definition.search')}
        aria-label={t('definition.search')}
        onChange={(event) => setText(event.target.value)}
      />
      {found.length === 0 && <EmptyState title={t('definition.none')} next={t('definition.noneNext')} />}
      <ul className="clause-list">
        {found.map(([id, clause]) => (
          <li key={id}>
            <button type="button" className="plain-button" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
              <span className="clause-id">{id}</span>
              <span lang="zh-CN">{clause.title}</span>
              <span className="muted figures">{counts.get(id) ?? 0}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

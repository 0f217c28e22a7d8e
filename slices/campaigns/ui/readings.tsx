/** The open questions: what the text says, the options, the one taken and by whom; the office may take another. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, keys, sendJson } from '../../../platform/web/api.ts'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { HistoryButton } from '../../../platform/web/history-drawer.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { ReadingPage } from '../../../rules/definition/schema.ts'
import type { DefinitionView } from '../contract.ts'
import { useDefinitionView } from './queries.ts'
import { ToResult } from './to-result.tsx'

interface Choice {
  reading: string
  choice: string
  words: string
}

export function Readings() {
  const view = useDefinitionView(useCampaign())
  return <Answer of={view}>{(definition) => <ReadingTable view={definition} />}</Answer>
}

function ReadingTable({ view }: { view: DefinitionView }) {
  const { t } = useTranslation('campaigns')
  const [asked, ask] = useState<Choice | undefined>()
  const [decided, tell] = useState<string>()
  return (
    <>
      {decided !== undefined && <ToResult reading={decided} />}
      <DataTable
        id="campaigns.readings"
        label={t('check.readings')}
        columns={useReadingColumns(view, ask)}
        rows={Object.keys(view.definition.readings).flatMap((id) => view.readings[id] ?? [])}
        rowKey={(page) => page.id}
        empty={{ title: t('readings.empty'), next: t('readings.emptyNext') }}
      />
      <Decide asked={asked} onDone={tell} onClose={() => ask(undefined)} />
    </>
  )
}

function useReadingColumns(view: DefinitionView, ask: (choice: Choice) => void): Column<ReadingPage>[] {
  const { t, i18n } = useTranslation('campaigns')
  const locale = i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
  return [
    {
      key: 'id',
      title: t('readings.id'),
      width: 130,
      always: true,
      render: (_, page) => (
        <>
          <strong>{page.id}</strong>
          <div className="muted">{t(`readings.moves.${page.moves}`)}</div>
          <span className="clause-quotes">
            {page.clauses.map((id) => (
              <ClauseLink key={id} id={id} />
            ))}
          </span>
        </>
      ),
    },
    {
      key: 'question',
      title: t('readings.question'),
      render: (_, page) => (
        <>
          <div>{page.question[locale]}</div>
          <p className="reading-says muted" lang="zh-CN">
            {page.says}
          </p>
        </>
      ),
    },
    { key: 'taken', title: t('readings.taken'), render: (_, page) => <Options page={page} view={view} ask={ask} /> },
    {
      key: 'by',
      title: t('readings.by'),
      width: 180,
      render: (_, { id }) => <Decided by={view.decisions[id]} id={id} />,
    },
  ]
}

function Decided({ by: decided, id }: { by: DefinitionView['decisions'][string] | undefined; id: string }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  if (decided === undefined) return t('readings.byDefault')
  const { by, at, reason } = decided
  return (
    <>
      <div>{by}</div>
      {at !== null && <div className="muted small">{format.instant(at)}</div>}
      {reason !== null && <div className="small">{t('readings.because', { reason })}</div>}
      <HistoryButton object={`reading:${id}`} name={id} />
    </>
  )
}

function Options({ page, view, ask }: { page: ReadingPage; view: DefinitionView; ask: (choice: Choice) => void }) {
  const { t, i18n } = useTranslation('campaigns')
  const may = useMay('campaigns.decide-reading')
  const locale = i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
  const taken = view.definition.readings[page.id]?.choice
  return (
    <ul className="reading-options">
      {page.options.map(({ choice, text }) => (
        <li key={choice}>
          {choice === taken ? <strong>{text[locale]}</strong> : <span>{text[locale]}</span>}
          {choice === taken && <span className="reading-tag">{t('readings.taken_mark')}</span>}
          {choice === page.default && choice !== taken && <span className="muted">{t('readings.default_mark')}</span>}
          {may && choice !== taken && (
            <button
              type="button"
              className="plain-button link-button"
              onClick={() => ask({ reading: page.id, choice, words: text[locale] })}
            >
              {t('readings.decide')}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

interface DecideProps {
  asked: Choice | undefined
  /** Gets the reading that was decided. */
  onDone: (reading: string) => void
  onClose: () => void
}

function Decide({ asked, onDone, onClose }: DecideProps) {
  const { t } = useTranslation('campaigns')
  const campaign = useCampaign()
  const queries = useQueryClient()
  const decide = async (reason: string): Promise<void> => {
    if (asked === undefined) return
    await sendJson('POST', campaignPath(campaign, `readings/${asked.reading}`), { choice: asked.choice, reason })
    await queries.invalidateQueries({ queryKey: keys.campaign(campaign) })
    await queries.invalidateQueries({ queryKey: ['campaign-diff'] })
    onDone(asked.reading)
  }
  return (
    <ConfirmWithReason
      open={asked !== undefined}
      title={t('readings.decideTitle', { reading: asked?.reading, choice: asked?.words })}
      consequence={t('readings.consequence')}
      act={t('readings.act')}
      onConfirm={decide}
      onClose={onClose}
    />
  )
}

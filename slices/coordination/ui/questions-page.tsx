/** Questions the reader may see: the own ones, and every published answer. */
import { useSearch } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { firstView, useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import { questionStates, type QuestionPage, type QuestionRow } from '../contract-questions.ts'
import { AskQuestion } from './ask-question.tsx'
import { useCoordination } from './queries.ts'
import './coordination.css'

export default function QuestionsPage() {
  const { t } = useTranslation('coordination')
  const { clause: asked = '' } = useSearch({ strict: false })
  const [view, onView] = useTableView(firstView)
  const [find, setFind] = useState(String(asked))
  const [asking, setAsking] = useState(false)
  const page = useCoordination<QuestionPage>('questions', { ...viewQuery(view), find })
  const look = (text: string): void => {
    setFind(text)
    onView({ ...view, page: 1 })
  }
  return (
    <div className="page">
      <PageHeader
        title={t('questions.title')}
        about={t('questions.about')}
        actions={
          page.data?.may.ask === true && (
            <Button type="primary" onClick={() => setAsking(true)}>
              {t('questions.ask')}
            </Button>
          )
        }
      />
      <AskQuestion open={asking} onClose={() => setAsking(false)} />
      <Answer of={page}>{(found) => <Questions {...{ page: found, view, onView, find }} onFind={look} />}</Answer>
    </div>
  )
}

interface QuestionsProps {
  page: QuestionPage
  view: typeof firstView
  onView: (view: typeof firstView) => void
  find: string
  onFind: (text: string) => void
}

function Questions({ page: { rows, total, states }, view, onView, find, onFind }: QuestionsProps) {
  const { t } = useTranslation('coordination')
  const columns = useColumns()
  const all = Object.values(states).reduce((sum, n) => sum + n, 0)
  const chosen = view.filters['state']?.[0] ?? 'all'
  const choose = (state: string): void =>
    onView({ ...view, page: 1, filters: { ...view.filters, state: state === 'all' ? [] : [state] } })
  const empty = find === '' && chosen === 'all' ? 'empty' : 'noneFound'
  return (
    <DataTable<QuestionRow>
      id="coordination.questions"
      label={t('questions.title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      served={{ view, onView, total }}
      tools={
        <div className="row-fields">
          <Segmented
            aria-label={t('questions.state')}
            value={chosen}
            onChange={choose}
            options={[
              { value: 'all', label: t('questions.all', { n: all }) },
              ...questionStates.map((value) => ({ value, label: `${t(`questionState.${value}`)} ${states[value]}` })),
            ]}
          />
          <Input.Search
            allowClear
            role="searchbox"
            aria-label={t('questions.find')}
            placeholder={t('questions.find')}
            defaultValue={find}
            onSearch={(text) => onFind(text.trim())}
          />
        </div>
      }
      empty={{ title: t(`questions.${empty}`), next: t(`questions.${empty}Next`) }}
    />
  )
}

const LONGEST = 120
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

function useColumns(): Column<QuestionRow>[] {
  const { t } = useTranslation('coordination')
  const { instant } = useFormat()
  return [
    {
      key: 'body',
      title: t('questions.body'),
      always: true,
      render: (_, { id, body }) => <PageLink page={`questions/${id}`}>{shortened(body)}</PageLink>,
    },
    {
      key: 'answer',
      title: t('questions.answer'),
      render: (_, { answer }) => (answer === null ? null : shortened(answer.body)),
    },
    {
      key: 'state',
      title: t('questions.state'),
      className: 'nowrap',
      render: (_, { state }) => <QuestionStateTag state={state} />,
    },
    {
      key: 'clause',
      title: t('questions.clause'),
      className: 'nowrap',
      render: (_, { clause }) => clause !== null && <ClauseLink id={clause} />,
    },
    {
      key: 'unit',
      title: t('questions.unit'),
      className: 'nowrap',
      render: (_, { unitName }) => unitName ?? <span className="muted">{t('questions.anonymous')}</span>,
    },
    { key: 'taken', title: t('questions.takenBy'), render: (_, { takenBy }) => takenBy },
    {
      key: 'asked',
      title: t('questions.askedAt'),
      className: 'nowrap figures',
      render: (_, { askedAt }) => instant(askedAt),
    },
  ]
}

const tones = { waiting: 'begun', answered: 'done', published: 'done', 'taken-back': 'untouched' } as const

export function QuestionStateTag({ state }: { state: QuestionRow['state'] }) {
  const { t } = useTranslation('coordination')
  return <span className={`step-state ${tones[state]}`}>{t(`questionState.${state}`)}</span>
}

/** One question with its answers; the office takes it, answers, publishes; the asking unit takes it back. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { Answer, EmptyState, FailedState } from '../../../platform/web/states.tsx'
import type { AnswerView, QuestionView } from '../contract-questions.ts'
import { AnswerQuestion } from './answer-question.tsx'
import { useCoordination, useId, useSend } from './queries.ts'
import { QuestionStateTag } from './questions-page.tsx'
import './coordination.css'

export default function QuestionPage() {
  const { t } = useTranslation('coordination')
  const asked = useCoordination<QuestionView>(`questions/${useId()}`)
  return (
    <div className="page">
      <PageHeader title={t('questions.one')} about={<PageLink page="questions">{t('questions.title')}</PageLink>} />
      <Answer of={asked}>{(view) => <Question view={view} />}</Answer>
    </div>
  )
}

function Question({ view }: { view: QuestionView }) {
  const { t } = useTranslation('coordination')
  const { instant } = useFormat()
  const by = { unit: view.unitName ?? '', by: view.askedBy ?? '', at: instant(view.askedAt) }
  return (
    <>
      <article className="paper">
        <div className="said">{view.body}</div>
        {view.asked !== null && view.asked !== view.body && (
          <details>
            <summary>{t('question.asked')}</summary>
            <div className="said">{view.asked}</div>
          </details>
        )}
        <p className="facts-line muted small">
          <QuestionStateTag state={view.state} />
          {view.clause !== null && <ClauseLink id={view.clause} />}
          <span className="figures">{t(view.unitName === null ? 'question.byNobody' : 'question.by', by)}</span>
          {view.isOwn && view.state === 'waiting' && <Taken view={view} />}
        </p>
      </article>
      <Acts view={view} />
      <h2>{t('question.answers')}</h2>
      {view.answers.length === 0 && <EmptyState title={t('question.noAnswer')} next={t('question.noAnswerNext')} />}
      {view.answers.map((answer) => (
        <OneAnswer key={answer.place} answer={answer} />
      ))}
      {view.state === 'published' && <p className="muted small">{t('question.isPublic')}</p>}
      {view.may.answer && <AnswerQuestion key={view.answers.length} view={view} />}
    </>
  )
}

function Taken({ view: { takenBy, takenAt } }: { view: QuestionView }) {
  const { t } = useTranslation('coordination')
  const { instant } = useFormat()
  if (takenBy === null) return <span>{t('question.notTaken')}</span>
  return <span>{t('question.taken', { by: takenBy, at: instant(takenAt ?? '') })}</span>
}

function OneAnswer({ answer }: { answer: AnswerView }) {
  const { t } = useTranslation('coordination')
  const { instant } = useFormat()
  return (
    <article className="paper">
      {answer.superseded && <p className="attention small">{t('question.superseded')}</p>}
      <div className={answer.superseded ? 'said muted' : 'said'}>{answer.body}</div>
      {answer.why !== null && (
        <p className="changed">
          {t('question.why')} {answer.why}
        </p>
      )}
      <p className="facts-line muted small figures">
        {t('question.answeredBy', { by: answer.by, at: instant(answer.at) })}
        {answer.reuses !== null && <PageLink page={`questions/${answer.reuses}`}>{t('question.reuses')}</PageLink>}
      </p>
    </article>
  )
}

function Acts({ view: { id, may } }: { view: QuestionView }) {
  const { t } = useTranslation('coordination')
  const send = useSend()
  const [back, setBack] = useState(false)
  const take = useMutation({ mutationFn: () => send('POST', `questions/${id}/taking`) })
  return (
    <div className="row-fields">
      {may.take && (
        <Button loading={take.isPending} onClick={() => take.mutate()}>
          {t('question.take')}
        </Button>
      )}
      {may.takeBack && <Button onClick={() => setBack(true)}>{t('question.takeBack')}</Button>}
      {take.isError && <FailedState error={take.error} />}
      <ConfirmWithReason
        open={back}
        title={t('question.takeBackTitle')}
        consequence={t('question.takeBackWill')}
        act={t('question.takeBackAct')}
        minimum={2}
        onConfirm={(reason) => send('POST', `questions/${id}/taking-back`, { reason })}
        onClose={() => setBack(false)}
      />
    </div>
  )
}

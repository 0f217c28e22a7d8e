/** One problem: its steps, who owns it, and what the reader may do about it. */
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import type { ProblemView, StepBody } from '../contract-problems.ts'
import { OwnerSelect, ProblemStateTag } from './problems-page.tsx'
import { useCoordination, useId, useSend } from './queries.ts'
import './coordination.css'

export default function ProblemPage() {
  const { t } = useTranslation('coordination')
  const asked = useCoordination<ProblemView>(`problems/${useId()}`)
  return (
    <div className="page">
      <PageHeader title={asked.data?.title ?? t('problems.one')} />
      <Answer of={asked}>{(view) => <Problem view={view} />}</Answer>
    </div>
  )
}

function Problem({ view }: { view: ProblemView }) {
  const { t } = useTranslation('coordination')
  const { instant, day } = useFormat()
  return (
    <>
      <p className="facts-line">
        <ProblemStateTag row={view} />
        <span className="figures">{t('problem.due', { due: day(view.due) })}</span>
        <span>{t('problem.owner', { owner: view.owner })}</span>
        {view.clause !== null && (
          <span>
            {t('problem.blocks')} <ClauseLink id={view.clause} />
          </span>
        )}
        <span className="muted">
          {t(`origin.${view.origin}`)} · {view.unitName}
        </span>
        {view.meeting !== null && <PageLink page={`meetings/${view.meeting}`}>{t('problem.meeting')}</PageLink>}
      </p>
      <h2>{t('problem.steps')}</h2>
      <ol className="steps-list">
        {view.said.map((step, at) => (
          <li key={at}>
            <span className="muted small figures">
              {t(`step.${step.kind}`)} · {step.by} · {instant(step.at)}
            </span>
            <div className="said">{step.body}</div>
          </li>
        ))}
      </ol>
      <Act view={view} />
    </>
  )
}

const kinds = ['step', 'close', 'confirm', 'reopen', 'assign'] as const

const settling: readonly StepBody['kind'][] = ['confirm', 'reopen']

/** What is typed stays where the act is refused. */
function Act({ view }: { view: ProblemView }) {
  const { t } = useTranslation('coordination')
  const send = useSend()
  const [body, setBody] = useState('')
  const [owner, setOwner] = useState('')
  const [due, setDue] = useState('')
  const say = useMutation({
    mutationFn: (kind: StepBody['kind']) =>
      send('POST', `problems/${view.id}/${settling.includes(kind) ? 'settlement' : 'steps'}`, {
        ...{ seen: view.said.length, kind, body, owner, due: due === '' ? null : due },
      }),
    onSuccess: () => setBody(''),
  })
  const allowed = kinds.filter((kind) => view.may[kind])
  if (allowed.length === 0) return null
  return (
    <Form layout="vertical" requiredMark={false} className="editor-form">
      <Form.Item label={t('problem.say')} htmlFor="problem-say">
        <Input.TextArea
          id="problem-say"
          rows={3}
          maxLength={4000}
          value={body}
          onChange={({ target }) => setBody(target.value)}
        />
      </Form.Item>
      {view.may.assign && (
        <div className="row-fields">
          <div className="grows">
            <OwnerSelect label={t('problem.newOwner')} owners={view.owners} value={owner} onChange={setOwner} />
          </div>
          <Input
            type="date"
            className="day-input"
            aria-label={t('problems.due')}
            value={due}
            onChange={({ target }) => setDue(target.value)}
          />
        </div>
      )}
      <div className="row-fields">
        {allowed.map((kind, at) => (
          <Button
            key={kind}
            type={at === 0 ? 'primary' : 'default'}
            disabled={body.trim().length < 2 || say.isPending || (kind === 'assign' && owner === '')}
            onClick={() => say.mutate(kind)}
          >
            {t(`problemAct.${kind}`)}
          </Button>
        ))}
      </div>
      {say.isError && <FailedState error={say.error} />}
    </Form>
  )
}

/** The office's answer: to the unit, or published with a wording that does not show who asked. */
import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import type { CannedAnswer, QuestionView } from '../contract-questions.ts'
import { ClauseChoice } from './clause-choice.tsx'
import { useCoordination, useSend } from './queries.ts'

interface Said {
  body: string
  why: string
  publish: boolean
  publicBody: string
  clause: string | null
  reuses: string | null
}

export function AnswerQuestion({ view }: { view: QuestionView }) {
  const { t } = useTranslation('coordination')
  const send = useSend()
  const again = view.answers.length > 0
  const isPublished = view.state === 'published'
  const [said, setSaid] = useState<Said>({
    ...{ body: '', why: '', publish: isPublished, publicBody: view.body },
    ...{ clause: view.clause, reuses: null },
  })
  const set = (part: Partial<Said>): void => setSaid({ ...said, ...part })
  const answer = useMutation({
    mutationFn: () => send('POST', `questions/${view.id}/answers`, { ...said, seen: view.answers.length }),
  })
  const isReady = said.body.trim().length >= 2 && (!again || said.why.trim().length >= 4)
  return (
    <section aria-labelledby="answer-title">
      <h2 id="answer-title">{t(again ? 'answer.again' : 'answer.title')}</h2>
      <Form layout="vertical" requiredMark={false} className="editor-form" onFinish={() => answer.mutate()}>
        <Canned view={view} onTake={(canned) => set({ body: canned.answer, reuses: canned.question })} />
        {again && (
          <Form.Item label={t('answer.why')} htmlFor="answer-why">
            <Input
              id="answer-why"
              maxLength={1000}
              value={said.why}
              onChange={({ target }) => set({ why: target.value })}
            />
          </Form.Item>
        )}
        <Form.Item label={t('answer.body')} htmlFor="answer-body">
          <Input.TextArea
            id="answer-body"
            rows={4}
            maxLength={8000}
            value={said.body}
            onChange={({ target }) => set({ body: target.value })}
          />
        </Form.Item>
        <Form.Item label={t('answer.clause')}>
          <ClauseChoice label={t('answer.clause')} value={said.clause} onChange={(clause) => set({ clause })} />
        </Form.Item>
        <Form.Item extra={isPublished ? t('answer.isPublished') : undefined}>
          <Checkbox
            checked={said.publish}
            disabled={isPublished}
            onChange={({ target }) => set({ publish: target.checked })}
          >
            {t('answer.publish')}
          </Checkbox>
        </Form.Item>
        {said.publish && (
          <Form.Item label={t('answer.publicBody')} htmlFor="public-body">
            <Input.TextArea
              id="public-body"
              rows={3}
              maxLength={4000}
              value={said.publicBody}
              onChange={({ target }) => set({ publicBody: target.value })}
            />
          </Form.Item>
        )}
        {answer.isError && <FailedState error={answer.error} />}
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={answer.isPending}>
          {t(said.publish ? 'answer.actPublish' : 'answer.act')}
        </Button>
      </Form>
    </section>
  )
}

function Canned({ view, onTake }: { view: QuestionView; onTake: (canned: CannedAnswer) => void }) {
  const { t } = useTranslation('coordination')
  const asked = useCoordination<{ answers: CannedAnswer[] }>('canned-answers')
  const answers = (asked.data?.answers ?? []).filter(({ question }) => question !== view.id)
  if (answers.length === 0) return null
  const isSame = ({ clause }: CannedAnswer): number => (clause !== null && clause === view.clause ? 0 : 1)
  return (
    <Form.Item label={t('answer.canned')}>
      <Select
        className="wide-choice"
        aria-label={t('answer.canned')}
        placeholder={t('answer.canned')}
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        options={answers
          .toSorted((a, b) => isSame(a) - isSame(b))
          .map(({ question, clause, body, answer }) => ({
            ...{ value: question, label: `${clause ?? ''} ${body} → ${answer}` },
          }))}
        onChange={(question: string | null) => {
          const found = answers.find((one) => one.question === question)
          if (found !== undefined) onTake(found)
        }}
      />
    </Form.Item>
  )
}

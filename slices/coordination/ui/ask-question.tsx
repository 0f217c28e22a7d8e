/** Asking: what is published already about the same words or clause stands beside it. */
import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import type { QuestionPage } from '../contract-questions.ts'
import { ClauseChoice } from './clause-choice.tsx'
import { newId, useCoordination, useSend } from './queries.ts'

export function AskQuestion({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('coordination')
  return (
    <Modal open={open} title={t('ask.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <AskForm onDone={onClose} />
    </Modal>
  )
}

function AskForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('coordination')
  const send = useSend()
  // One id for one question: a second click changes nothing.
  const [id] = useState(newId)
  const [body, setBody] = useState('')
  const [clause, setClause] = useState<string | null>(null)
  const [namesUnit, setNamesUnit] = useState(false)
  const ask = useMutation({
    mutationFn: () => send('POST', 'questions', { id, body, clause, namesUnit }),
    onSuccess: onDone,
  })
  return (
    <Form layout="vertical" requiredMark={false} onFinish={() => ask.mutate()}>
      <Form.Item label={t('ask.clause')}>
        <ClauseChoice label={t('ask.clause')} value={clause} onChange={setClause} />
      </Form.Item>
      {clause !== null && <Similar clause={clause} />}
      <Form.Item label={t('ask.body')} htmlFor="question-body" extra={t('ask.about')}>
        <Input.TextArea
          id="question-body"
          rows={4}
          maxLength={4000}
          value={body}
          onChange={({ target }) => setBody(target.value)}
        />
      </Form.Item>
      <Form.Item>
        <Checkbox checked={namesUnit} onChange={({ target }) => setNamesUnit(target.checked)}>
          {t('ask.namesUnit')}
        </Checkbox>
      </Form.Item>
      {ask.isError && <FailedState error={ask.error} />}
      <Button type="primary" htmlType="submit" disabled={body.trim().length < 4} loading={ask.isPending}>
        {t('ask.act')}
      </Button>
    </Form>
  )
}

function Similar({ clause }: { clause: string }) {
  const { t } = useTranslation('coordination')
  const filter = JSON.stringify({ clause: [clause], state: ['published'] })
  const asked = useCoordination<QuestionPage>('questions', { filter, limit: 5 })
  const rows = asked.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <>
      <strong>{t('ask.similar')}</strong>
      <ul className="plain-list">
        {rows.map(({ id, body }) => (
          <li key={id}>
            <PageLink page={`questions/${id}`}>{body}</PageLink>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Freezing is final: what will happen is said, and whether units are left that have not looked. */
import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import type { CandidateList, CheckList, FreezeBody, RoundView } from '../contract.ts'
import { useDraw, useSendDraw } from './queries.ts'

interface Props {
  open: boolean
  round: RoundView
  onClose: () => void
}

export function FreezeRound({ open, round, onClose }: Props) {
  const { t } = useTranslation('draw')
  const { send } = useSendDraw()
  const freeze = useMutation({
    mutationFn: (body: FreezeBody) => send('POST', `${round.round}/freeze`, body),
    onSuccess: onClose,
  })
  return (
    <Modal
      open={open}
      title={t('freeze.title', { round: round.round })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t('freeze.will')}</p>
      {round.purpose === 'case-files' ? <Unchecked round={round} /> : <Listed round={round} />}
      <Form<FreezeBody>
        layout="vertical"
        requiredMark={false}
        initialValues={{ evenUnchecked: false }}
        onFinish={(typed) => freeze.mutate(typed)}
      >
        <Form.Item name="reason" label={t('freeze.reason')} rules={[{ required: true, min: 4 }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {round.purpose === 'case-files' && (
          <Form.Item name="evenUnchecked" valuePropName="checked">
            <Checkbox>{t('freeze.even')}</Checkbox>
          </Form.Item>
        )}
        {freeze.isError && <FailedState error={freeze.error} />}
        <Button type="primary" htmlType="submit" loading={freeze.isPending}>
          {t('freeze.act')}
        </Button>
      </Form>
    </Modal>
  )
}

function Unchecked({ round }: { round: RoundView }) {
  const { t } = useTranslation('draw')
  const { data } = useDraw<CheckList>(`${round.round}/checks`)
  const units = data?.units ?? []
  const late = units.filter(({ state }) => state !== 'confirmed')
  if (late.length === 0) return <p>{t('freeze.allChecked', { count: units.length })}</p>
  const unseen = late.filter(({ state }) => state === 'nobody').length
  return <p className="attention">{t('freeze.unchecked', { count: late.length, of: units.length, unseen })}</p>
}

/** How many stand to be drawn and who is taken out: both lists are committed. */
function Listed({ round }: { round: RoundView }) {
  const { t } = useTranslation('draw')
  const { data } = useDraw<CandidateList>(`${round.round}/candidates`, { limit: 1 })
  if (data === undefined) return null
  const { total, recused } = data
  return (
    <p className={total === recused ? 'attention' : ''}>
      {t('freeze.listed', { count: total, recused, left: total - recused })}
    </p>
  )
}

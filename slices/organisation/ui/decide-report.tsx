/** The office holds a report against the published list: accepts it, corrects it with a reason, or returns it. */
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import type { FigureUnit } from '../contract.ts'
import { Report } from './figure-report.tsx'
import { useSend } from './queries.ts'

interface Typed {
  stateControlled: number
  keyMonitored: number
  reason?: string
}

export function DecideReport({ unit, onClose }: { unit: FigureUnit; onClose: () => void }) {
  const { t } = useTranslation('organisation')
  const [form] = Form.useForm<Typed>()
  const typed = Form.useWatch([], form)
  const send = useSend()
  const { report } = unit
  const decide = useMutation({
    mutationFn: (accept: boolean) => {
      const { stateControlled, keyMonitored, reason = '' } = form.getFieldsValue()
      const corrected = { id: report?.id ?? 0, ...(accept ? { stateControlled, keyMonitored } : {}) }
      return send('POST', 'figures/decision', { accept, reason, reports: [corrected] })
    },
    onSuccess: onClose,
  })
  const isCorrected =
    typed !== undefined &&
    (typed.stateControlled !== report?.stateControlled || typed.keyMonitored !== report.keyMonitored)
  return (
    <Modal
      open
      title={t('figures.decideTitle', { unit: unit.unitName })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>
        <Report report={report} />
      </p>
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ stateControlled: report?.stateControlled ?? 0, keyMonitored: report?.keyMonitored ?? 0 }}
      >
        <Form.Item name="stateControlled" label={t('figures.controlled')}>
          <InputNumber min={0} max={1_000_000} precision={0} />
        </Form.Item>
        <Form.Item name="keyMonitored" label={t('figures.monitored')}>
          <InputNumber min={0} max={1_000_000} precision={0} />
        </Form.Item>
        <Form.Item name="reason" label={t('figures.reason')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
      {decide.isError && <FailedState error={decide.error} />}
      <div className="organisation-tools">
        <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate(true)}>
          {t(isCorrected ? 'figures.correct' : 'figures.accept')}
        </Button>
        <Button loading={decide.isPending} onClick={() => decide.mutate(false)}>
          {t('figures.giveBack')}
        </Button>
      </div>
    </Modal>
  )
}

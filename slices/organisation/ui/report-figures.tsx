/** A prefecture reports a unit's enterprises with the year of the list; an older list wants a reason (a1.2c). */
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import type { FigureUnit } from '../contract.ts'
import { useSend } from './queries.ts'

interface Props {
  unit: FigureUnit
  years: readonly string[]
  onClose: () => void
}

interface Typed {
  listYear: string
  note?: string
  stateControlled: number
  keyMonitored: number
}

export function ReportFigures({ unit, years, onClose }: Props) {
  const { t } = useTranslation('organisation')
  const [form] = Form.useForm<Typed>()
  const year = Form.useWatch('listYear', form)
  const send = useSend()
  const report = useMutation({
    mutationFn: ({ listYear, note = '', ...figures }: Typed) =>
      send('POST', 'figures', { listYear, note, units: [{ unit: unit.unit, ...figures }] }),
    onSuccess: onClose,
  })
  const needed = [{ required: true }]
  const { stateControlled, keyMonitored } = unit.report ?? unit
  return (
    <Modal
      open
      title={t('figures.reportTitle', { unit: unit.unitName })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ listYear: years[0], stateControlled, keyMonitored }}
        onFinish={(typed) => report.mutate(typed)}
      >
        <Form.Item name="listYear" label={t('figures.listYear')} rules={needed}>
          <Select options={years.map((value) => ({ value, label: value }))} />
        </Form.Item>
        {year !== undefined && year !== years[0] && (
          <Form.Item name="note" label={t('figures.oldNote')} rules={[{ required: true, min: 4 }]}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        )}
        <Form.Item name="stateControlled" label={t('figures.controlled')} rules={needed}>
          <InputNumber min={0} max={1_000_000} precision={0} />
        </Form.Item>
        <Form.Item name="keyMonitored" label={t('figures.monitored')} rules={needed}>
          <InputNumber min={0} max={1_000_000} precision={0} />
        </Form.Item>
        {report.isError && <FailedState error={report.error} />}
        <Button type="primary" htmlType="submit" loading={report.isPending}>
          {t('figures.send')}
        </Button>
      </Form>
    </Modal>
  )
}

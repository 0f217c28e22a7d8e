/** An objection to the own lines; its id is made here, so that a second press objects once. */
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import { objectionKinds, type ObjectionBody } from '../contract.ts'
import { useDrawAddress, useSendDraw } from './queries.ts'

export interface Begun {
  kind: ObjectionBody['kind']
  number: string
}

type Typed = Omit<ObjectionBody, 'id'>

interface Props {
  begun: Begun
  types: readonly string[]
  onClose: () => void
}

/** 32 hex digits, also where the page has no secure context. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export function Objecting({ begun, types, onClose }: Props) {
  const { t } = useTranslation('draw')
  const { round, unit } = useDrawAddress()
  const { send } = useSendDraw()
  const [id] = useState(newId)
  const [form] = Form.useForm<Typed>()
  const kind = Form.useWatch('kind', form) ?? begun.kind
  const save = useMutation({
    mutationFn: (typed: Typed) =>
      send('POST', `${round}/lines/${unit}/objections`, { ...typed, type: typed.type ?? '', id }),
    onSuccess: onClose,
  })
  const kinds = objectionKinds.filter((one) => (begun.number === '') === (one === 'missing'))
  return (
    <Modal open title={t('objecting.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="muted">{t('objecting.will')}</p>
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={begun}
        onFinish={(typed) => save.mutate(typed)}
      >
        <Form.Item name="kind" label={t('objections.kind')} rules={[{ required: true }]}>
          <Radio.Group options={kinds.map((value) => ({ value, label: t(`objection.${value}`) }))} />
        </Form.Item>
        <Form.Item name="number" label={t('lines.number')} rules={[{ required: true }]}>
          <Input maxLength={255} readOnly={begun.number !== ''} />
        </Form.Item>
        {kind === 'missing' && (
          <Form.Item name="type" label={t('objecting.type')} rules={[{ required: true }]}>
            <Select options={types.map((value) => ({ value, label: value }))} />
          </Form.Item>
        )}
        {kind === 'wrong-type' && (
          <Form.Item name="type" label={t('objecting.type')} rules={[{ required: true }]}>
            <Input maxLength={100} />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('objections.reason')} rules={[{ required: true, min: 4 }]}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
        {save.isError && <FailedState error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('objecting.act')}
        </Button>
      </Form>
    </Modal>
  )
}

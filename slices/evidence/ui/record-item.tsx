/** A piece of evidence as it was taken. */
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import { TimeInput } from '../../../platform/web/time-input.tsx'
import { itemKinds, type NewItem } from '../contract-custody.ts'
import { localNow, toInstant } from './local-time.ts'
import { newId, useSend } from './queries.ts'

type Typed = Omit<NewItem, 'id' | 'pages'>

export function RecordItem({ open, caseFile, onClose }: { open: boolean; caseFile: string; onClose: () => void }) {
  const { t } = useTranslation('evidence')
  const send = useSend()
  const record = useMutation({
    mutationFn: ({ takenAt, ...typed }: Typed) =>
      send('POST', `files/${encodeURIComponent(caseFile)}/items`, {
        id: newId(),
        ...typed,
        takenAt: toInstant(takenAt),
      }),
    onSuccess: onClose,
  })
  const kinds = itemKinds.map((value) => ({ value, label: t(`items.kinds.${value}`) }))
  const needed = [{ required: true, message: t('items.needed') }]
  return (
    <Modal open={open} title={t('items.record')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="muted">{t('items.recordWill')}</p>
      <Form<Typed>
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'sample', takenAt: localNow() }}
        onFinish={(typed) => record.mutate(typed)}
      >
        <Form.Item name="kind" label={t('items.kind')} rules={needed}>
          <Select options={kinds} />
        </Form.Item>
        <Form.Item
          name="title"
          label={t('items.name')}
          rules={[{ required: true, min: 2, message: t('items.needed') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="label" label={t('items.label')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="takenAt" label={t('items.takenAt')} rules={needed}>
          <TimeInput kind="moment" max={localNow()} />
        </Form.Item>
        <Form.Item name="takenWhere" label={t('items.takenWhere')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="witnesses" label={t('items.witnesses')}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="description" label={t('items.description')}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        {record.isError && <FailedState error={record.error} />}
        <Button type="primary" htmlType="submit" loading={record.isPending}>
          {t('items.record')}
        </Button>
      </Form>
    </Modal>
  )
}

/** Freezing: purpose, name and reason; what will happen is said before. */
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { todayInShanghai } from '../../../platform/web/format.ts'
import { FailedState } from '../../../platform/web/states.tsx'
import { TimeInput } from '../../../platform/web/time-input.tsx'
import { rosterPurposes, type FreezeRoster as Freeze } from '../contract.ts'
import { useSend } from './queries.ts'

export function FreezeRoster({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('organisation')
  const send = useSend()
  const freeze = useMutation({ mutationFn: (body: Freeze) => send('POST', 'rosters', body), onSuccess: onClose })
  const purposes = rosterPurposes.map((value) => ({ value, label: t(`rosters.purposes.${value}`) }))
  return (
    <Modal open={open} title={t('rosters.freeze')} footer={null} onCancel={onClose} destroyOnHidden>
      <p>{t('rosters.will')}</p>
      <Form<Freeze>
        layout="vertical"
        requiredMark={false}
        initialValues={{ purpose: 'exam', day: todayInShanghai(new Date()) }}
        onFinish={(typed) => freeze.mutate(typed)}
      >
        <Form.Item name="purpose" label={t('rosters.purpose')} rules={[{ required: true }]}>
          <Select options={purposes} />
        </Form.Item>
        <Form.Item name="title" label={t('rosters.name')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="day" label={t('rosters.day')} extra={t('rosters.dayExtra')} rules={[{ required: true }]}>
          <TimeInput />
        </Form.Item>
        <Form.Item name="reason" label={t('rosters.reason')} rules={[{ required: true, min: 4 }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {freeze.isError && <FailedState error={freeze.error} />}
        <Button type="primary" htmlType="submit" loading={freeze.isPending}>
          {t('rosters.freeze')}
        </Button>
      </Form>
    </Modal>
  )
}

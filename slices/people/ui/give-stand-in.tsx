/** The form by which the holder of a post names a stand-in for some days. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { FailedState } from '../../../platform/web/states.tsx'
import { TimeInput } from '../../../platform/web/time-input.tsx'
import type { DelegationChoices, GiveDelegation } from '../contract.ts'

export function GiveStandIn({ onDone, onClose }: { onDone: () => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation('people')
  const { t: words } = useTranslation('console')
  const [form] = Form.useForm<GiveDelegation>()
  const [error, setError] = useState<unknown>()
  const post = Form.useWatch('post', form)
  const posts = useChoices().data?.posts ?? []
  const [find, setFind] = useState('')
  const people = useChoices(post, find).data?.people ?? []
  const give = async (body: GiveDelegation): Promise<void> => {
    try {
      await sendJson('POST', '/api/delegations', body)
      await onDone()
      onClose()
    } catch (refusal) {
      setError(refusal)
    }
  }
  const rules = [{ required: true, message: t('standIn.needed') }]
  return (
    <Modal open title={t('standIn.giveTitle')} okText={t('standIn.act')} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => void give(body)}>
        <Form.Item name="post" label={t('standIn.post')} rules={rules}>
          <Select
            options={posts.map(({ post: value, role, unit }) => ({
              value,
              label: `${words(`role.${role}`)} · ${t('standIn.unit', { unit })}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="to" label={t('standIn.to')} extra={t('standIn.toHint')} rules={rules}>
          <Select
            disabled={post === undefined}
            showSearch
            filterOption={false}
            onSearch={setFind}
            notFoundContent={t('standIn.nobody')}
            options={people.map(({ id: value, name: label }) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="from" label={t('standIn.from')} rules={rules}>
          <TimeInput />
        </Form.Item>
        <Form.Item name="until" label={t('standIn.until')} rules={rules}>
          <TimeInput />
        </Form.Item>
        <Form.Item name="reason" label={t('standIn.reason')} extra={t('standIn.reasonHint')} rules={rules}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
      {error !== undefined && <FailedState error={error} />}
    </Modal>
  )
}

const useChoices = (post?: string, find = '') =>
  useQuery({
    queryKey: ['delegation-choices', post ?? '', find],
    queryFn: () => getJson<DelegationChoices>('/api/delegations/choices', { post, find }),
    placeholderData: keepPreviousData,
  })

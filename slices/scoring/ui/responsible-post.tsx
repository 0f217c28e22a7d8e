/** Which post answers for a county without a case (n5.3): a post, never a name. */
import { useQueryClient } from '@tanstack/react-query'
import { App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, keys, sendJson } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import type { CoverageView } from '../contract.ts'

type County = CoverageView['counties'][number]

export function ResponsiblePost({ county, onClose }: { county: County | undefined; onClose: () => void }) {
  const { t } = useTranslation('scoring')
  const { message } = App.useApp()
  const campaign = useCampaign()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>()
  const [form] = Form.useForm<{ post: string }>()
  if (county === undefined) return null
  const close = () => {
    setError(undefined)
    onClose()
  }
  const save = async (post: string) => {
    try {
      await sendJson('PUT', campaignPath(campaign, `coverage/${county.unit}/responsible`), { post })
      void message.success(t('coverage.saved', { name: county.name }))
      close()
      await queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'coverage') })
    } catch (refusal) {
      setError(refusal)
    }
  }
  return (
    <Modal open title={county.name} okText={t('coverage.save')} onOk={form.submit} onCancel={close} destroyOnHidden>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ post: county.responsible?.post ?? '' }}
        onFinish={({ post }) => void save(post.trim())}
      >
        <Form.Item
          name="post"
          label={t('coverage.post')}
          rules={[{ required: true, whitespace: true, message: t('coverage.needed') }]}
        >
          <Input maxLength={100} placeholder={t('coverage.postExample')} />
        </Form.Item>
      </Form>
      {error !== undefined && <FailedState error={error} />}
    </Modal>
  )
}

/** How many liaisons a unit needs, on which levels, and how often they confirm. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import type { OrganisationSettings, SettingsBody } from '../contract.ts'
import { useSend } from './queries.ts'

interface Props {
  open: boolean
  settings: OrganisationSettings
  onClose: () => void
}

interface Definition {
  definition: { levels: { register: string }[] }
}

export function LiaisonSettings({ open, settings, onClose }: Props) {
  const { t } = useTranslation('organisation')
  const campaign = useCampaign()
  const send = useSend()
  const definition = useQuery({
    queryKey: keys.campaign(campaign, 'definition'),
    queryFn: () => getJson<Definition>(campaignPath(campaign, 'definition')),
  })
  const save = useMutation({ mutationFn: (body: SettingsBody) => send('PUT', 'settings', body), onSuccess: onClose })
  const levels = (definition.data?.definition.levels ?? []).map(({ register }) => ({
    value: register,
    label: t(`levels.${register}`, { defaultValue: register }),
  }))
  const needed = [{ required: true }]
  return (
    <Modal open={open} title={t('liaisons.settings')} footer={null} onCancel={onClose} destroyOnHidden>
      <Form<SettingsBody>
        layout="vertical"
        requiredMark={false}
        initialValues={settings}
        onFinish={(typed) => save.mutate(typed)}
      >
        <Form.Item name="liaisonsPerUnit" label={t('liaisons.perUnit')} rules={needed}>
          <InputNumber min={1} max={9} precision={0} />
        </Form.Item>
        <Form.Item name="confirmEveryDays" label={t('liaisons.every')} rules={needed}>
          <InputNumber min={1} max={366} precision={0} />
        </Form.Item>
        <Form.Item name="liaisonLevels" label={t('liaisons.levels')}>
          <Select mode="multiple" options={levels} />
        </Form.Item>
        <Form.Item name="reason" label={t('liaisons.reason')} rules={[{ required: true, min: 4 }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {save.isError && <FailedState error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('liaisons.save')}
        </Button>
      </Form>
    </Modal>
  )
}

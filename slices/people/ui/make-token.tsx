/** The form of a new key, then the key itself, once. */
import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../../platform/web/api.ts'
import { useSession } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import type { ApiTokenList, MadeToken } from '../contract.ts'
import './stand-ins.css'

interface Props {
  offer: ApiTokenList['offer']
  onDone: () => Promise<void>
  onClose: () => void
}

interface Filled {
  name: string
  verbs: string[]
  campaign?: string
  unit?: string
  write?: boolean
  days: number
}

export function MakeToken({ offer, onDone, onClose }: Props) {
  const { t } = useTranslation('people')
  const [form] = Form.useForm<Filled>()
  const [made, setMade] = useState<MadeToken>()
  const [error, setError] = useState<unknown>()
  const make = async ({ campaign, unit, write, ...rest }: Filled): Promise<void> => {
    const asked = unit?.trim()
    const body = { ...rest, campaign: campaign ?? null, unit: asked === undefined || asked === '' ? null : asked }
    try {
      setMade(await sendJson<MadeToken>('POST', '/api/tokens', { ...body, write: write ?? false }))
      await onDone()
    } catch (refusal) {
      setError(refusal)
    }
  }
  if (made !== undefined) return <Once token={made.token} onClose={onClose} />
  return (
    <Modal open title={t('token.makeTitle')} okText={t('token.act')} onOk={form.submit} onCancel={onClose}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ days: 90 }}
        onFinish={(filled) => void make(filled)}
      >
        <Fields offer={offer} />
      </Form>
      {error !== undefined && <FailedState error={error} />}
    </Modal>
  )
}

function Fields({ offer }: Pick<Props, 'offer'>) {
  const { t } = useTranslation('people')
  const { campaigns } = useSession()
  const rules = [{ required: true, message: t('token.needed') }]
  return (
    <>
      <Form.Item name="name" label={t('token.name')} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="verbs" label={t('token.verbs')} rules={rules}>
        <Checkbox.Group
          className="verb-choices"
          options={offer.map(({ verb }) => ({ label: t(`verb.${verb}`, { defaultValue: verb }), value: verb }))}
        />
      </Form.Item>
      <Form.Item name="campaign" label={t('token.campaign')}>
        <Select
          allowClear
          placeholder={t('token.everyCampaign')}
          options={campaigns.map(({ name: value, title: label }) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name="unit" label={t('token.unit')} extra={t('token.unitHint')}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="write" valuePropName="checked">
        <Checkbox>{t('token.write')}</Checkbox>
      </Form.Item>
      <Form.Item name="days" label={t('token.days')} rules={rules}>
        <InputNumber min={1} max={365} precision={0} />
      </Form.Item>
    </>
  )
}

function Once({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useTranslation('people')
  return (
    <Modal
      open
      title={t('token.made')}
      okText={t('token.close')}
      onOk={onClose}
      onCancel={onClose}
      cancelButtonProps={{ style: { display: 'none' } }}
    >
      <p>{t('token.madeAbout')}</p>
      <code className="token-once">{token}</code>
    </Modal>
  )
}

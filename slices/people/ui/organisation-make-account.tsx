/** A new account with its first post. */
import { useMutation } from '@tanstack/react-query'
import { App, Button, Drawer, Form, Input } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { MaybeAsked } from '../contract-accounts.ts'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import { PostFields, postOf, type TypedPost } from './organisation-post-fields.tsx'
import { useAccountOptions, useRenewPeople } from './organisation-queries.ts'

interface Typed extends TypedPost {
  name: string
  login: string
  certificate?: string
  contact?: string
}

export function MakeAccount({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('people')
  return (
    <Drawer open={open} title={t('oneAccount.make')} onClose={onClose} destroyOnHidden>
      <AccountForm />
    </Drawer>
  )
}

function AccountForm() {
  const { t } = useTranslation('people')
  const options = useAccountOptions()
  const make = useMake()
  const needed = [{ required: true, min: 2, message: t('oneAccount.nameRule') }]
  const loginRule = [{ required: true, pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/, message: t('first.loginRule') }]
  return (
    <Answer of={options}>
      {(known) => (
        <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => make.mutate(typed)}>
          <Form.Item name="name" label={t('accounts.name')} rules={needed}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="login" label={t('accounts.login')} extra={t('first.loginRule')} rules={loginRule}>
            <Input maxLength={40} autoComplete="off" spellCheck={false} />
          </Form.Item>
          <PostFields options={known} />
          <Form.Item name="certificate" label={t('accounts.certificate')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="contact" label={t('accounts.contact')}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          {make.isError && <FailedState error={make.error} />}
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t('oneAccount.create')}
          </Button>
        </Form>
      )}
    </Answer>
  )
}

function useMake() {
  const campaign = useCampaign()
  const navigate = useNavigate()
  const renew = useRenewPeople()
  const { t } = useTranslation('people')
  const { message } = App.useApp()
  return useMutation({
    mutationFn: ({ name, login, certificate, contact, ...post }: Typed) =>
      sendJson<{ id: string } & MaybeAsked>('POST', '/api/people', {
        ...{ name, login, certificate: certificate ?? null, contact: contact ?? null, post: postOf(post) },
      }),
    onSuccess: async ({ id, asked }) => {
      if (asked) void message.success(t('asked.sent'))
      await renew()
      await navigate({ to: `/c/${encodeURIComponent(campaign)}/people/accounts/${id}` })
    },
  })
}

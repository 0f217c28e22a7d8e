import { useMutation } from '@tanstack/react-query'
import { App, Button, Form, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { FailedState } from '../../../platform/web/states.tsx'
import type { MyAccount } from '../contract.ts'
import { NewPasswordFields } from './new-password-fields.tsx'
import { PasswordInput } from './password-input.tsx'

export interface AccountPart {
  account: MyAccount
  onChanged: () => void
}

export function MyPassword({ account, onChanged }: AccountPart) {
  const { t } = useTranslation('people')
  const { instant } = useFormat()
  const [open, setOpen] = useState(false)
  const { login, passwordSetAt } = account
  return (
    <section>
      <h2>{t('account.password')}</h2>
      {login === null || passwordSetAt === null ? (
        <p className="muted">{t('account.noPassword')}</p>
      ) : (
        <>
          <p>{t('account.passwordSet', { at: instant(passwordSetAt) })}</p>
          <Button onClick={() => setOpen(true)}>{t('account.change')}</Button>
          <ChangeDialog open={open} login={login} onChanged={onChanged} onClose={() => setOpen(false)} />
        </>
      )}
    </section>
  )
}

interface Typed {
  password: string
  newPassword: string
}

function ChangeDialog(props: { open: boolean; login: string; onChanged: () => void; onClose: () => void }) {
  const { t } = useTranslation('people')
  const { message } = App.useApp()
  const id = useId()
  const send = useMutation({
    mutationFn: ({ password, newPassword }: Typed) =>
      sendJson('PUT', '/api/my-account/password', { password, newPassword }),
    onSuccess: () => {
      void message.success(t('account.changed'))
      props.onChanged()
      props.onClose()
    },
  })
  return (
    <Modal
      open={props.open}
      title={t('account.change')}
      okText={t('account.change')}
      okButtonProps={{ htmlType: 'submit', form: id }}
      confirmLoading={send.isPending}
      onCancel={props.onClose}
      afterClose={send.reset}
      destroyOnHidden
    >
      <p className="consequence">{t('account.changeAbout')}</p>
      <Form
        id={id}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={(typed: Typed) => send.mutate(typed)}
      >
        <PasswordInput name="password" label={t('account.present')} autoComplete="current-password" autoFocus />
        <NewPasswordFields login={props.login} />
      </Form>
      {send.isError && <FailedState error={send.error} />}
    </Modal>
  )
}

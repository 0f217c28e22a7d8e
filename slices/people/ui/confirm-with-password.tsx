/** What a borrowed session must not do: says what will happen and asks for the password. */
import { useMutation } from '@tanstack/react-query'
import { Form, Modal } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import { PasswordInput } from './password-input.tsx'

interface Props {
  open: boolean
  title: string
  about: string
  act: string
  danger?: boolean
  onConfirm: (password: string) => Promise<unknown>
  /** After the act; unless said, as `onClose`. */
  onDone?: () => void
  onClose: () => void
}

export function ConfirmWithPassword({ open, title, about, act, danger = false, onConfirm, ...rest }: Props) {
  const { t } = useTranslation('people')
  const id = useId()
  const { onClose, onDone = onClose } = rest
  const send = useMutation({ mutationFn: onConfirm, onSuccess: onDone })
  return (
    <Modal
      open={open}
      title={title}
      okText={act}
      okButtonProps={{ danger, htmlType: 'submit', form: id }}
      confirmLoading={send.isPending}
      onCancel={onClose}
      afterClose={send.reset}
      destroyOnHidden
    >
      <p className="consequence">{about}</p>
      <Form
        id={id}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ password }: { password: string }) => send.mutate(password)}
      >
        <PasswordInput name="password" label={t('account.askPassword')} autoComplete="current-password" autoFocus />
      </Form>
      {send.isError && <FailedState error={send.error} />}
    </Modal>
  )
}

/** What a borrowed session must not do: says what will happen and asks for the password. */
import { useMutation } from '@tanstack/react-query'
import { Form, Modal } from 'antd'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordInput } from './password-input.tsx'
import { WayFailed } from './way-failed.tsx'

interface Props {
  open: boolean
  title: string
  about: string
  act: string
  danger?: boolean
  /** false: a persona of the demonstration has none. */
  needsPassword?: boolean
  /** More fields, before the password. */
  children?: ReactNode
  onConfirm: (password: string, typed: Readonly<Record<string, string>>) => Promise<unknown>
  /** After the act; unless said, as `onClose`. */
  onDone?: () => void
  onClose: () => void
}

export function ConfirmWithPassword({ open, title, about, act, danger = false, onConfirm, ...rest }: Props) {
  const { t } = useTranslation('people')
  const id = useId()
  const { onClose, onDone = onClose, needsPassword = true, children } = rest
  const send = useMutation({
    mutationFn: (typed: Readonly<Record<string, string>>) => onConfirm(typed['password'] ?? '', typed),
    onSuccess: onDone,
  })
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
        onFinish={(typed: Record<string, string>) => send.mutate(typed)}
      >
        {children}
        {needsPassword && (
          <PasswordInput
            name="password"
            label={t('account.askPassword')}
            autoComplete="current-password"
            autoFocus={children === undefined}
          />
        )}
      </Form>
      {send.isError && <WayFailed error={send.error} />}
    </Modal>
  )
}

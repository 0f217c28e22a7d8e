import { Form, Input } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rule } from 'antd/es/form'

interface Props {
  name: string
  label: string
  autoComplete: 'current-password' | 'new-password'
  autoFocus?: boolean
  rules?: Rule[]
}

/** A password that can be shown, known to password managers, with a word when Caps Lock is on. */
export function PasswordInput({ name, label, autoComplete, autoFocus = false, rules = [] }: Props) {
  const { t } = useTranslation('people')
  const [capsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: t('signIn.passwordNeeded') }, ...rules]}
      extra={
        capsLock && (
          <span className="caps-lock" role="status">
            {t('signIn.capsLock')}
          </span>
        )
      }
    >
      <Input.Password size="large" autoComplete={autoComplete} autoFocus={autoFocus} maxLength={200} onKeyUp={look} />
    </Form.Item>
  )
}

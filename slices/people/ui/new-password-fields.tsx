import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { PasswordInput } from './password-input.tsx'

/** The new password twice, with its rules; `login` is there for password managers. */
export function NewPasswordFields({ login }: { login: string }) {
  const { t } = useTranslation('people')
  const form = Form.useFormInstance<{ newPassword: string }>()
  const same = {
    validator: (_rule: unknown, typed?: string) =>
      typed === undefined || typed === '' || typed === form.getFieldValue('newPassword')
        ? Promise.resolve()
        : Promise.reject(new Error(t('setUp.differs'))),
  }
  return (
    <>
      <input
        type="text"
        className="visually-hidden"
        autoComplete="username"
        value={login}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <PasswordRules />
      <PasswordInput name="newPassword" label={t('setUp.password')} autoComplete="new-password" />
      <PasswordInput name="repeated" label={t('setUp.repeat')} autoComplete="new-password" rules={[same]} />
    </>
  )
}

function PasswordRules() {
  const { t } = useTranslation('people')
  return (
    <div>
      <p>{t('setUp.rules')}</p>
      <ul className="rules small">
        {['length', 'guess', 'once'].map((rule) => (
          <li key={rule}>{t(`setUp.rule.${rule}`)}</li>
        ))}
      </ul>
    </div>
  )
}

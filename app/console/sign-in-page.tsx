/** Signing in: a link in the demonstration; the page says where links come from. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { getJson, keys } from '../../platform/web/api.ts'
import { FailedState } from '../../platform/web/states.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { secretOf } from './sign-in-secret.ts'

export default function SignInPage() {
  const { t } = useTranslation('console')
  return (
    <>
      <header className="header">
        <span className="brand">练兵</span>
        <div className="header-end">
          <LanguageSwitch />
        </div>
      </header>
      <main className="alone">
        <title>{t('signIn.documentTitle')}</title>
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.links')}</p>
        <SecretForm />
        <p className="muted small">{t('signIn.local')}</p>
      </main>
    </>
  )
}

function SecretForm() {
  const { t } = useTranslation('console')
  const queries = useQueryClient()
  const signIn = useMutation({
    mutationFn: (secret: string) => getJson<unknown>(`/sign-in/${encodeURIComponent(secret)}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.session }),
  })
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={({ link }: { link: string }) => signIn.mutate(secretOf(link))}
    >
      <Form.Item name="link" label={t('signIn.field')} rules={[{ required: true, message: t('signIn.needed') }]}>
        <Input autoComplete="off" autoFocus spellCheck={false} size="large" />
      </Form.Item>
      {signIn.isError && <FailedState error={signIn.error} />}
      <Button type="primary" htmlType="submit" size="large" loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </Form>
  )
}

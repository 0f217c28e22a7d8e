/** Signing in, shown wherever one was: afterwards that page is there. In a demonstration the printed links open it too. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { getJson, keys } from '../../platform/web/api.ts'
import type { SessionAnswer } from '../../platform/web/contract.ts'
import { sessionHasEnded, signedInAgain } from '../../platform/web/signed-out.ts'
import { FailedState } from '../../platform/web/states.tsx'
import { SignInForm } from '../../slices/people/ui/sign-in-form.tsx'
import { AlonePage } from './alone-page.tsx'
import { secretOf } from './sign-in-secret.ts'

export default function SignInPage() {
  const { t } = useTranslation('console')
  const queries = useQueryClient()
  const done = () => {
    signedInAgain()
    void queries.invalidateQueries({ queryKey: keys.session })
  }
  const house = useQuery({
    queryKey: ['house'],
    queryFn: () => getJson<SessionAnswer>('/api/session'),
    staleTime: Infinity,
  })
  const demonstration = house.data?.demonstration ?? false
  return (
    <AlonePage>
      <title>{t('signIn.documentTitle')}</title>
      <h1>{t('signIn.title')}</h1>
      {sessionHasEnded() && <Alert type="warning" showIcon title={t('signIn.ended')} />}
      {house.data !== undefined && <SignInForm onDone={done} focus={!demonstration} />}
      {demonstration && <PersonaLink onDone={done} />}
    </AlonePage>
  )
}

function PersonaLink({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('console')
  const signIn = useMutation({
    mutationFn: (secret: string) => getJson<unknown>(`/sign-in/${encodeURIComponent(secret)}`),
    onSuccess: onDone,
  })
  return (
    <Form
      className="persona-link"
      layout="vertical"
      requiredMark={false}
      onFinish={({ link }: { link: string }) => signIn.mutate(secretOf(link))}
    >
      <h2>{t('signIn.demonstration')}</h2>
      <p>{t('signIn.links')}</p>
      <Form.Item name="link" label={t('signIn.field')} rules={[{ required: true, message: t('signIn.needed') }]}>
        <Input autoComplete="off" autoFocus spellCheck={false} size="large" />
      </Form.Item>
      {signIn.isError && <FailedState error={signIn.error} />}
      <Button htmlType="submit" size="large" loading={signIn.isPending}>
        {t('signIn.byLink')}
      </Button>
      <p className="muted small">{t('signIn.local')}</p>
    </Form>
  )
}

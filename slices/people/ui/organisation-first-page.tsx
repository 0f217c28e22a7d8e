/** `/first#<secret>`: name and login of the first administrator of a real installation; the password comes next. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, sendJson } from '../../../platform/web/api.ts'
import { FailedState, LoadingState } from '../../../platform/web/states.tsx'
import './sign-in.css'

interface Typed {
  name: string
  login: string
}

export default function FirstPage() {
  const { t } = useTranslation('people')
  const [secret] = useState(() => window.location.hash.slice(1))
  const link = useQuery({
    queryKey: ['first', secret],
    queryFn: () => sendJson<{ open: boolean }>('POST', '/api/first-administrator/view', { secret }),
    retry: false,
    staleTime: Infinity,
  })
  return (
    <div className="sign-in">
      <title>{t('first.pageTitle')}</title>
      {link.isPending && <LoadingState rows={4} />}
      {link.isError &&
        (isUnusable(link.error) ? <Unusable /> : <FailedState error={link.error} retry={() => void link.refetch()} />)}
      {link.data !== undefined && <First secret={secret} />}
    </div>
  )
}

const isUnusable = (error: Error): boolean =>
  error instanceof ApiError && ['people.first-link-unusable', 'house.input-wrong'].includes(error.problem.code)

function Unusable() {
  const { t } = useTranslation('people')
  return (
    <>
      <h1>{t('first.unusable')}</h1>
      <p>{t('first.unusableNext')}</p>
      <ul>
        {['whole', 'restart', 'signIn'].map((next) => (
          <li key={next}>{t(`first.next.${next}`)}</li>
        ))}
      </ul>
      <div>
        <Button type="primary" href={import.meta.env.BASE_URL}>
          {t('first.toSignIn')}
        </Button>
      </div>
    </>
  )
}

function First({ secret }: { secret: string }) {
  const { t } = useTranslation('people')
  const make = useMutation({
    mutationFn: (typed: Typed) =>
      sendJson<{ secret: string }>('POST', '/api/first-administrator', { secret, ...typed }),
    // The set-up page reads its secret once: it is opened anew.
    onSuccess: (made) => window.location.assign(`${import.meta.env.BASE_URL}set-up#${made.secret}`),
  })
  return (
    <>
      <h1>{t('first.title')}</h1>
      <p>{t('first.hello')}</p>
      <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => make.mutate(typed)}>
        <Form.Item
          name="name"
          label={t('first.name')}
          rules={[{ required: true, min: 2, message: t('oneAccount.nameRule') }]}
        >
          <Input autoComplete="name" maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item
          name="login"
          label={t('first.login')}
          extra={t('first.loginRule')}
          rules={[{ required: true, pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$/, message: t('first.loginRule') }]}
        >
          <Input autoComplete="username" maxLength={40} spellCheck={false} />
        </Form.Item>
        {make.isError && <FailedState error={make.error} />}
        <Button type="primary" htmlType="submit" size="large" loading={make.isPending}>
          {t('first.submit')}
        </Button>
      </Form>
    </>
  )
}

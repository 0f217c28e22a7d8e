/** `/set-up#<secret>`: whose link it is, the password, then what the post still needs. Stands outside the shell. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, sendJson } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { FailedState, LoadingState } from '../../../platform/web/states.tsx'
import type { CodeOffer, RecoveryCodes as Codes, SetUpView, SignInAnswer } from '../contract.ts'
import { EnrolCodes } from './enrol-codes.tsx'
import { NewPasswordFields } from './new-password-fields.tsx'
import { OwedStep } from './sign-in-form.tsx'
import './sign-in.css'

/** Loads anew: the session is another one now. */
const goHome = () => window.location.assign(import.meta.env.BASE_URL)

export default function SetUpPage() {
  const { t } = useTranslation('people')
  const [secret] = useState(() => window.location.hash.slice(1))
  const link = useQuery({
    queryKey: ['set-up', secret],
    queryFn: () => sendJson<SetUpView>('POST', '/api/set-up/view', { secret }),
    retry: false,
    staleTime: Infinity,
  })
  return (
    <div className="sign-in">
      <title>{t('setUp.pageTitle')}</title>
      {link.isPending && <LoadingState rows={4} />}
      {link.isError &&
        (isUnusable(link.error) ? <Unusable /> : <FailedState error={link.error} retry={() => void link.refetch()} />)}
      {link.data !== undefined && <SetUp secret={secret} link={link.data} />}
    </div>
  )
}

const isUnusable = (error: Error): boolean =>
  error instanceof ApiError && ['people.set-up-link-unusable', 'house.input-wrong'].includes(error.problem.code)

function Unusable() {
  const { t } = useTranslation('people')
  return (
    <>
      <h1>{t('setUp.unusable')}</h1>
      <p>{t('setUp.unusableNext')}</p>
      <ul>
        {['ask', 'done', 'whole'].map((next) => (
          <li key={next}>{t(`setUp.next.${next}`)}</li>
        ))}
      </ul>
      <div>
        <Button type="primary" onClick={goHome}>
          {t('setUp.toSignIn')}
        </Button>
      </div>
    </>
  )
}

interface Done {
  answer: SignInAnswer
  password: string
}

function SetUp({ secret, link }: { secret: string; link: SetUpView }) {
  const { t } = useTranslation('people')
  const [done, setDone] = useState<Done>()
  if (done !== undefined) return <After done={done} />
  return (
    <Titled title={t('setUp.title')}>
      <Greeting link={link} />
      <PasswordForm secret={secret} link={link} onDone={setDone} />
    </Titled>
  )
}

const Titled = ({ title, children }: { title: string; children: ReactNode }) => (
  <>
    <h1>{title}</h1>
    {children}
  </>
)

function Greeting({ link }: { link: SetUpView }) {
  const { t } = useTranslation('people')
  const { instant } = useFormat()
  return (
    <>
      <p>
        {t('setUp.hello', { name: link.name })} {t(`setUp.why.${link.why}`)}
      </p>
      <p className="muted small">{t('setUp.expires', { at: instant(link.expires) })}</p>
      <p>
        {t('setUp.login')} <strong>{link.login}</strong>
      </p>
    </>
  )
}

interface Typed {
  newPassword: string
  code?: string
}

function PasswordForm(props: { secret: string; link: SetUpView; onDone: (done: Done) => void }) {
  const { t } = useTranslation('people')
  const send = useMutation({
    mutationFn: async ({ newPassword: password, code }: Typed): Promise<Done> => {
      const answer = await sendJson<SignInAnswer>('POST', '/api/set-up', { secret: props.secret, password, code })
      return { answer, password }
    },
    onSuccess: props.onDone,
  })
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(typed: Typed) => send.mutate(typed)}>
      {props.link.needsCode && <CodeField />}
      <NewPasswordFields login={props.link.login} />
      {send.isError && <FailedState error={send.error} />}
      <Button type="primary" htmlType="submit" size="large" loading={send.isPending}>
        {t('setUp.submit')}
      </Button>
    </Form>
  )
}

function CodeField() {
  const { t } = useTranslation('people')
  return (
    <Form.Item
      name="code"
      label={t('links.form.code')}
      extra={t('links.form.codeAbout')}
      rules={[{ required: true, message: t('links.form.codeNeeded') }]}
    >
      <Input autoComplete="off" maxLength={20} />
    </Form.Item>
  )
}

function After({ done: { answer, password } }: { done: Done }) {
  const { t } = useTranslation('people')
  if (answer.next === 'done') return <Offer password={password} />
  return (
    <Titled title={t(answer.next === 'enrol' ? 'enrol.title' : 'signIn.codeTitle')}>
      <OwedStep owed={answer} onDone={goHome} onAgain={goHome} />
    </Titled>
  )
}

/** Signed in already; a second factor is advised. */
function Offer({ password }: { password: string }) {
  const { t } = useTranslation('people')
  const [taken, setTaken] = useState(false)
  if (taken)
    return (
      <Titled title={t('enrol.title')}>
        <EnrolCodes
          ask={() => sendJson<CodeOffer>('POST', '/api/my-account/second-factor/offer', { password })}
          confirm={(confirmed) => sendJson<Codes>('PUT', '/api/my-account/second-factor', confirmed)}
          onDone={goHome}
        />
      </Titled>
    )
  return (
    <Titled title={t('setUp.done')}>
      <p>{t('setUp.offer')}</p>
      <div className="account-actions">
        <Button type="primary" size="large" onClick={() => setTaken(true)}>
          {t('setUp.offerSet')}
        </Button>
        <Button size="large" onClick={goHome}>
          {t('setUp.offerSkip')}
        </Button>
      </div>
    </Titled>
  )
}

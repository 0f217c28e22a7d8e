/** The ways in: login and password, then the code where one is owed, or setting the second factor up. */
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../../platform/web/api.ts'
import { FailedState } from '../../../platform/web/states.tsx'
import type { RecoveryCodes as Codes, CodeOffer, SecondWay, SignInAnswer } from '../contract.ts'
import { EnrolCodes } from './enrol-codes.tsx'
import { OtherWays } from './other-ways.tsx'
import { SecondPasskey } from './second-passkey.tsx'
import { PasswordInput } from './password-input.tsx'
import './sign-in.css'

type Owed = Exclude<SignInAnswer, { next: 'done' }>

export function SignInForm({ onDone, focus = true }: { onDone: () => void; focus?: boolean }) {
  const [owed, setOwed] = useState<Owed>()
  const told = (answer: SignInAnswer) => (answer.next === 'done' ? onDone() : setOwed(answer))
  if (owed === undefined)
    return (
      <>
        <PasswordStep onAnswer={told} focus={focus} />
        <OtherWays onDone={onDone} />
      </>
    )
  return <OwedStep owed={owed} onDone={onDone} onAgain={() => setOwed(undefined)} />
}

/** What follows the password, here and after a set-up link. */
export function OwedStep({ owed, onDone, onAgain }: { owed: Owed; onDone: () => void; onAgain: () => void }) {
  const { t } = useTranslation('people')
  const { ticket } = owed
  if (owed.next === 'second') return <SecondStep ways={owed.ways} ticket={ticket} onDone={onDone} onAgain={onAgain} />
  return (
    <div className="sign-in">
      <p>{t('enrol.needed')}</p>
      <EnrolCodes
        ask={() => sendJson<CodeOffer>('POST', '/api/sign-in/offer', { ticket })}
        confirm={(confirmed) => sendJson<Codes>('POST', '/api/sign-in/enrol', { ticket, ...confirmed })}
        onDone={onDone}
      />
    </div>
  )
}

function PasswordStep({ onAnswer, focus }: { onAnswer: (answer: SignInAnswer) => void; focus: boolean }) {
  const { t } = useTranslation('people')
  const signIn = useMutation({
    mutationFn: (typed: { login: string; password: string }) => sendJson<SignInAnswer>('POST', '/api/sign-in', typed),
    onSuccess: onAnswer,
  })
  return (
    <Form
      name="sign-in"
      className="sign-in"
      layout="vertical"
      requiredMark={false}
      onFinish={(typed: { login: string; password: string }) => signIn.mutate(typed)}
    >
      <div>
        <Form.Item
          name="login"
          label={t('signIn.login')}
          rules={[{ required: true, message: t('signIn.loginNeeded') }]}
        >
          <Input
            size="large"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={focus}
            maxLength={200}
          />
        </Form.Item>
        <PasswordInput name="password" label={t('signIn.password')} autoComplete="current-password" />
        {signIn.isError && <FailedState error={signIn.error} />}
        <Button type="primary" htmlType="submit" size="large" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
      </div>
      <p className="muted small">{t('signIn.forgotten')}</p>
    </Form>
  )
}

interface StepProps {
  ticket: string
  onDone: () => void
  onAgain: () => void
}

/** By the passkey where there is one; the code is offered beside it where that is set up too. */
function SecondStep({ ways, ...step }: StepProps & { ways: SecondWay[] }) {
  const [way, setWay] = useState<SecondWay>(ways.includes('passkey') ? 'passkey' : 'code')
  const other = ways.find((one) => one !== way)
  const change = other === undefined ? {} : { onOther: () => setWay(other) }
  return way === 'passkey' ? <SecondPasskey {...step} {...change} /> : <CodeStep {...step} {...change} />
}

function CodeStep({ ticket, onDone, onAgain, onOther }: StepProps & { onOther?: () => void }) {
  const { t } = useTranslation('people')
  const [recovery, setRecovery] = useState(false)
  const send = useMutation({
    mutationFn: ({ code }: { code: string }) => sendJson('POST', '/api/sign-in/code', { ticket, code }),
    onSuccess: onDone,
  })
  const kind = recovery ? 'recovery' : 'code'
  return (
    <Form
      key={kind}
      className="sign-in"
      layout="vertical"
      requiredMark={false}
      onFinish={(typed: { code: string }) => send.mutate(typed)}
    >
      <h2>{t('signIn.codeTitle')}</h2>
      <p>{t(`signIn.${kind}About`)}</p>
      <div>
        <Form.Item
          name="code"
          label={t(`signIn.${kind}`)}
          rules={[{ required: true, message: t(`signIn.${kind}Needed`) }]}
        >
          <CodeInput recovery={recovery} />
        </Form.Item>
        {send.isError && <FailedState error={send.error} />}
        <Button type="primary" htmlType="submit" size="large" loading={send.isPending}>
          {t('signIn.confirm')}
        </Button>
      </div>
      <div className="account-actions">
        <Button type="link" onClick={() => setRecovery(!recovery)}>
          {t(recovery ? 'signIn.useCode' : 'signIn.useRecovery')}
        </Button>
        {onOther !== undefined && (
          <Button type="link" onClick={onOther}>
            {t('ways.usePasskey')}
          </Button>
        )}
        <Button type="link" onClick={onAgain}>
          {t('signIn.again')}
        </Button>
      </div>
    </Form>
  )
}

/** `props` come from Form.Item: value, onChange, id. */
function CodeInput({ recovery, ...props }: { recovery: boolean }) {
  return recovery ? (
    <Input {...props} size="large" autoComplete="off" autoFocus spellCheck={false} maxLength={40} />
  ) : (
    <Input {...props} size="large" autoComplete="one-time-code" inputMode="numeric" autoFocus maxLength={10} />
  )
}

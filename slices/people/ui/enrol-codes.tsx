/** Setting the second factor up: the QR code, a first code, then the recovery codes to keep. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QrCode } from '../../../platform/web/qr-code.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import type { CodeOffer, RecoveryCodes as Codes } from '../contract.ts'
import './sign-in.css'

interface Confirmed {
  offer: string
  code: string
}

interface Props {
  ask: () => Promise<CodeOffer>
  confirm: (confirmed: Confirmed) => Promise<Codes>
  onDone: () => void
}

export function EnrolCodes({ ask, confirm, onDone }: Props) {
  const id = useId()
  const offer = useQuery({ queryKey: ['second-factor-offer', id], queryFn: ask, staleTime: Infinity, gcTime: 0 })
  const [kept, setKept] = useState<readonly string[]>()
  if (kept !== undefined) return <RecoveryCodes codes={kept} onKept={onDone} />
  return (
    <Answer of={offer}>
      {(told) => <FirstCode told={told} confirm={confirm} onKept={({ recoveryCodes }) => setKept(recoveryCodes)} />}
    </Answer>
  )
}

interface FirstCodeProps {
  told: CodeOffer
  confirm: (confirmed: Confirmed) => Promise<Codes>
  onKept: (codes: Codes) => void
}

function FirstCode({ told, confirm, onKept }: FirstCodeProps) {
  const { t } = useTranslation('people')
  const send = useMutation({
    mutationFn: ({ code }: { code: string }) => confirm({ offer: told.offer, code }),
    onSuccess: onKept,
  })
  return (
    <Form
      className="sign-in"
      layout="vertical"
      requiredMark={false}
      onFinish={(typed: { code: string }) => send.mutate(typed)}
    >
      <ol className="enrol">
        <li>
          <p>{t('enrol.scan')}</p>
          <QrCode text={told.address} label={t('enrol.qr')} />
          <p className="muted small">{t('enrol.type')}</p>
          <p className="enrol-secret">{told.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
        </li>
        <li>
          <Form.Item name="code" label={t('enrol.code')} rules={[{ required: true, message: t('signIn.codeNeeded') }]}>
            <Input size="large" autoComplete="one-time-code" inputMode="numeric" maxLength={10} />
          </Form.Item>
          {send.isError && <FailedState error={send.error} />}
          <Button type="primary" htmlType="submit" size="large" loading={send.isPending}>
            {t('enrol.submit')}
          </Button>
        </li>
      </ol>
    </Form>
  )
}

/** Shown once; the way on opens when the person says that they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation('people')
  const { message } = App.useApp()
  const [kept, setKept] = useState(false)
  const copy = () =>
    void navigator.clipboard.writeText(codes.join('\n')).then(
      () => message.success(t('codes.copied')),
      () => message.error(t('codes.copyFailed')),
    )
  return (
    <section className="sign-in">
      <h2>{t('codes.title')}</h2>
      <p>{t('codes.about')}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="account-actions">
        <Button onClick={() => window.print()}>{t('codes.print')}</Button>
        <Button onClick={copy}>{t('codes.copy')}</Button>
      </div>
      <Checkbox checked={kept} onChange={({ target }) => setKept(target.checked)}>
        {t('codes.kept')}
      </Checkbox>
      <div>
        <Button type="primary" size="large" disabled={!kept} onClick={onKept}>
          {t('codes.go')}
        </Button>
      </div>
    </section>
  )
}

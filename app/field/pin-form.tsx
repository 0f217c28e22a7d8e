/** A new PIN, twice. */
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isWeakPin } from '../../platform/offline/pin.ts'

export function PinForm({ onPin }: { onPin: (pin: string) => Promise<void> }) {
  const { t } = useTranslation('shell')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [told, setTold] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    if (isWeakPin(pin)) return setTold(t('pin.weak'))
    if (pin !== again) return setTold(t('pin.differ'))
    setBusy(true)
    setTold('')
    await onPin(pin).catch((error: unknown) => {
      setBusy(false)
      setTold(t('pin.failed', { message: error instanceof Error ? error.message : String(error) }))
    })
  }
  return (
    <SubmitForm onSubmit={submit}>
      <h1>{t('pin.title')}</h1>
      <p>{t('pin.about')}</p>
      <PinInput label={t('pin.pin')} value={pin} onChange={setPin} />
      <PinInput label={t('pin.again')} value={again} onChange={setAgain} />
      {told !== '' && <p role="alert">{told}</p>}
      <button type="submit" className="primary wide" disabled={busy}>
        {busy ? t('pin.busy') : t('pin.act')}
      </button>
    </SubmitForm>
  )
}

/** Submits without leaving the page. */
export function SubmitForm({ onSubmit, children }: { onSubmit: () => Promise<void>; children: ReactNode }) {
  return (
    <form
      className="pin-form"
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      {children}
    </form>
  )
}

export function PinInput({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (pin: string) => void
}) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="password"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        required
      />
    </label>
  )
}

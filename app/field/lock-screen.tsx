/** Opens a person's vault by PIN or passkey; forgotten or spent, by a sign-in and a new PIN. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Box } from '../../platform/offline/box.ts'
import type { DeviceStore } from '../../platform/offline/device-store.ts'
import { secretOf } from '../../platform/offline/passkey.ts'
import { renewPin, unlockWithPasskey, unlockWithPin, type Unlocked, type Vault } from '../../platform/offline/vault.ts'
import { trusted } from '../../platform/web/contract.ts'
import type { Opened, Settings } from './opened.ts'
import { PinForm, PinInput, SubmitForm } from './pin-form.tsx'
import { recoveryOf } from './session.ts'
import { SignInFirst, useSignedIn } from './set-up.tsx'

interface Props {
  store: DeviceStore
  vaults: readonly Vault[]
  onOpen: (opened: Opened) => void
  onOther: () => void
}

export function LockScreen({ store, vaults, onOpen, onOther }: Props) {
  const { t } = useTranslation('shell')
  const [person, setPerson] = useState(vaults[0]?.person)
  const [renewing, setRenewing] = useState(false)
  const vault = vaults.find((one) => one.person === person) ?? vaults[0]
  if (vault === undefined) return null
  const open = async (box: Box) => onOpen({ box, settings: trusted<Settings>(await box.get('settings')) })
  if (renewing) return <Renew {...{ store, vault }} onOpen={open} />
  return (
    <main className="screen">
      <h1>{t('lock.title')}</h1>
      {vaults.length > 1 ? (
        <label className="field">
          <span>{t('lock.who')}</span>
          <select value={vault.person} onChange={(event) => setPerson(event.target.value)}>
            {vaults.map((one) => (
              <option key={one.person} value={one.person}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p>{vault.name}</p>
      )}
      <ByPin key={vault.person} {...{ store, vault }} onOpen={open} />
      {vault.byPasskey !== undefined && <ByPasskey {...{ store, vault }} onOpen={open} />}
      <button type="button" className="wide" onClick={() => setRenewing(true)}>
        {t('lock.forgotten')}
      </button>
      <button type="button" className="wide" onClick={onOther}>
        {t('lock.other')}
      </button>
    </main>
  )
}

interface OneVault {
  store: DeviceStore
  vault: Vault
  onOpen: (box: Box) => Promise<void>
}

type Refused = Exclude<Unlocked, { box: Box }>

function ByPin({ store, vault, onOpen }: OneVault) {
  const { t } = useTranslation('shell')
  const [pin, setPin] = useState('')
  const [refused, setRefused] = useState<Refused | undefined>(
    vault.byPin === undefined ? { refused: 'sign-in' } : undefined,
  )
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    const answer = await unlockWithPin(store, vault.person, { pin, now: Date.now() })
    setBusy(false)
    setPin('')
    if ('box' in answer) await onOpen(answer.box)
    else setRefused(answer)
  }
  return (
    <SubmitForm onSubmit={submit}>
      <PinInput label={t('pin.pin')} value={pin} onChange={setPin} />
      {refused !== undefined && <RefusedWords refused={refused} />}
      <button type="submit" className="primary wide" disabled={busy || refused?.refused === 'sign-in'}>
        {t('lock.act')}
      </button>
    </SubmitForm>
  )
}

function RefusedWords({ refused }: { refused: Refused }) {
  const { t } = useTranslation('shell')
  return (
    <p role="alert">
      {refused.refused === 'sign-in' && t('lock.signIn')}
      {refused.refused === 'wrong' && `${t('lock.wrong', { left: refused.left })} `}
      {refused.refused !== 'sign-in' && refused.wait > 0 && t('lock.wait', { wait: refused.wait })}
    </p>
  )
}

function ByPasskey({ store, vault, onOpen }: OneVault) {
  const { t } = useTranslation('shell')
  const [failed, setFailed] = useState(false)
  const open = async () => {
    setFailed(false)
    const secret = vault.byPasskey === undefined ? undefined : await secretOf(vault.byPasskey)
    const box = secret === undefined ? undefined : await unlockWithPasskey(store, vault.person, secret)
    if (box === undefined) setFailed(true)
    else await onOpen(box)
  }
  return (
    <>
      <button type="button" className="wide" onClick={() => void open().catch(() => setFailed(true))}>
        {t('lock.passkey')}
      </button>
      {failed && <p role="alert">{t('lock.noPasskey')}</p>}
    </>
  )
}

function Renew({ store, vault, onOpen }: OneVault) {
  const { asked, ask } = useSignedIn()
  if (asked === 'asking' || asked === 'offline' || asked === null || asked.id !== vault.person)
    return <SignInFirst asked={asked} wanted={vault.name} onAgain={ask} />
  const renew = async (pin: string) =>
    onOpen(await renewPin(store, vault.person, { pin, recovery: await recoveryOf(vault.device) }))
  return (
    <main className="screen">
      <PinForm onPin={renew} />
    </main>
  )
}

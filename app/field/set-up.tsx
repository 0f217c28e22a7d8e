/** The first time of an account on this device: signed in with the network, then a PIN. */
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceStore } from '../../platform/offline/device-store.ts'
import { makeVault } from '../../platform/offline/vault.ts'
import type { Opened } from './opened.ts'
import { PinForm } from './pin-form.tsx'
import { recoveryOf, whoIsSignedIn, type SignedIn } from './session.ts'

type Asked = 'asking' | 'offline' | SignedIn | null

/** Asks again when the person comes back from the console's page. */
export function useSignedIn(): { asked: Asked; ask: () => void } {
  const [asked, setAsked] = useState<Asked>('asking')
  const ask = useCallback(() => void whoIsSignedIn().then(setAsked, () => setAsked('offline')), [])
  useEffect(() => {
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => document.removeEventListener('visibilitychange', ask)
  }, [ask])
  return { asked, ask }
}

export function SetUp({ store, onOpen }: { store: DeviceStore; onOpen: (opened: Opened) => void }) {
  const { asked, ask } = useSignedIn()
  if (asked === 'asking' || asked === 'offline' || asked === null || !asked.mayWrite)
    return <SignInFirst asked={asked} onAgain={ask} />
  const { id: person, name, settings } = asked
  const make = async (pin: string) => {
    const device = crypto.randomUUID()
    const box = await makeVault(store, { person, name, device, pin, recovery: await recoveryOf(device) })
    await box.write({ settings })
    onOpen({ box, settings })
  }
  return (
    <main className="screen">
      <PinForm onPin={make} />
    </main>
  )
}

interface Props {
  asked: Asked
  /** Whose account it must be. */
  wanted?: string
  onAgain: () => void
}

export function SignInFirst({ asked, wanted, onAgain }: Props) {
  const { t } = useTranslation('shell')
  if (asked === 'asking') return <main className="screen" aria-busy="true" />
  const isSomebody = asked !== null && asked !== 'offline'
  return (
    <main className="screen">
      <h1>{t('signIn.title')}</h1>
      <p>{t('signIn.about')}</p>
      {asked === 'offline' && (
        <p role="alert" className="banner">
          {t('offlineFirst')}
        </p>
      )}
      {isSomebody && !asked.mayWrite && <p className="banner">{t('signIn.other', { name: asked.name })}</p>}
      {wanted !== undefined && <p className="banner">{t('signIn.wrongPerson', { name: wanted })}</p>}
      <p>
        <a className="button primary wide" href="/" target="_blank" rel="noreferrer">
          {t('signIn.open')}
        </a>
      </p>
      <button type="button" className="wide" onClick={onAgain}>
        {asked === 'offline' ? t('retry') : t('signIn.again')}
      </button>
    </main>
  )
}

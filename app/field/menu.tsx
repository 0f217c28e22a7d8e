/** Lock; a passkey beside the PIN; which campaign; everything off this device. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceStore } from '../../platform/offline/device-store.ts'
import { unsent } from '../../platform/offline/outbox.ts'
import { makePasskey, mayHavePasskey } from '../../platform/offline/passkey.ts'
import { addPasskey, vaultOf, wipe } from '../../platform/offline/vault.ts'
import type { Opened } from './opened.ts'
import { recoveryOf } from './session.ts'

interface Props {
  store: DeviceStore
  opened: Opened
  onLock: () => void
  onSettings: (opened: Opened) => void
}

export function Menu({ store, opened, onLock, onSettings }: Props) {
  const { t } = useTranslation('shell')
  const [shown, setShown] = useState(false)
  return (
    <>
      <button type="button" onClick={onLock}>
        {t('menu.lock')}
      </button>
      <button type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t('menu.more')}
      </button>
      {shown && (
        <div className="menu">
          <CampaignChoice {...{ opened, onSettings }} />
          {mayHavePasskey() && <PasskeyButton {...{ store, opened }} />}
          <Wipe {...{ store, opened }} onDone={onLock} />
        </div>
      )}
    </>
  )
}

function CampaignChoice({ opened: { box, settings }, onSettings }: Pick<Props, 'opened' | 'onSettings'>) {
  const { t } = useTranslation('shell')
  const choose = async (campaign: string) => {
    const next = { ...settings, campaign }
    await box.write({ settings: next })
    onSettings({ box, settings: next })
  }
  return (
    <label className="field">
      <span>{t('menu.campaign')}</span>
      <select value={settings.campaign} onChange={(event) => void choose(event.target.value)}>
        {settings.campaigns.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}

function PasskeyButton({ store, opened: { box } }: Pick<Props, 'store' | 'opened'>) {
  const { t } = useTranslation('shell')
  const [told, setTold] = useState('')
  const add = async () => {
    const vault = await vaultOf(store, box.person)
    const made = vault === undefined ? undefined : await makePasskey({ id: vault.person, name: vault.name })
    if (made === undefined) return setTold(t('menu.noPasskey'))
    await addPasskey(store, box.person, { ...made, recovery: await recoveryOf(box.device) })
    setTold(t('menu.passkeyDone'))
  }
  return (
    <>
      <button type="button" className="wide" onClick={() => void add().catch(() => setTold(t('menu.noPasskey')))}>
        {t('menu.addPasskey')}
      </button>
      {told !== '' && <p role="status">{told}</p>}
    </>
  )
}

function Wipe({ store, opened: { box }, onDone }: Pick<Props, 'store' | 'opened'> & { onDone: () => void }) {
  const { t } = useTranslation('shell')
  const [count, setCount] = useState<number>()
  const [word, setWord] = useState('')
  if (count === undefined)
    return (
      <button
        type="button"
        className="wide danger"
        onClick={() => void unsent(box).then((all) => setCount(all.length))}
      >
        {t('menu.wipe')}
      </button>
    )
  return (
    <div>
      <p className="banner">{t('menu.wipeAbout', { count })}</p>
      <label className="field">
        <span className="visually-hidden">{t('menu.wipe')}</span>
        <input value={word} onChange={(event) => setWord(event.target.value)} />
      </label>
      <div className="step-pair">
        <button type="button" onClick={() => setCount(undefined)}>
          {t('menu.cancel')}
        </button>
        <button
          type="button"
          className="danger"
          disabled={word.trim() !== t('menu.wipeWord')}
          onClick={() => void wipe(store, box.person).then(onDone)}
        >
          {t('menu.wipe')}
        </button>
      </div>
    </div>
  )
}

/** The field app: locked, being set up, or open. Nothing legible leaves the memory of an open one. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { openDeviceStore, type DeviceStore } from '../../platform/offline/device-store.ts'
import { watchIdle } from '../../platform/offline/idle.ts'
import { vaultsOf, type Vault } from '../../platform/offline/vault.ts'
import { RecordsApp } from '../../slices/records/offline/records-app.tsx'
import { LockScreen } from './lock-screen.tsx'
import { Menu } from './menu.tsx'
import type { Opened } from './opened.ts'
import { SetUp } from './set-up.tsx'
import { hasNewVersion, onNewVersion, takeNewVersion } from './updates.ts'
import { useLanguageSwitch } from './use-language.ts'

const STORE = 'lianbing-field'
const IDLE_MINUTES = 10

export function FieldApp() {
  const { t } = useTranslation('shell')
  const { store, failed } = useStore()
  const isNew = useSyncExternalStore(onNewVersion, hasNewVersion)
  const switchLanguage = useLanguageSwitch()
  return (
    <>
      <header>
        <div className="top">
          <span className="brand">{t('title')}</span>
          <button type="button" onClick={switchLanguage}>
            {t('language')}
          </button>
        </div>
        {isNew && (
          <p className="banner">
            {t('update.text')}{' '}
            <button type="button" onClick={takeNewVersion}>
              {t('update.act')}
            </button>
          </p>
        )}
      </header>
      {!window.isSecureContext ? <Told text={t('insecure')} /> : failed ? <Told text={t('noStore')} /> : null}
      {store !== undefined && <Behind store={store} />}
    </>
  )
}

const Told = ({ text }: { text: string }) => (
  <main className="screen">
    <p role="alert" className="banner">
      {text}
    </p>
  </main>
)

function useStore(): { store: DeviceStore | undefined; failed: boolean } {
  const [store, setStore] = useState<DeviceStore>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!window.isSecureContext) return
    openDeviceStore(STORE).then(setStore, () => setFailed(true))
    // Asked once: the browser then does not throw the store away when space is short.
    void navigator.storage?.persist?.()
  }, [])
  return { store, failed }
}

function Behind({ store }: { store: DeviceStore }) {
  const [vaults, setVaults] = useState<Vault[]>()
  const [opened, setOpened] = useState<Opened>()
  const [isOther, setOther] = useState(false)
  useEffect(() => void vaultsOf(store).then(setVaults), [store, opened])
  useEffect(() => (opened === undefined ? undefined : watchIdle(IDLE_MINUTES, () => setOpened(undefined))), [opened])
  const open = (next: Opened) => {
    setOther(false)
    setOpened(next)
  }
  if (vaults === undefined) return <main className="screen" aria-busy="true" />
  if (opened !== undefined) {
    const { box, settings } = opened
    const menu = <Menu {...{ store, opened }} onLock={() => setOpened(undefined)} onSettings={setOpened} />
    return <RecordsApp key={`${box.person} ${settings.campaign}`} box={box} campaign={settings.campaign} menu={menu} />
  }
  if (vaults.length === 0 || isOther) return <SetUp store={store} onOpen={open} />
  return <LockScreen {...{ store, vaults }} onOpen={open} onOther={() => setOther(true)} />
}

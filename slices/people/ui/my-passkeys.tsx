/** The own passkeys: add one under a name, see when each was used, remove it. */
import { startRegistration } from '@simplewebauthn/browser'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { Answer } from '../../../platform/web/states.tsx'
import type { KeyChallenge, MyPasskey, MyPasskeys as Told } from '../contract.ts'
import { ConfirmWithPassword } from './confirm-with-password.tsx'
import { PasskeysElsewhere } from './other-ways.tsx'
import { passkeyPlace } from './ways.ts'

type Options = Parameters<typeof startRegistration>[0]['optionsJSON']

const path = '/api/my-account/passkeys'
const key = ['my-account', 'passkeys']

async function add(password: string, name: string): Promise<void> {
  const { ticket, options } = await sendJson<KeyChallenge<Options>>('POST', `${path}/offer`, { password })
  const answer = await startRegistration({ optionsJSON: options })
  await sendJson('POST', path, { ticket, name, answer })
}

export function MyPasskeys() {
  const { t } = useTranslation('people')
  const told = useQuery({ queryKey: key, queryFn: () => getJson<Told>(path) })
  return (
    <section>
      <h2>{t('passkeys.title')}</h2>
      <p>{t('passkeys.about')}</p>
      <Answer of={told} rows={2}>
        {(passkeys) => <Passkeys told={passkeys} />}
      </Answer>
    </section>
  )
}

type Doing = 'add' | { remove: MyPasskey }

function Passkeys({ told: { origin, needsPassword, passkeys } }: { told: Told }) {
  const { t } = useTranslation('people')
  const [doing, setDoing] = useState<Doing>()
  const place = passkeyPlace(origin)
  return (
    <>
      <ul className="account-list">
        {passkeys.map((passkey) => (
          <Row key={passkey.id} passkey={passkey} onRemove={() => setDoing({ remove: passkey })} />
        ))}
      </ul>
      {place === 'here' && <Button onClick={() => setDoing('add')}>{t('passkeys.add')}</Button>}
      {place === 'nowhere' && <p className="muted">{t('passkeys.nowhere')}</p>}
      {origin !== null && place !== 'here' && <PasskeysElsewhere origin={origin} />}
      <AddDialog open={doing === 'add'} needsPassword={needsPassword} onClose={() => setDoing(undefined)} />
      <RemoveDialog
        passkey={typeof doing === 'object' ? doing.remove : undefined}
        needsPassword={needsPassword}
        onClose={() => setDoing(undefined)}
      />
    </>
  )
}

function Row({ passkey, onRemove }: { passkey: MyPasskey; onRemove: () => void }) {
  const { t } = useTranslation('people')
  const { instant } = useFormat()
  const { name, addedAt, usedAt, synced, suspectAt } = passkey
  return (
    <li>
      <span className="what">
        <strong>{name}</strong> {suspectAt !== null && <Tag color="error">{t('passkeys.suspect')}</Tag>}
        <br />
        <span className="muted small figures">
          {t('passkeys.added', { at: instant(addedAt) })}
          {usedAt === null ? t('passkeys.unused') : t('passkeys.used', { at: instant(usedAt) })}
          {t(synced ? 'passkeys.synced' : 'passkeys.bound')}
        </span>
        {suspectAt !== null && <p>{t('passkeys.suspectAbout', { at: instant(suspectAt) })}</p>}
      </span>
      <Button onClick={onRemove} aria-label={t('passkeys.removeNamed', { name })}>
        {t('passkeys.remove')}
      </Button>
    </li>
  )
}

interface DialogProps {
  needsPassword: boolean
  onClose: () => void
}

function useDone(words: string, onClose: () => void): () => void {
  const { t } = useTranslation('people')
  const { message } = App.useApp()
  const queries = useQueryClient()
  return () => {
    void message.success(t(words))
    void queries.invalidateQueries({ queryKey: ['my-account'] })
    onClose()
  }
}

function AddDialog({ open, needsPassword, onClose }: DialogProps & { open: boolean }) {
  const { t } = useTranslation('people')
  return (
    <ConfirmWithPassword
      open={open}
      title={t('passkeys.add')}
      about={t('passkeys.addAbout')}
      act={t('passkeys.make')}
      needsPassword={needsPassword}
      onConfirm={(password, typed) => add(password, typed['name'] ?? '')}
      onDone={useDone('passkeys.done', onClose)}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('passkeys.name')} rules={[{ required: true, message: t('passkeys.nameNeeded') }]}>
        <Input size="large" autoFocus maxLength={60} placeholder={t('passkeys.nameLike')} />
      </Form.Item>
    </ConfirmWithPassword>
  )
}

function RemoveDialog({ passkey, needsPassword, onClose }: DialogProps & { passkey: MyPasskey | undefined }) {
  const { t } = useTranslation('people')
  return (
    <ConfirmWithPassword
      open={passkey !== undefined}
      title={t('passkeys.removeNamed', { name: passkey?.name ?? '' })}
      about={t('passkeys.removeAbout')}
      act={t('passkeys.remove')}
      danger
      needsPassword={needsPassword}
      onConfirm={(password) => sendJson('DELETE', `${path}/${encodeURIComponent(passkey?.id ?? '')}`, { password })}
      onDone={useDone('passkeys.removed', onClose)}
      onClose={onClose}
    />
  )
}

/** The own identities at providers: link one with the password, unlink it. Nothing stands here where none is configured. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { FailedState } from '../../../platform/web/states.tsx'
import type { MyIdentities as Told, SignInProvider } from '../contract.ts'
import { ConfirmWithPassword } from './confirm-with-password.tsx'
import { leaveFor, useProviderName } from './ways.ts'

const path = '/api/my-account/single-sign-on'
const key = ['my-account', 'single-sign-on']

interface Doing {
  what: 'link' | 'unlink'
  provider: SignInProvider
}

export function MyIdentities() {
  const { t } = useTranslation('people')
  const told = useQuery({ queryKey: key, queryFn: () => getJson<Told>(path) })
  const [doing, setDoing] = useState<Doing>()
  if (told.isError) return <FailedState error={told.error} retry={() => void told.refetch()} />
  const { identities = [], providers = [], needsPassword = true } = told.data ?? {}
  if (identities.length + providers.length === 0) return null
  return (
    <section>
      <h2>{t('identities.title')}</h2>
      <p>{t('identities.about')}</p>
      <ul className="account-list">
        {identities.map((identity) => (
          <Linked
            key={identity.provider.id}
            identity={identity}
            onUnlink={() => setDoing({ what: 'unlink', provider: identity.provider })}
          />
        ))}
        {providers.map((provider) => (
          <Linkable key={provider.id} provider={provider} onLink={() => setDoing({ what: 'link', provider })} />
        ))}
      </ul>
      <Dialog doing={doing} needsPassword={needsPassword} onClose={() => setDoing(undefined)} />
    </section>
  )
}

function Linked({ identity, onUnlink }: { identity: Told['identities'][number]; onUnlink: () => void }) {
  const { t } = useTranslation('people')
  const { instant } = useFormat()
  const provider = useProviderName()(identity.provider)
  const { linkedAt, usedAt, linkedBySelf } = identity
  return (
    <li>
      <span className="what">
        <strong>{provider}</strong>
        <br />
        <span className="muted small figures">
          {t(linkedBySelf ? 'identities.linkedBySelf' : 'identities.linkedByOther', { at: instant(linkedAt) })}
          {usedAt === null ? t('passkeys.unused') : t('passkeys.used', { at: instant(usedAt) })}
        </span>
      </span>
      <Button onClick={onUnlink} aria-label={t('identities.unlinkNamed', { provider })}>
        {t('identities.unlink')}
      </Button>
    </li>
  )
}

function Linkable({ provider, onLink }: { provider: SignInProvider; onLink: () => void }) {
  const { t } = useTranslation('people')
  const name = useProviderName()(provider)
  return (
    <li>
      <span className="what">
        <strong>{name}</strong> <span className="muted">{t('identities.notLinked')}</span>
      </span>
      <Button onClick={onLink} aria-label={t('identities.linkNamed', { provider: name })}>
        {t('identities.link')}
      </Button>
    </li>
  )
}

interface DialogProps {
  doing: Doing | undefined
  needsPassword: boolean
  onClose: () => void
}

function Dialog({ doing, needsPassword, onClose }: DialogProps) {
  const { t } = useTranslation('people')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const nameOf = useProviderName()
  const { what = 'link', provider } = doing ?? {}
  const names = { provider: provider === undefined ? '' : nameOf(provider) }
  const address = `${path}/${provider?.id ?? ''}`
  const acts = {
    link: (password: string) => leaveFor(address, { body: { password }, then: window.location.pathname }),
    unlink: async (password: string) => {
      await sendJson('DELETE', address, { password })
      void message.success(t('identities.unlinked'))
      void queries.invalidateQueries({ queryKey: key })
      onClose()
    },
  }
  return (
    <ConfirmWithPassword
      open={doing !== undefined}
      title={t(`identities.${what}Named`, names)}
      about={t(`identities.${what}About`, names)}
      act={t(`identities.${what}`)}
      danger={what === 'unlink'}
      needsPassword={needsPassword}
      onConfirm={acts[what]}
      onDone={() => undefined}
      onClose={onClose}
    />
  )
}

/** Beside login and password: a passkey, and the providers that the settings name. */
import { startAuthentication } from '@simplewebauthn/browser'
import { useMutation } from '@tanstack/react-query'
import { Button, Divider } from 'antd'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../../platform/web/api.ts'
import type { KeyChallenge, SignInProvider } from '../contract.ts'
import { WayFailed } from './way-failed.tsx'
import { leaveFor, passkeyPlace, useProviderName, useWays } from './ways.ts'

type Options = Parameters<typeof startAuthentication>[0]['optionsJSON']

export function OtherWays({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('people')
  const ways = useWays()
  if (ways.data === undefined) return null
  const { passkeys, providers, origin } = ways.data
  const place = passkeyPlace(passkeys?.origin ?? null)
  if (place === 'nowhere' && providers.length === 0) return null
  return (
    <div className="sign-in other-ways">
      <Divider plain>{t('ways.or')}</Divider>
      {place === 'here' && <ByPasskey onDone={onDone} />}
      {providers.map((provider) => (
        <ByProvider key={provider.id} provider={provider} origin={origin} />
      ))}
      {place !== 'here' && place !== 'nowhere' && <PasskeysElsewhere origin={passkeys?.origin ?? ''} />}
    </div>
  )
}

/** Why there is no passkey here, and where there is. */
export function PasskeysElsewhere({ origin }: { origin: string }) {
  const { t } = useTranslation('people')
  if (passkeyPlace(origin) === 'unsupported') return <p className="muted small">{t('ways.unsupported')}</p>
  return (
    <p className="muted small">
      {t('ways.elsewhere')} <a href={`${origin}${window.location.pathname}`}>{origin}</a>
    </p>
  )
}

function ByPasskey({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('people')
  const signIn = useMutation({
    mutationFn: async () => {
      const path = '/api/sign-in/passkey'
      const { ticket, options } = await sendJson<KeyChallenge<Options>>('POST', `${path}/challenge`, {})
      const answer = await startAuthentication({ optionsJSON: options })
      return sendJson('POST', path, { ticket, answer })
    },
    onSuccess: onDone,
  })
  return (
    <>
      <Button size="large" block loading={signIn.isPending} onClick={() => signIn.mutate()}>
        {t('ways.byPasskey')}
      </Button>
      {signIn.isError && <WayFailed error={signIn.error} />}
    </>
  )
}

/** It sends people back to one address only: whoever stands at another begins there. */
function ByProvider({ provider, origin }: { provider: SignInProvider; origin: string | null }) {
  const { t } = useTranslation('people')
  const nameOf = useProviderName()
  const leave = useMutation({
    mutationFn: async () => {
      const then = window.location.pathname
      if (window.location.origin !== origin) return window.location.assign(`${origin ?? ''}${then}`)
      await leaveFor(`/api/sign-in/provider/${provider.id}`, { body: {}, then })
    },
  })
  return (
    <>
      <Button size="large" block loading={leave.isPending || leave.isSuccess} onClick={() => leave.mutate()}>
        {t('ways.byProvider', { provider: nameOf(provider) })}
      </Button>
      {leave.isError && <WayFailed error={leave.error} />}
    </>
  )
}

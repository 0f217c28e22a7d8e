/** The second step by a passkey: a touch is enough. */
import { startAuthentication } from '@simplewebauthn/browser'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../../platform/web/api.ts'
import type { KeyChallenge } from '../contract.ts'
import { PasskeysElsewhere } from './other-ways.tsx'
import { WayFailed } from './way-failed.tsx'
import { passkeyPlace, useWays } from './ways.ts'

type Options = Parameters<typeof startAuthentication>[0]['optionsJSON']

interface Props {
  ticket: string
  onDone: () => void
  onAgain: () => void
  /** The code in place of the passkey, where one is set up. */
  onOther?: () => void
}

const path = '/api/sign-in/second-passkey'

export function SecondPasskey({ ticket: step, onDone, onAgain, onOther }: Props) {
  const { t } = useTranslation('people')
  const origin = useWays().data?.passkeys?.origin ?? null
  const send = useMutation({
    mutationFn: async () => {
      const { ticket, options } = await sendJson<KeyChallenge<Options>>('POST', `${path}/challenge`, { step })
      const answer = await startAuthentication({ optionsJSON: options })
      return sendJson('POST', path, { step, ticket, answer })
    },
    onSuccess: onDone,
  })
  return (
    <div className="sign-in">
      <h2>{t('ways.secondTitle')}</h2>
      <p>{t('ways.secondAbout')}</p>
      {origin !== null && passkeyPlace(origin) !== 'here' && <PasskeysElsewhere origin={origin} />}
      {send.isError && <WayFailed error={send.error} />}
      <div>
        <Button type="primary" size="large" autoFocus loading={send.isPending} onClick={() => send.mutate()}>
          {t('ways.usePasskey')}
        </Button>
      </div>
      <div className="account-actions">
        {onOther !== undefined && (
          <Button type="link" onClick={onOther}>
            {t('ways.useCode')}
          </Button>
        )}
        <Button type="link" onClick={onAgain}>
          {t('signIn.again')}
        </Button>
      </div>
    </div>
  )
}

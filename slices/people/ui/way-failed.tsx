/** What went wrong with a way in: the server's refusal, or what the browser said about the passkey. */
import { WebAuthnError } from '@simplewebauthn/browser'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'

/** Turned away, too late, no such key on this device: browsers tell these apart for nobody. */
const isTurnedAway = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError')

const isKnownKey = (error: unknown): boolean => error instanceof Error && error.name === 'InvalidStateError'

export function WayFailed({ error }: { error: unknown }) {
  const { t } = useTranslation('people')
  const word = isTurnedAway(error)
    ? 'ways.turnedAway'
    : isKnownKey(error)
      ? 'ways.knownKey'
      : error instanceof WebAuthnError
        ? 'ways.browserFailed'
        : undefined
  if (word === undefined) return <FailedState error={error} />
  return (
    <p role="alert" className="way-failed">
      {t(word)}
    </p>
  )
}

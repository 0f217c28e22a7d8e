import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import type { LeaveForProvider, SignInProvider, SignInWays } from '../contract.ts'

export const useWays = () =>
  useQuery({ queryKey: ['ways'], queryFn: () => getJson<SignInWays>('/api/sign-in/ways'), staleTime: Infinity })

/** 'elsewhere': only at the installation's own address; 'unsupported': not by this browser. */
export type PasskeyPlace = 'here' | 'elsewhere' | 'unsupported' | 'nowhere'

export function passkeyPlace(origin: string | null): PasskeyPlace {
  if (origin === null) return 'nowhere'
  if (window.location.origin !== origin) return 'elsewhere'
  return browserSupportsWebAuthn() ? 'here' : 'unsupported'
}

/** The provider's label in the language of the page. */
export function useProviderName(): (provider: SignInProvider) => string {
  const { i18n } = useTranslation()
  return ({ label, labelEn }) => (i18n.language === 'en' ? labelEn : label)
}

const KEPT = 'lianbing single sign-on'

/** This tab alone holds the ticket while it is away at the provider; `then` is the page to come back to. */
export async function leaveFor(path: string, { body, then }: { body: object; then: string }): Promise<void> {
  const { address, ticket } = await sendJson<LeaveForProvider>('POST', path, body)
  window.sessionStorage.setItem(KEPT, JSON.stringify([ticket, then]))
  window.location.assign(address)
}

/** The ticket and the page to go on with; undefined: this tab did not leave. */
export function keptTicket(): { ticket: string; then: string } | undefined {
  const kept: unknown = JSON.parse(window.sessionStorage.getItem(KEPT) ?? 'null')
  if (!Array.isArray(kept)) return undefined
  const [ticket, then]: unknown[] = kept
  // A page of ours: never an address that somebody else put there.
  const isOurs = typeof then === 'string' && /^\/(?!\/)/.test(then)
  return typeof ticket === 'string' ? { ticket, then: isOurs ? then : '/' } : undefined
}

export const forgetTicket = (): void => window.sessionStorage.removeItem(KEPT)

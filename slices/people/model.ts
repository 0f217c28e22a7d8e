import type { Role } from './contract.ts'

/** Who can change rights, scores or sealed matters, or reads everything, signs in with two factors (GB/T 22239 8.1.4.1 d). */
export const rolesWithSecondFactor: readonly Role[] = [
  'administrator',
  'unit-administrator',
  'office-clerk',
  'discipline',
  'leadership',
  'auditor',
  'review-secretary',
]

/** What the installation asks; 'posts-that-decide' unless said (LIANBING_SECOND_FACTOR). */
export interface SecondFactorAsked {
  demonstration: boolean
  secondFactor?: 'everybody' | 'posts-that-decide'
}

/** A demonstration has no accounts worth it, and its visitors no telephone at hand. */
export const needsSecondFactor = (
  held: readonly Role[],
  { demonstration, secondFactor = 'posts-that-decide' }: SecondFactorAsked,
): boolean =>
  !demonstration && held.some((role) => secondFactor === 'everybody' || rolesWithSecondFactor.includes(role))

/** A passkey asked for its PIN or fingerprint; 'oidc' alone is a provider that told of no second factor. */
export const hasSecondFactor = (method: string): boolean => method === 'passkey' || method.includes('+')

/** Who sees everything or decides: such a post is given, handed over and ended, and its account changed, by two. */
export const decidingRoles: readonly Role[] = ['administrator', 'auditor', 'leadership', 'discipline', 'office-clerk']

export const isDeciding = (role: string): boolean => decidingRoles.some((one) => one === role)

/** When two accounts count as two persons. Pure. */
import type { Role } from './contract.ts'

/** Who agrees to what is done to such an account. */
export const rolesThatAgree: readonly Role[] = ['administrator', 'leadership']

/** `days`: so long an account counts as in the hands of who saw its link; `coolingHours`: to object, where nobody can agree. */
export const independence = { days: 14, coolingHours: 24 } as const

/**
 * Why two accounts do not count as two persons: one pair of hands could have been both; one gave the other a post; they
 * have the same certificate; one stands in for the other.
 */
export type Tie = 'hands' | 'post' | 'certificate' | 'stand-in'

export const handsSince = (now: Date): string => new Date(now.getTime() - independence.days * 86_400_000).toISOString()

export const coolsAt = (now: Date): Date => new Date(now.getTime() + independence.coolingHours * 3_600_000)

import type { Vault } from '../../platform/auth/vault.ts'

/** Logins are compared in this form: NFKC, lower case, no space around. */
export const normalLogin = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase()

/**
 * Under which failures of an account are counted: of the login as typed, whether or not anybody has it. A digest,
 * since people type their password into the wrong field.
 */
export const accountKey = (vault: Vault, login: string): string =>
  `account:${vault.digest(normalLogin(login), 'login')}`

export const secondKey = (person: string): string => `second:${person}`

export const addressKey = (address: string): string => `address:${address}`

import type { AccessTable } from '../../platform/http/access.ts'

/** Passkeys and single sign-on. Signing in by them is `people.sign-in`, as by a password. */
export const waysAccess = {
  'people.signed-out-there': { who: 'anyone', on: 'self' },
  'people.passkeys': { who: 'signed-in', on: 'self', token: 'never' },
  'people.add-passkey': { who: 'signed-in', on: 'self', token: 'never' },
  'people.remove-passkey': { who: 'signed-in', on: 'self', token: 'never' },
  'people.identities': { who: 'signed-in', on: 'self', token: 'never' },
  'people.link-identity': { who: 'signed-in', on: 'self', token: 'never' },
  'people.unlink-identity': { who: 'signed-in', on: 'self', token: 'never' },
  'people.confirm-identity': { who: ['administrator'], on: 'installation', token: 'never' },
  'people.dismiss-identity': { who: ['administrator'], on: 'installation', token: 'never' },
} satisfies AccessTable

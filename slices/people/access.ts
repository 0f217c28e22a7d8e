import type { AccessTable } from '../../platform/http/access.ts'
import { accountsAccess } from './access-accounts.ts'
import { waysAccess } from './access-ways.ts'

export const access = {
  'people.sign-in': { who: 'anyone', on: 'self' },
  'people.set-up': { who: 'anyone', on: 'self' },
  'people.session': { who: 'anyone', on: 'self' },
  'people.sign-out': { who: 'signed-in', on: 'self' },
  'people.choose-language': { who: 'signed-in', on: 'self' },
  'people.my-account': { who: 'signed-in', on: 'self' },
  'people.change-password': { who: 'signed-in', on: 'self' },
  'people.set-second-factor': { who: 'signed-in', on: 'self' },
  'people.remove-second-factor': { who: 'signed-in', on: 'self' },
  'people.renew-recovery-codes': { who: 'signed-in', on: 'self' },
  'people.end-session': { who: 'signed-in', on: 'self' },
  'people.switch-post': { who: 'signed-in', on: 'self' },
  'people.unlock': [
    { who: ['administrator'], on: 'installation' },
    { who: ['unit-administrator'], on: 'own-units' },
  ],
  ...accountsAccess,
  ...waysAccess,
  'people.delegations': [
    { who: ['unit-administrator'], on: 'own-units', token: 'never' },
    { who: 'signed-in', on: 'self', token: 'never' },
  ],
  'people.delegate': [
    { who: ['unit-administrator'], on: 'own-units', token: 'never' },
    { who: 'signed-in', on: 'self', token: 'never' },
  ],
  'people.my-data': { who: 'signed-in', on: 'self', token: 'never' },
  'people.answer-correction': { who: ['administrator'], on: 'installation', token: 'never' },
  'people.tokens': { who: 'signed-in', on: 'self', token: 'never' },
} satisfies AccessTable

import type { AccessTable, Grant } from '../../platform/http/access.ts'

/** The administrator everywhere, a unit's administrator in the own units; never by a token. */
const administrators: readonly Grant[] = [
  { who: ['administrator'], on: 'installation', token: 'never' },
  { who: ['unit-administrator'], on: 'own-units', token: 'never' },
]

export const accountsAccess = {
  'people.first-administrator': { who: 'anyone', on: 'self', token: 'never' },
  'people.read-accounts': administrators,
  'people.manage-accounts': administrators,
  'people.import-accounts': administrators,
  'people.approve-accounts': { who: ['administrator', 'leadership'], on: 'installation', token: 'never' },
  'people.object': { who: ['administrator', 'leadership', 'auditor'], on: 'installation', token: 'never' },
  'people.ask-recovery': administrators,
  'people.approve-recovery': [
    { who: ['administrator', 'leadership'], on: 'installation', token: 'never' },
    { who: ['unit-administrator'], on: 'own-units', token: 'never' },
  ],
} satisfies AccessTable

/** Officers write the records of the own unit; who answers for cases reads them. Experts see none here, administrators no case. */
import type { AccessTable } from '../../platform/http/access.ts'

const during = ['preparing', 'open', 'review'] as const

export const access = {
  'records.read': [
    { who: ['office-clerk', 'supervisor', 'review-secretary', 'auditor', 'leadership'], on: 'campaign' },
    { who: ['county-officer', 'liaison'], on: 'own-units' },
  ],
  'records.write': { who: ['county-officer'], on: 'own-units', during, token: 'never' },
  'records.draft': { who: ['county-officer'], on: 'own-units', token: 'never' },
  'records.keep-device': { who: ['county-officer'], on: 'self', token: 'never' },
} satisfies AccessTable

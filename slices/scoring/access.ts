/** Who may see results and who makes them. Liaisons see every total that the office shows, and rows of their own territory only. */
import type { AccessTable } from '../../platform/http/access.ts'

const seesAll = ['office-clerk', 'review-secretary', 'leadership', 'auditor'] as const

export const access = {
  'scoring.read': [
    { who: seesAll, on: 'campaign' },
    { who: ['liaison'], on: 'own-units' },
  ],
  'scoring.rows': [
    { who: seesAll, on: 'campaign' },
    { who: ['liaison'], on: 'own-units' },
  ],
  'scoring.run': { who: ['office-clerk'], on: 'campaign' },
  'scoring.freeze': { who: ['office-clerk', 'leadership'], on: 'campaign' },
  'scoring.what-if': { who: seesAll, on: 'campaign' },
  'scoring.export': { who: seesAll, on: 'campaign' },
  'scoring.flags': { who: ['office-clerk', 'review-secretary', 'auditor'], on: 'campaign' },
  'scoring.coverage': [
    { who: seesAll, on: 'campaign' },
    { who: ['liaison'], on: 'own-units' },
  ],
  'scoring.assign-coverage': [
    { who: ['office-clerk'], on: 'campaign' },
    { who: ['liaison'], on: 'own-units' },
  ],
} satisfies AccessTable

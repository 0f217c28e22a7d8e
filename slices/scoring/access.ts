/** Who may see results and who makes them. Liaisons see every total that the office shows, and rows of their own territory only. */
import type { AccessTable } from '../../platform/http/access.ts'

const seesAll = ['office-clerk', 'review-secretary', 'leadership', 'auditor'] as const

/** Rehearsed before the campaign opens; what counts is made while it is open or under review. */
const untilClosed = ['preparing', 'open', 'review'] as const
const onceOpen = ['open', 'review'] as const

export const access = {
  'scoring.read': [
    { who: seesAll, on: 'campaign' },
    { who: ['liaison'], on: 'own-units' },
  ],
  'scoring.rows': [
    { who: seesAll, on: 'campaign' },
    { who: ['liaison'], on: 'own-units' },
  ],
  'scoring.run': { who: ['office-clerk'], on: 'campaign', during: untilClosed },
  'scoring.freeze': { who: ['office-clerk', 'leadership'], on: 'campaign', during: onceOpen },
  'scoring.approve-freeze': { who: ['office-clerk', 'leadership'], on: 'campaign', during: onceOpen, token: 'never' },
  'scoring.approve-release': { who: ['office-clerk', 'leadership'], on: 'campaign', during: onceOpen, token: 'never' },
  'scoring.release': { who: ['office-clerk', 'leadership'], on: 'campaign', during: onceOpen, token: 'never' },
  'scoring.what-if': { who: seesAll, on: 'campaign' },
  'scoring.keep-scenario': { who: seesAll, on: 'campaign', during: untilClosed },
  'scoring.export': { who: seesAll, on: 'campaign' },
  'scoring.flags': { who: ['office-clerk', 'review-secretary', 'auditor'], on: 'campaign' },
  'scoring.coverage': [
    { who: seesAll, on: 'campaign' },
    { who: ['liaison'], on: 'own-units' },
  ],
  'scoring.assign-coverage': [
    { who: ['office-clerk'], on: 'campaign', during: untilClosed },
    { who: ['liaison'], on: 'own-units', during: untilClosed },
  ],
} satisfies AccessTable

/** The organisation is known to those who work in it; figures are the prefecture's to report and the office's to accept. */
import type { AccessTable } from '../../platform/http/access.ts'

const always = ['preparing', 'open', 'review', 'closed'] as const
const during = ['preparing', 'open', 'review'] as const
const above = ['office-clerk', 'leadership', 'review-secretary', 'supervisor', 'auditor', 'administrator'] as const

export const access = {
  'organisation.read': [
    { who: above, on: 'campaign' },
    { who: ['liaison', 'unit-administrator'], on: 'own-units' },
  ],
  'organisation.groups': { who: [...above, 'liaison', 'expert', 'publicity-clerk'], on: 'campaign' },
  'organisation.directory': { who: [...above, 'liaison', 'unit-administrator'], on: 'campaign' },
  'organisation.confirm': { who: ['liaison'], on: 'self', during: always },
  'organisation.set': { who: ['office-clerk'], on: 'campaign', during },
  'organisation.read-figures': [
    { who: ['office-clerk', 'leadership', 'auditor', 'administrator'], on: 'campaign' },
    { who: ['liaison'], on: 'own-units' },
  ],
  'organisation.report-figures': { who: ['liaison'], on: 'own-units', during },
  'organisation.decide-figures': { who: ['office-clerk'], on: 'campaign', during },
  'organisation.read-rosters': [
    { who: ['office-clerk', 'leadership', 'review-secretary', 'auditor'], on: 'campaign' },
    { who: ['liaison'], on: 'own-units' },
  ],
  'organisation.freeze-roster': { who: ['office-clerk'], on: 'campaign', during },
  'organisation.before-opening': { who: ['office-clerk', 'leadership', 'auditor', 'administrator'], on: 'campaign' },
} satisfies AccessTable

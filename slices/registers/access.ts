/** Who may see and import registers. A liaison sees and imports rows of the own territory; scores are the office's. An
 * administrator brings in units and officers on the first day (reach.ts) and sees no other register. */
import type { AccessTable } from '../../platform/http/access.ts'

/** Registers are mended until the campaign is closed. */
const during = ['preparing', 'open', 'review'] as const

export const access = {
  'registers.read': [
    { who: ['office-clerk', 'review-secretary', 'leadership', 'auditor'], on: 'campaign' },
    { who: ['administrator'], on: 'campaign' },
    { who: ['liaison'], on: 'own-units' },
  ],
  'registers.import': [
    { who: ['office-clerk'], on: 'campaign', during },
    { who: ['administrator'], on: 'campaign', during: ['preparing'] },
    { who: ['liaison'], on: 'own-units', during },
  ],
} satisfies AccessTable

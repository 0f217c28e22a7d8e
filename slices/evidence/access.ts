/**
 * A unit's officers build volumes, log pieces and facts; officer or liaison seal; who breaks a seal is the liaison or the
 * office, never the officer alone. Experts see none of it here.
 */
import type { AccessTable } from '../../platform/http/access.ts'

const during = ['preparing', 'open', 'review'] as const
/** Pieces of evidence change hands as long as they exist. */
const always = ['preparing', 'open', 'review', 'closed'] as const
const above = ['office-clerk', 'supervisor', 'review-secretary', 'leadership', 'auditor'] as const

export const access = {
  /** Public keys and since when: whoever holds a bundle compares. */
  'evidence.keys': { who: 'anyone', on: 'installation' },
  'evidence.read': [
    { who: above, on: 'campaign' },
    { who: ['liaison', 'county-officer'], on: 'own-units' },
  ],
  'evidence.write': { who: ['county-officer'], on: 'own-units', during },
  'evidence.seal': { who: ['county-officer', 'liaison'], on: 'own-units', during },
  'evidence.break-seal': [
    { who: ['office-clerk'], on: 'campaign', during },
    { who: ['liaison'], on: 'own-units', during },
  ],
  'evidence.log': [
    { who: ['county-officer', 'liaison'], on: 'own-units', during: always },
    { who: ['supervisor'], on: 'campaign', during: always },
  ],
  'evidence.sign': { who: ['county-officer', 'liaison', 'supervisor'], on: 'self', during: always },
} satisfies AccessTable

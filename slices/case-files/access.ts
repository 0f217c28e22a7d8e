/** A unit's officers write its files, its liaison puts them forward; who supervises or decides reads all. Experts see none here. */
import type { AccessTable } from '../../platform/http/access.ts'

const during = ['preparing', 'open', 'review'] as const
const whileFilesCount = ['open', 'review'] as const
const above = ['office-clerk', 'supervisor', 'review-secretary', 'leadership', 'auditor'] as const

export const access = {
  'case-files.read': [
    { who: above, on: 'campaign' },
    { who: ['liaison', 'county-officer'], on: 'own-units' },
  ],
  'case-files.write': { who: ['county-officer'], on: 'own-units', during },
  'case-files.judge': { who: ['office-clerk', 'supervisor', 'review-secretary'], on: 'campaign', during },
  'case-files.put-forward': { who: ['liaison'], on: 'own-units', during: whileFilesCount },
  'case-files.decide': { who: ['office-clerk'], on: 'campaign', during: whileFilesCount },
  'case-files.guide': { who: ['supervisor'], on: 'campaign', during },
  'case-files.answer': { who: ['county-officer', 'liaison'], on: 'own-units', during },
  'case-files.check-all': { who: ['office-clerk'], on: 'campaign', during },
} satisfies AccessTable

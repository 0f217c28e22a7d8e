/** Rules are no secret among those who are judged by them; what is wrong with them is the office's to settle. */
import type { AccessTable } from '../../platform/http/access.ts'

export const access = {
  'campaigns.read': { who: 'signed-in', on: 'campaign' },
  'campaigns.check': { who: ['office-clerk', 'review-secretary', 'leadership', 'auditor'], on: 'campaign' },
  'campaigns.pick': { who: ['administrator'], on: 'installation', token: 'never' },
  'campaigns.decide-reading': { who: ['office-clerk'], on: 'campaign', during: ['preparing', 'open', 'review'] },
  'campaigns.move-stage': {
    who: ['office-clerk', 'leadership'],
    on: 'campaign',
    during: ['preparing', 'open', 'review', 'closed'],
    token: 'never',
  },
  'campaigns.approve-move-ahead': { who: ['office-clerk', 'leadership'], on: 'campaign', token: 'never' },
  'campaigns.approve-move-back': { who: ['office-clerk', 'leadership'], on: 'campaign', token: 'never' },
} satisfies AccessTable

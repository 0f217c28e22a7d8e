/** The office coordinates, units receive, ask and answer for themselves; experts see what is addressed to them and nothing else. */
import type { AccessTable } from '../../platform/http/access.ts'

const during = ['preparing', 'open', 'review'] as const
const above = ['office-clerk', 'leadership', 'auditor', 'supervisor'] as const

export const access = {
  'coordination.read': [
    { who: above, on: 'campaign' },
    { who: ['liaison', 'county-officer'], on: 'own-units' },
  ],
  'coordination.read-addressed': { who: ['expert'], on: 'self' },
  'coordination.announce': [
    { who: ['office-clerk'], on: 'campaign', during },
    { who: ['liaison'], on: 'own-units', during },
  ],
  'coordination.receive': { who: ['liaison', 'county-officer'], on: 'own-units', during },
  'coordination.confirm': { who: ['liaison'], on: 'own-units', during },
  'coordination.remind': [
    { who: ['office-clerk'], on: 'campaign', during },
    { who: ['liaison'], on: 'own-units', during },
  ],
  'coordination.ask': { who: ['liaison', 'county-officer'], on: 'own-units', during },
  'coordination.answer': { who: ['office-clerk'], on: 'campaign', during },
  'coordination.read-problems': [
    { who: above, on: 'campaign' },
    { who: ['liaison'], on: 'own-units' },
  ],
  'coordination.raise': [
    { who: ['office-clerk', 'supervisor'], on: 'campaign', during },
    { who: ['liaison'], on: 'own-units', during },
  ],
  'coordination.work': [
    { who: ['office-clerk', 'supervisor', 'leadership'], on: 'campaign', during },
    { who: ['liaison'], on: 'own-units', during },
  ],
  'coordination.settle': [
    { who: ['office-clerk', 'supervisor'], on: 'campaign', during },
    { who: ['liaison'], on: 'own-units', during },
  ],
  'coordination.record-meeting': { who: ['office-clerk'], on: 'campaign', during },
  'coordination.sign-meeting': { who: ['office-clerk', 'leadership'], on: 'campaign', during, token: 'never' },
} satisfies AccessTable

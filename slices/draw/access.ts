/** The draw is held by the office, checked by each unit for its own lines, and seen by everybody as far as cases are public. */
import type { AccessTable } from '../../platform/http/access.ts'

const during = ['open', 'review'] as const
const seers = ['office-clerk', 'leadership', 'auditor', 'supervisor', 'review-secretary', 'discipline'] as const

export const access = {
  'draw.read': [
    { who: seers, on: 'campaign' },
    { who: ['liaison'], on: 'own-units' },
  ],
  /** Lines of every unit, and the whole folder: who holds the draw, and who may be asked whether it was held right. */
  'draw.read-all': { who: seers, on: 'campaign' },
  /** Names of experts and why they are recused. */
  'draw.candidates': { who: ['office-clerk', 'auditor', 'leadership'], on: 'campaign' },
  'draw.set': { who: ['office-clerk'], on: 'campaign', during },
  'draw.check': { who: ['liaison'], on: 'own-units', during },
  'draw.decide-objection': { who: ['office-clerk'], on: 'campaign', during },
  'draw.freeze': { who: ['office-clerk'], on: 'campaign', during, token: 'never' },
  'draw.hold': { who: ['office-clerk'], on: 'campaign', during, token: 'never' },
  /** The seed takes two of these, each under the own sign-in. */
  'draw.enter-digits': { who: seers, on: 'campaign', during, token: 'never' },
  /** A witness with an account signs the minutes; who has none signs on paper, which who holds the draw records. */
  'draw.sign': { who: seers, on: 'campaign', during, token: 'never' },
  'draw.replace': { who: ['office-clerk'], on: 'campaign', during },
  'draw.ask-void': { who: ['office-clerk'], on: 'campaign', during, token: 'never' },
  'draw.approve-void': { who: ['office-clerk', 'leadership'], on: 'campaign' },
  'draw.public': { who: 'anyone', on: 'installation' },
} satisfies AccessTable

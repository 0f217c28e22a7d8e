/** Everybody sees what waits for their own decision and what they asked for; the kind's own verb says who decides. */
import type { AccessTable } from '../../platform/http/access.ts'

export const access = {
  'approvals.read': { who: 'signed-in', on: 'self' },
  'approvals.decide': { who: 'signed-in', on: 'self', token: 'never' },
  'approvals.complete': { who: 'signed-in', on: 'self', token: 'never' },
  'approvals.withdraw': { who: 'signed-in', on: 'self', token: 'never' },
} satisfies AccessTable

/** Everybody has a desk of their own; what lies on it is decided by the verbs of the slices that are asked. */
import type { AccessTable } from '../../platform/http/access.ts'

export const access = {
  'desk.notices': { who: 'signed-in', on: 'self', token: 'never' },
  'desk.read-notices': { who: 'signed-in', on: 'self', token: 'never' },
  'desk.waiting': { who: 'signed-in', on: 'self', token: 'never' },
  'desk.search': { who: 'signed-in', on: 'self', token: 'never' },
} satisfies AccessTable

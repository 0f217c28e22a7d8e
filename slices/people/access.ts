import type { AccessTable } from '../../platform/http/access.ts'

export const access = {
  'people.sign-in': { who: 'anyone', on: 'self' },
  'people.session': { who: 'anyone', on: 'self' },
  'people.sign-out': { who: 'signed-in', on: 'self' },
  'people.choose-language': { who: 'signed-in', on: 'self' },
} satisfies AccessTable

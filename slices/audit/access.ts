import type { AccessTable } from '../../platform/http/access.ts'

export const access = {
  'audit.history': { who: 'signed-in', on: 'self' },
  'audit.read': { who: ['auditor', 'discipline'], on: 'installation' },
  'audit.export': { who: ['auditor'], on: 'installation' },
  'audit.verify': { who: ['auditor'], on: 'installation', token: 'named' },
  'audit.roots': { who: ['auditor', 'administrator', 'office-clerk', 'leadership', 'discipline'], on: 'installation' },
  'audit.retention': { who: ['auditor', 'administrator'], on: 'installation' },
  'audit.invariants': { who: ['auditor', 'administrator'], on: 'installation' },
  'audit.check-data': { who: ['auditor', 'administrator'], on: 'installation' },
  'audit.delete-due': { who: ['administrator'], on: 'installation' },
} satisfies AccessTable

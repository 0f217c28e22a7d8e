import { lazy } from 'react'
import type { ObjectAddresses, PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'approvals',
    verb: 'approvals.read',
    title: 'approvals:list.title',
    help: { clauses: ['n3.1.1'], key: 'approvals:help.list' },
    navigation: { group: 'mine', order: 20 },
    component: lazy(() => import('./approvals-page.tsx')),
  },
]

export const objects: ObjectAddresses = { approval: () => 'approvals' }

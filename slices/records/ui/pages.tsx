import { lazy } from 'react'
import type { ObjectAddresses, PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'records',
    verb: 'records.read',
    title: 'records:title',
    help: { clauses: ['n2.2a', 'n2.3b'], key: 'records:help.list' },
    navigation: { group: 'campaign', order: 52 },
    component: lazy(() => import('./records-page.tsx')),
  },
  {
    path: 'records/$record',
    verb: 'records.read',
    title: 'records:title',
    under: 'records',
    component: lazy(() => import('./record-page.tsx')),
  },
]

export const objects: ObjectAddresses = {
  records: () => 'records',
  record: (id) => `records/${encodeURIComponent(id)}`,
}

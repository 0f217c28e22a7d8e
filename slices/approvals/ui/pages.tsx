import { lazy } from 'react'
import type { PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'approvals',
    verb: 'approvals.read',
    title: 'approvals:list.title',
    navigation: { group: 'mine', order: 20 },
    component: lazy(() => import('./approvals-page.tsx')),
  },
]

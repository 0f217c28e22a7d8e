import { lazy } from 'react'
import type { PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'notices',
    place: 'house',
    verb: 'desk.notices',
    title: 'desk:notices.title',
    help: { clauses: ['n3.1.5'], key: 'desk:help.notices' },
    navigation: { group: 'mine', order: 10 },
    component: lazy(() => import('./notices-page.tsx')),
  },
]

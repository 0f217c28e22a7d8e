import { lazy } from 'react'
import type { PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'scoring/league',
    verb: 'scoring.read',
    title: 'scoring:league.title',
    navigation: { group: 'results', order: 10 },
    component: lazy(() => import('./league-page.tsx')),
  },
  {
    path: 'scoring/rows',
    verb: 'scoring.rows',
    title: 'scoring:rows.page',
    component: lazy(() => import('./rows-page.tsx')),
  },
]

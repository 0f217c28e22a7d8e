import { lazy } from 'react'
import type { PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'registers',
    verb: 'registers.read',
    title: 'registers:list.title',
    navigation: { group: 'campaign', order: 20 },
    component: lazy(() => import('./registers-page.tsx')),
  },
  {
    path: 'import',
    verb: 'registers.import',
    title: 'registers:import.title',
    navigation: { group: 'campaign', order: 22 },
    component: lazy(() => import('./import-page.tsx')),
  },
  {
    path: 'imports',
    verb: 'registers.read',
    title: 'registers:history.title',
    navigation: { group: 'campaign', order: 24 },
    component: lazy(() => import('./history-page.tsx')),
  },
  {
    path: 'registers/$register',
    verb: 'registers.read',
    title: 'registers:list.title',
    component: lazy(() => import('./register-page.tsx')),
  },
]

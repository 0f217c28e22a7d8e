import { lazy } from 'react'
import type { PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'set-up',
    place: 'open',
    verb: 'people.set-up',
    title: 'people:setUp.title',
    component: lazy(() => import('./set-up-page.tsx')),
  },
  {
    path: 'my-account',
    place: 'house',
    verb: 'people.my-account',
    title: 'people:account.title',
    component: lazy(() => import('./my-account-page.tsx')),
  },
]

import { lazy } from 'react'
import type { PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'campaigns/pick',
    verb: 'campaigns.pick',
    title: 'campaigns:pick.page',
    navigation: { group: 'campaign', order: 90 },
    component: lazy(() => import('./pick-page.tsx')),
  },
  {
    path: 'campaigns/stage',
    verb: 'campaigns.read',
    title: 'campaigns:stage.title',
    navigation: { group: 'campaign', order: 50 },
    component: lazy(() => import('./stage-page.tsx')),
  },
  {
    path: 'campaigns/definition',
    verb: 'campaigns.read',
    title: 'campaigns:definition.title',
    navigation: { group: 'campaign', order: 60 },
    component: lazy(() => import('./definition-page.tsx')),
  },
  {
    path: 'campaigns/check',
    verb: 'campaigns.check',
    title: 'campaigns:check.title',
    navigation: { group: 'campaign', order: 70 },
    component: lazy(() => import('./check-page.tsx')),
  },
  {
    path: 'campaigns/diff',
    verb: 'campaigns.check',
    title: 'campaigns:diff.title',
    navigation: { group: 'campaign', order: 80 },
    component: lazy(() => import('./diff-page.tsx')),
  },
]

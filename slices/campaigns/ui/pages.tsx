import { lazy } from 'react'
import type { ObjectAddresses, PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'campaigns/pick',
    verb: 'campaigns.pick',
    title: 'campaigns:pick.page',
    help: { clauses: ['n3.1.2'], key: 'campaigns:help.pick' },
    navigation: { group: 'campaign', order: 90 },
    component: lazy(() => import('./pick-page.tsx')),
  },
  {
    path: 'campaigns/stage',
    verb: 'campaigns.read',
    title: 'campaigns:stage.title',
    help: { clauses: ['n4.1a', 'n4.2a', 'n4.4a'], key: 'campaigns:help.stage' },
    navigation: { group: 'campaign', order: 50 },
    component: lazy(() => import('./stage-page.tsx')),
  },
  {
    path: 'campaigns/definition',
    verb: 'campaigns.read',
    title: 'campaigns:definition.title',
    help: { clauses: ['n3.1.2'], key: 'campaigns:help.definition' },
    navigation: { group: 'campaign', order: 60 },
    component: lazy(() => import('./definition-page.tsx')),
  },
  {
    path: 'campaigns/check',
    verb: 'campaigns.check',
    title: 'campaigns:check.title',
    help: { clauses: ['n3.1.6', 'n3.2.1'], key: 'campaigns:help.check' },
    navigation: { group: 'campaign', order: 70 },
    component: lazy(() => import('./check-page.tsx')),
  },
  {
    path: 'campaigns/diff',
    verb: 'campaigns.check',
    title: 'campaigns:diff.title',
    help: { clauses: ['n3.2.1'], key: 'campaigns:help.diff' },
    navigation: { group: 'campaign', order: 80 },
    component: lazy(() => import('./diff-page.tsx')),
  },
]

export const objects: ObjectAddresses = {
  stage: () => 'campaigns/stage',
  clause: (id) => `campaigns/definition?${new URLSearchParams({ clause: id })}`,
  reading: (id) => `campaigns/check?${new URLSearchParams({ reading: id })}`,
  readings: () => 'campaigns/check?reading=',
  check: () => 'campaigns/check',
}

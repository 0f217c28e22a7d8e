import { lazy } from 'react'
import type { PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'audit/log',
    verb: 'audit.read',
    title: 'audit:log.title',
    help: { clauses: [], key: 'audit:help.log' },
    navigation: { group: 'campaign', order: 110 },
    component: lazy(() => import('./log-page.tsx')),
  },
  {
    path: 'audit/roots',
    verb: 'audit.roots',
    title: 'audit:roots.title',
    help: { clauses: [], key: 'audit:help.roots' },
    navigation: { group: 'campaign', order: 120 },
    component: lazy(() => import('./roots-page.tsx')),
  },
  {
    path: 'audit/invariants',
    verb: 'audit.invariants',
    title: 'audit:invariants.title',
    help: { clauses: [], key: 'audit:help.invariants' },
    navigation: { group: 'campaign', order: 125 },
    component: lazy(() => import('./invariants-page.tsx')),
  },
  {
    path: 'audit/retention',
    verb: 'audit.retention',
    title: 'audit:retention.title',
    help: { clauses: [], key: 'audit:help.retention' },
    navigation: { group: 'campaign', order: 130 },
    component: lazy(() => import('./retention-page.tsx')),
  },
]

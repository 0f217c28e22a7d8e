import { lazy } from 'react'
import type { ObjectAddresses, PageDefinition } from '../../../platform/web/pages.ts'

const ofFile = { tabOf: 'case-file', under: 'case-files' } as const

export const pages: PageDefinition[] = [
  {
    path: 'case-files',
    verb: 'case-files.read',
    title: 'case-files:list.title',
    help: { clauses: ['n2.2a', 'a1.1a', 'a1.1b'], key: 'case-files:help.list' },
    navigation: { group: 'campaign', order: 50 },
    component: lazy(() => import('./list-page.tsx')),
  },
  {
    path: 'case-files/open',
    verb: 'case-files.write',
    title: 'case-files:open.title',
    help: { clauses: ['n2.2a', 'a1.2b'], key: 'case-files:help.open' },
    under: 'case-files',
    component: lazy(() => import('./open-page.tsx')),
  },
  {
    path: 'case-files/$caseFile',
    verb: 'case-files.read',
    title: 'case-files:tabs.write',
    help: { clauses: ['a1.1a', 'n2.2a'], key: 'case-files:help.write' },
    ...ofFile,
    tabOrder: 10,
    component: lazy(() => import('./editor-page.tsx')),
  },
  {
    path: 'case-files/$caseFile/timeline',
    verb: 'case-files.read',
    title: 'case-files:tabs.timeline',
    help: { clauses: ['a1.1a'], key: 'case-files:help.timeline' },
    ...ofFile,
    tabOrder: 50,
    component: lazy(() => import('./timeline-page.tsx')),
  },
  {
    path: 'case-files/$caseFile/eligibility',
    verb: 'case-files.read',
    title: 'case-files:tabs.eligibility',
    help: { clauses: ['a1.1b', 'n5.4a'], key: 'case-files:help.eligibility' },
    ...ofFile,
    tabOrder: 60,
    component: lazy(() => import('./eligibility-page.tsx')),
  },
  {
    path: 'case-files/$caseFile/guidance',
    verb: 'case-files.read',
    title: 'case-files:tabs.guidance',
    help: { clauses: ['n3.5.3'], key: 'case-files:help.guidance' },
    ...ofFile,
    tabOrder: 70,
    component: lazy(() => import('./guidance-page.tsx')),
  },
  {
    path: 'case-files/$caseFile/history',
    verb: 'case-files.read',
    title: 'case-files:tabs.history',
    help: { clauses: ['a1.1a'], key: 'case-files:help.history' },
    ...ofFile,
    tabOrder: 80,
    component: lazy(() => import('./history-page.tsx')),
  },
  {
    path: 'case-slots',
    verb: 'case-files.read',
    title: 'case-files:slots.title',
    help: { clauses: ['a1.1c', 'a1.1d', 'a1.1f'], key: 'case-files:help.slots' },
    navigation: { group: 'campaign', order: 56 },
    component: lazy(() => import('./slots-page.tsx')),
  },
  {
    path: 'case-disclosure',
    verb: 'case-files.read',
    title: 'case-files:disclosure.title',
    help: { clauses: ['n5.4a', 'a1.1b'], key: 'case-files:help.disclosure' },
    navigation: { group: 'campaign', order: 57 },
    component: lazy(() => import('./disclosure-page.tsx')),
  },
  {
    path: 'case-defects',
    verb: 'case-files.read',
    title: 'case-files:defects.title',
    help: { clauses: ['n1.3', 'a1.1a'], key: 'case-files:help.defects' },
    navigation: { group: 'campaign', order: 58 },
    component: lazy(() => import('./defects-page.tsx')),
  },
]

export const objects: ObjectAddresses = {
  'case-file': (id) => `case-files/${id}`,
  'case-file-guidance': (id) => `case-files/${id}/guidance`,
  'case-files': () => 'case-files',
  'case-slots': () => 'case-slots',
}

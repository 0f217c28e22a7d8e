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
]

export const objects: ObjectAddresses = {
  'case-file': (id) => `case-files/${id}`,
}

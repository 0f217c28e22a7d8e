import { lazy } from 'react'
import type { ObjectAddresses, PageDefinition } from '../../../platform/web/pages.ts'

const ofFile = { tabOf: 'case-file', under: 'case-files' } as const

export const pages: PageDefinition[] = [
  {
    path: 'case-files/$caseFile/volumes',
    verb: 'evidence.read',
    title: 'evidence:tabs.volumes',
    help: { clauses: ['n1.3', 'n2.2a', 'a1.1a'], key: 'evidence:help.volumes' },
    ...ofFile,
    tabOrder: 30,
    component: lazy(() => import('./volumes-page.tsx')),
  },
  {
    path: 'case-files/$caseFile/volumes/$volume',
    verb: 'evidence.read',
    title: 'evidence:volumes.one',
    help: { clauses: ['n1.3', 'n2.2a'], key: 'evidence:help.volume' },
    under: 'case-files',
    component: lazy(() => import('./volume-page.tsx')),
  },
  {
    path: 'case-files/$caseFile/evidence',
    verb: 'evidence.read',
    title: 'evidence:tabs.items',
    help: { clauses: ['n1.3', 'n2.2a'], key: 'evidence:help.items' },
    ...ofFile,
    tabOrder: 35,
    component: lazy(() => import('./items-page.tsx')),
  },
  {
    path: 'case-files/$caseFile/evidence/$item',
    verb: 'evidence.read',
    title: 'evidence:items.one',
    help: { clauses: ['n1.3', 'n2.2a'], key: 'evidence:help.items' },
    under: 'case-files',
    component: lazy(() => import('./item-page.tsx')),
  },
  {
    path: 'evidence/items/$item',
    verb: 'evidence.read',
    title: 'evidence:items.one',
    help: { clauses: ['n1.3', 'n2.2a'], key: 'evidence:help.items' },
    under: 'evidence/hand-overs',
    component: lazy(() => import('./item-page.tsx')),
  },
  {
    path: 'case-files/$caseFile/matrix',
    verb: 'evidence.read',
    title: 'evidence:tabs.matrix',
    help: { clauses: ['n2.2a', 'a1.1a'], key: 'evidence:help.matrix' },
    ...ofFile,
    tabOrder: 40,
    component: lazy(() => import('./matrix-page.tsx')),
  },
  {
    path: 'evidence/hand-overs',
    verb: 'evidence.sign',
    title: 'evidence:handOvers.title',
    help: { clauses: ['n2.2a'], key: 'evidence:help.handOvers' },
    navigation: { group: 'mine', order: 60 },
    component: lazy(() => import('./hand-overs-page.tsx')),
  },
]

export const objects: ObjectAddresses = {
  'hand-over': () => 'evidence/hand-overs',
  evidence: (id) => `evidence/items/${id}`,
}

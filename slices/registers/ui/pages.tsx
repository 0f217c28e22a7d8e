import { lazy } from 'react'
import type { ObjectAddresses, PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'registers',
    verb: 'registers.read',
    title: 'registers:list.title',
    help: { clauses: ['a1.2b', 'a1.2c', 'a1.4d'], key: 'registers:help.list' },
    navigation: { group: 'campaign', order: 20 },
    component: lazy(() => import('./registers-page.tsx')),
  },
  {
    path: 'import',
    verb: 'registers.import',
    title: 'registers:import.title',
    help: { clauses: ['a1.2b', 'a1.2c', 'a1.4d'], key: 'registers:help.import' },
    navigation: { group: 'campaign', order: 22 },
    component: lazy(() => import('./import-page.tsx')),
  },
  {
    path: 'imports',
    verb: 'registers.read',
    title: 'registers:history.title',
    help: { clauses: ['a1.2b'], key: 'registers:help.history' },
    navigation: { group: 'campaign', order: 24 },
    component: lazy(() => import('./history-page.tsx')),
  },
  {
    path: 'imports/$import',
    verb: 'registers.read',
    title: 'registers:history.one',
    component: lazy(() => import('./one-import-page.tsx')),
  },
  {
    path: 'registers/$register',
    verb: 'registers.read',
    title: 'registers:list.title',
    under: 'registers',
    component: lazy(() => import('./register-page.tsx')),
  },
]

const found = (register: string, find: string): string => `registers/${register}?${new URLSearchParams({ find })}`

export const objects: ObjectAddresses = {
  import: (id) => `import?${new URLSearchParams({ import: id })}`,
  registers: () => 'registers',
  case: (id) => found('cases', id),
  officer: (id) => found('officers', id),
}

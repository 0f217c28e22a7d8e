import { lazy } from 'react'
import type { ObjectAddresses, PageDefinition } from '../../../platform/web/pages.ts'
import { useHasCoverage } from './queries.ts'

const results = (order: number) => ({ group: 'results', order }) as const

export const pages: PageDefinition[] = [
  {
    path: 'scoring/league',
    verb: 'scoring.read',
    title: 'scoring:league.title',
    help: { clauses: ['a1.0c', 'a2.0d', 'n4.4a'], key: 'scoring:help.league' },
    navigation: results(10),
    component: lazy(() => import('./league-page.tsx')),
  },
  {
    path: 'scoring/rows',
    verb: 'scoring.rows',
    title: 'scoring:rows.name',
    under: 'scoring/league',
    component: lazy(() => import('./rows-page.tsx')),
  },
  {
    path: 'scoring/what-if',
    verb: 'scoring.what-if',
    title: 'scoring:whatIf.title',
    help: { clauses: ['n3.2.1'], key: 'scoring:help.whatIf' },
    navigation: results(20),
    component: lazy(() => import('./what-if-page.tsx')),
  },
  {
    path: 'scoring/robustness',
    verb: 'scoring.read',
    title: 'scoring:robust.title',
    help: { clauses: ['a1.0a', 'n4.4b'], key: 'scoring:help.robustness' },
    navigation: results(30),
    component: lazy(() => import('./robustness-page.tsx')),
  },
  {
    path: 'scoring/coverage',
    verb: 'scoring.coverage',
    title: 'scoring:coverage.title',
    help: { clauses: ['n5.3'], key: 'scoring:help.coverage' },
    navigation: { ...results(40), useOffered: useHasCoverage },
    component: lazy(() => import('./coverage-page.tsx')),
  },
  {
    path: 'scoring/flags',
    verb: 'scoring.flags',
    title: 'scoring:flags.title',
    help: { clauses: ['a1.2a', 'a1.2b'], key: 'scoring:help.flags' },
    navigation: results(50),
    component: lazy(() => import('./flags-page.tsx')),
  },
  {
    path: 'scoring/runs',
    verb: 'scoring.read',
    title: 'scoring:runs.title',
    help: { clauses: ['n4.4a', 'a1.4c'], key: 'scoring:help.runs' },
    navigation: results(60),
    component: lazy(() => import('./runs-page.tsx')),
  },
  {
    path: 'scoring/runs/$run/compare/$other',
    verb: 'scoring.read',
    title: 'scoring:runs.compare',
    under: 'scoring/runs',
    component: lazy(() => import('./compare-page.tsx')),
  },
  {
    path: 'scoring/definition-effect',
    verb: 'scoring.what-if',
    title: 'scoring:effect.name',
    under: 'scoring/what-if',
    component: lazy(() => import('./definition-effect-page.tsx')),
  },
  {
    path: 'scoring/units/$unit',
    verb: 'scoring.read',
    title: 'scoring:league.unit',
    under: 'scoring/league',
    component: lazy(() => import('./unit-page.tsx')),
  },
  {
    path: 'scoring/people/$certificate',
    verb: 'scoring.read',
    title: 'scoring:league.person',
    under: 'scoring/league',
    component: lazy(() => import('./person-page.tsx')),
  },
]

export const objects: ObjectAddresses = {
  run: (id) => `scoring/league?${new URLSearchParams({ run: id })}`,
  runs: () => 'scoring/league',
  unit: (id) => `scoring/units/${encodeURIComponent(id)}`,
}

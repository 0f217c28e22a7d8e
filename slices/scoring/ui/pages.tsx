import { lazy } from 'react'
import type { PageDefinition } from '../../../platform/web/pages.ts'
import { useHasCoverage } from './queries.ts'

const results = (order: number) => ({ group: 'results', order }) as const

export const pages: PageDefinition[] = [
  {
    path: 'scoring/league',
    verb: 'scoring.read',
    title: 'scoring:league.title',
    navigation: results(10),
    component: lazy(() => import('./league-page.tsx')),
  },
  {
    path: 'scoring/rows',
    verb: 'scoring.rows',
    title: 'scoring:rows.name',
    component: lazy(() => import('./rows-page.tsx')),
  },
  {
    path: 'scoring/what-if',
    verb: 'scoring.what-if',
    title: 'scoring:whatIf.title',
    navigation: results(20),
    component: lazy(() => import('./what-if-page.tsx')),
  },
  {
    path: 'scoring/robustness',
    verb: 'scoring.read',
    title: 'scoring:robust.title',
    navigation: results(30),
    component: lazy(() => import('./robustness-page.tsx')),
  },
  {
    path: 'scoring/coverage',
    verb: 'scoring.coverage',
    title: 'scoring:coverage.title',
    navigation: { ...results(40), useOffered: useHasCoverage },
    component: lazy(() => import('./coverage-page.tsx')),
  },
  {
    path: 'scoring/flags',
    verb: 'scoring.flags',
    title: 'scoring:flags.title',
    navigation: results(50),
    component: lazy(() => import('./flags-page.tsx')),
  },
  {
    path: 'scoring/runs',
    verb: 'scoring.read',
    title: 'scoring:runs.title',
    navigation: results(60),
    component: lazy(() => import('./runs-page.tsx')),
  },
  {
    path: 'scoring/runs/$run/compare/$other',
    verb: 'scoring.read',
    title: 'scoring:runs.compare',
    component: lazy(() => import('./compare-page.tsx')),
  },
  {
    path: 'scoring/definition-effect',
    verb: 'scoring.what-if',
    title: 'scoring:effect.name',
    component: lazy(() => import('./definition-effect-page.tsx')),
  },
  {
    path: 'scoring/units/$unit',
    verb: 'scoring.read',
    title: 'scoring:league.unit',
    component: lazy(() => import('./unit-page.tsx')),
  },
  {
    path: 'scoring/people/$certificate',
    verb: 'scoring.read',
    title: 'scoring:league.person',
    component: lazy(() => import('./person-page.tsx')),
  },
]

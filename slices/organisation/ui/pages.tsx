import { lazy } from 'react'
import type { ObjectAddresses, PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'organisation/before',
    verb: 'organisation.before-opening',
    title: 'organisation:before.title',
    help: { clauses: ['n4.1b', 'n3.1.2'], key: 'organisation:help.before' },
    navigation: { group: 'campaign', order: 10 },
    component: lazy(() => import('./before-page.tsx')),
  },
  {
    path: 'organisation/units',
    verb: 'organisation.read',
    title: 'organisation:units.title',
    help: { clauses: ['n3.0', 'n5.3'], key: 'organisation:help.units' },
    navigation: { group: 'campaign', order: 30 },
    component: lazy(() => import('./units-page.tsx')),
  },
  {
    path: 'organisation/units/$unit',
    verb: 'organisation.read',
    title: 'organisation:units.title',
    under: 'organisation/units',
    component: lazy(() => import('./unit-page.tsx')),
  },
  {
    path: 'organisation/officers/$certificate',
    verb: 'organisation.read',
    title: 'organisation:officer.times',
    under: 'organisation/units',
    component: lazy(() => import('./officer-page.tsx')),
  },
  {
    path: 'organisation/groups',
    verb: 'organisation.groups',
    title: 'organisation:groups.title',
    help: { clauses: ['n3.0', 'n3.1.1'], key: 'organisation:help.groups' },
    navigation: { group: 'campaign', order: 32 },
    component: lazy(() => import('./groups-page.tsx')),
  },
  {
    path: 'organisation/liaisons',
    verb: 'organisation.directory',
    title: 'organisation:liaisons.title',
    help: { clauses: ['n3.1.5', 'n4.1b'], key: 'organisation:help.liaisons' },
    navigation: { group: 'campaign', order: 36 },
    component: lazy(() => import('./liaisons-page.tsx')),
  },
  {
    path: 'organisation/figures',
    verb: 'organisation.read-figures',
    title: 'organisation:figures.title',
    help: { clauses: ['a1.2c', 'a1.2d'], key: 'organisation:help.figures' },
    navigation: { group: 'campaign', order: 38 },
    component: lazy(() => import('./figures-page.tsx')),
  },
  {
    path: 'organisation/rosters',
    verb: 'organisation.read-rosters',
    title: 'organisation:rosters.title',
    help: { clauses: ['a1.4d', 'n5.1'], key: 'organisation:help.rosters' },
    navigation: { group: 'campaign', order: 40 },
    component: lazy(() => import('./rosters-page.tsx')),
  },
  {
    path: 'organisation/rosters/$roster',
    verb: 'organisation.read-rosters',
    title: 'organisation:rosters.title',
    under: 'organisation/rosters',
    component: lazy(() => import('./roster-page.tsx')),
  },
]

export const objects: ObjectAddresses = {
  liaisons: () => 'organisation/liaisons',
  figures: () => 'organisation/figures',
  certificates: (unit) => `organisation/units/${encodeURIComponent(unit)}`,
}

import { lazy } from 'react'
import type { ObjectAddresses, PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'draw',
    verb: 'draw.read',
    title: 'draw:rounds.title',
    help: { clauses: ['a1.1d', 'a1.1f'], key: 'draw:help.rounds' },
    navigation: { group: 'campaign', order: 56 },
    component: lazy(() => import('./rounds-page.tsx')),
  },
  {
    path: 'draw/$round',
    verb: 'draw.read',
    title: 'draw:round.title',
    help: { clauses: ['a1.1d', 'a1.1f', 'a1.1e'], key: 'draw:help.round' },
    under: 'draw',
    component: lazy(() => import('./round-page.tsx')),
  },
  {
    path: 'draw/$round/lines/$unit',
    verb: 'draw.read',
    title: 'draw:lines.title',
    help: { clauses: ['a1.1d', 'a1.1f'], key: 'draw:help.lines' },
    under: 'draw',
    component: lazy(() => import('./lines-page.tsx')),
  },
  {
    path: 'draw/$round/candidates',
    verb: 'draw.candidates',
    title: 'draw:candidates.title',
    help: { clauses: ['n4.4a'], key: 'draw:help.candidates' },
    under: 'draw',
    component: lazy(() => import('./candidates-page.tsx')),
  },
  {
    path: 'draw/$round/ceremony',
    verb: 'draw.read-all',
    title: 'draw:ceremony.title',
    help: { clauses: ['a1.1d'], key: 'draw:help.ceremony' },
    under: 'draw',
    component: lazy(() => import('./ceremony-page.tsx')),
  },
  {
    path: 'draw/$round/digits',
    verb: 'draw.enter-digits',
    title: 'draw:digits.title',
    help: { clauses: ['a1.1d'], key: 'draw:help.digits' },
    under: 'draw',
    component: lazy(() => import('./digits-page.tsx')),
  },
  {
    path: 'draw/$round/minutes',
    verb: 'draw.read-all',
    title: 'draw:minutes.title',
    help: { clauses: ['a1.1d'], key: 'draw:help.minutes' },
    under: 'draw',
    component: lazy(() => import('./minutes-page.tsx')),
  },
]

export const objects: ObjectAddresses = {
  'draw-round': (id) => `draw/${id}`,
  'draw-digits': (id) => `draw/${id}/digits`,
  'draw-lines': (id) => {
    const [round = '', unit = ''] = id.split('/')
    return `draw/${round}/lines/${unit}`
  },
}

import { lazy } from 'react'
import type { ObjectAddresses, PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'first',
    place: 'open',
    verb: 'people.first-administrator',
    title: 'people:first.title',
    component: lazy(() => import('./organisation-first-page.tsx')),
  },
  {
    path: 'people',
    verb: 'people.read-accounts',
    title: 'people:accounts.title',
    help: { clauses: ['n3.0'], key: 'people:help.accounts' },
    navigation: { group: 'campaign', order: 34 },
    component: lazy(() => import('./organisation-accounts-page.tsx')),
  },
  {
    path: 'people/accounts/$person',
    verb: 'people.read-accounts',
    title: 'people:accounts.title',
    under: 'people',
    component: lazy(() => import('./organisation-account-page.tsx')),
  },
  {
    path: 'people/import',
    verb: 'people.import-accounts',
    title: 'people:accountFile.title',
    under: 'people',
    component: lazy(() => import('./organisation-import-page.tsx')),
  },
  {
    path: 'links',
    place: 'house',
    verb: 'people.object',
    title: 'people:links.title',
    help: { clauses: ['n3.0'], key: 'people:help.links' },
    navigation: { group: 'campaign', order: 35 },
    component: lazy(() => import('./links-page.tsx')),
  },
  {
    path: 'single-sign-on/$provider',
    place: 'open',
    verb: 'people.sign-in',
    title: 'people:ways.backTitle',
    component: lazy(() => import('./single-sign-on-page.tsx')),
  },
  {
    path: 'arrivals',
    place: 'house',
    verb: 'people.confirm-identity',
    title: 'people:arrivals.title',
    help: { clauses: [], key: 'people:help.arrivals' },
    component: lazy(() => import('./arrivals-page.tsx')),
  },
  {
    path: 'set-up',
    place: 'open',
    verb: 'people.set-up',
    title: 'people:setUp.title',
    component: lazy(() => import('./set-up-page.tsx')),
  },
  {
    path: 'my-account',
    place: 'house',
    verb: 'people.my-account',
    title: 'people:account.title',
    help: { clauses: [], key: 'people:help.account' },
    component: lazy(() => import('./my-account-page.tsx')),
  },
  {
    path: 'stand-ins',
    place: 'house',
    verb: 'people.delegations',
    title: 'people:standIn.title',
    help: { clauses: [], key: 'people:help.standIns' },
    component: lazy(() => import('./stand-ins-page.tsx')),
  },
  {
    path: 'tokens',
    place: 'house',
    verb: 'people.tokens',
    title: 'people:token.title',
    help: { clauses: [], key: 'people:help.tokens' },
    component: lazy(() => import('./api-tokens-page.tsx')),
  },
  {
    path: 'my-data',
    place: 'house',
    verb: 'people.my-data',
    title: 'people:myData.title',
    help: { clauses: [], key: 'people:help.data' },
    component: lazy(() => import('./my-data-page.tsx')),
  },
]

export const objects: ObjectAddresses = {
  post: () => '/my-account',
  account: () => '/my-account',
}

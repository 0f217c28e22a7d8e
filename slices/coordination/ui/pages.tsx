import { lazy } from 'react'
import type { ObjectAddresses, PageDefinition } from '../../../platform/web/pages.ts'

export const pages: PageDefinition[] = [
  {
    path: 'announcements',
    verb: 'coordination.read',
    title: 'coordination:announcements.title',
    help: { clauses: ['n3.1.3', 'n3.1.5'], key: 'coordination:help.announcements' },
    navigation: { group: 'mine', order: 20 },
    component: lazy(() => import('./announcements-page.tsx')),
  },
  {
    path: 'announcements/$id',
    verb: 'coordination.read',
    title: 'coordination:announcements.one',
    help: { clauses: ['n3.1.3', 'n3.1.5'], key: 'coordination:help.announcement' },
    under: 'announcements',
    component: lazy(() => import('./announcement-page.tsx')),
  },
  {
    path: 'announcements/$id/draft',
    verb: 'coordination.announce',
    title: 'coordination:draft.title',
    help: { clauses: ['n3.1.5', 'n3.1.1'], key: 'coordination:help.draft' },
    under: 'announcements',
    component: lazy(() => import('./announcement-draft-page.tsx')),
  },
  {
    path: 'addressed-announcements',
    verb: 'coordination.read-addressed',
    title: 'coordination:addressed.title',
    help: { clauses: ['n3.1.5'], key: 'coordination:help.addressed' },
    navigation: { group: 'mine', order: 21 },
    component: lazy(() => import('./addressed-page.tsx')),
  },
  {
    path: 'questions',
    verb: 'coordination.read',
    title: 'coordination:questions.title',
    help: { clauses: ['n3.1.1', 'n3.1.6'], key: 'coordination:help.questions' },
    navigation: { group: 'mine', order: 30 },
    component: lazy(() => import('./questions-page.tsx')),
  },
  {
    path: 'questions/$id',
    verb: 'coordination.read',
    title: 'coordination:questions.one',
    help: { clauses: ['n3.1.1', 'n3.1.6'], key: 'coordination:help.question' },
    under: 'questions',
    component: lazy(() => import('./question-page.tsx')),
  },
]

export const objects: ObjectAddresses = {
  announcement: (id) => `announcements/${id}`,
  question: (id) => `questions/${id}`,
  questions: () => 'questions',
  addressed: () => 'addressed-announcements',
}

/** What is found by a word, within what the asker may see. */
import type { SearchSource } from '../../platform/http/desk.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { today } from '../people/facts.ts'
import { unitNames } from './places.ts'
import { pageOfAnnouncements } from './store-announcements.ts'
import { pageOfProblems } from './store-problems.ts'
import { pageOfQuestions } from './store-questions.ts'

const LONGEST_TITLE = 60
const shortened = (text: string): string => (text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE)}…` : text)

export const searches: readonly SearchSource[] = [
  {
    kind: 'announcement',
    verb: 'coordination.read',
    search: async (ctx, { campaign, text, most }) => {
      if (text === '') return []
      const { territory } = ctx
      const ask = { campaign, territory, unit: ctx.person().unit, today: today(ctx), find: text }
      const rows = await pageOfAnnouncements(ctx.db, ask, { offset: 0, limit: most })
      const units = await unitNames(ctx)
      return rows.map(({ id, title, unit, publishedAt }) => ({
        ...{ kind: 'announcement', id, title },
        about: `${units.get(unit)?.name ?? unit} · ${dayInShanghai(Date.parse(publishedAt))}`,
      }))
    },
  },
  {
    kind: 'question',
    verb: 'coordination.read',
    search: async (ctx, { campaign, text, most }) => {
      if (text === '') return []
      const ask = { campaign, territory: ctx.territory, find: text, filter: {} }
      const rows = await pageOfQuestions(ctx.db, ask, { offset: 0, limit: most })
      return rows.map(({ id, clause, body, publicBody, covered, answer }) => ({
        ...{ kind: 'question', id, title: shortened(covered ? body : (publicBody ?? '')) },
        about: [clause, answer === null ? null : shortened(answer)].filter((part) => part !== null).join(' · '),
      }))
    },
  },
  {
    kind: 'problem',
    verb: 'coordination.read-problems',
    search: async (ctx, { campaign, text, most }) => {
      if (text === '') return []
      const sight = { territory: ctx.territory, post: ctx.person().post }
      const ask = { campaign, sight, today: today(ctx), find: text, filter: {} }
      const rows = await pageOfProblems(ctx.db, ask, { offset: 0, limit: most })
      return rows.map(({ id, title, due }) => ({ kind: 'problem', id, title: shortened(title), about: due }))
    },
  },
]

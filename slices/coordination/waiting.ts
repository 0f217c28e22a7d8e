/** What waits: announcements to confirm, units that are late with it. */
import type { Context } from '../../platform/http/context.ts'
import type { WaitingItem, WaitingSource } from '../../platform/http/desk.ts'
import { endOfDay } from '../../rules/calendar/days.ts'
import { today } from '../people/facts.ts'
import { liaisons } from './places.ts'
import { lateCounts, unconfirmed } from './store-announcement-desk.ts'
import { closedProblems, ownProblems } from './store-problems.ts'
import { waitingQuestions } from './store-questions.ts'

const untilOf = (due: string | null): string | null => (due === null ? null : new Date(endOfDay(due)).toISOString())

/** The first liaison's at once; the others' when the due day is over. */
async function toConfirm(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const { unit, post } = ctx.person()
  const rows = await unconfirmed(ctx.db, campaign, unit)
  if (rows.length === 0) return []
  const { contactsOf } = await liaisons(ctx)
  const isFirst = contactsOf(unit).first === post
  return rows
    .filter(({ due }) => isFirst || (due !== null && due < today(ctx)))
    .map(({ id, title, due, publishedAt, isRead }) => ({
      ...{ kind: 'coordination.confirm-announcement', object: `announcement:${id}`, values: { title } },
      ...{ state: isRead ? ('begun' as const) : ('untouched' as const), since: publishedAt, until: untilOf(due) },
    }))
}

/** Whoever may remind: the office all, a prefecture its counties. */
async function lateOnes(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const territory =
    ctx.territory === null ? null : new Set([...ctx.territory].filter((one) => one !== ctx.person().unit))
  const rows = await lateCounts(ctx.db, { campaign, territory, today: today(ctx) })
  return rows.map(({ id, title, due, n, of }) => ({
    ...{ kind: 'coordination.remind-late', object: `announcement:${id}`, values: { title, count: n } },
    ...{
      state: of === n ? ('untouched' as const) : ('begun' as const),
      parts: { done: of - n, of },
      since: untilOf(due),
    },
  }))
}

async function toAnswer(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const found = await waitingQuestions(ctx.db, campaign)
  if (found === undefined) return []
  const { n, taken, since, first } = found
  const object = n === 1 ? `question:${first}` : 'questions:'
  const state = taken === 0 ? 'untouched' : 'begun'
  return [{ kind: 'coordination.answer-questions', object, values: { count: n }, state, since }]
}

/** Problems whose owner is the person's post. */
async function toWorkOn(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const found = await ownProblems(ctx.db, { campaign, post: ctx.person().post, today: today(ctx) })
  if (found === undefined) return []
  const { n, overdue, first, due } = found
  const values = { count: n, overdue }
  const object = n === 1 ? `problem:${first}` : 'problems:'
  return [{ kind: 'coordination.work-on-problems', object, values, state: 'begun', until: untilOf(due) }]
}

/** Closed by the owner: who raised it, or the office, looks and confirms. */
async function toSettle(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const { id: person, role } = ctx.person()
  const found = await closedProblems(ctx.db, { campaign, person, all: role === 'office-clerk' })
  if (found === undefined) return []
  const object = found.n === 1 ? `problem:${found.first}` : 'problems:'
  return [{ kind: 'coordination.confirm-problems', object, values: { count: found.n }, state: 'untouched' }]
}

export const waiting: readonly WaitingSource[] = [
  { verb: 'coordination.confirm', kinds: ['coordination.confirm-announcement'], waitingFor: toConfirm },
  { verb: 'coordination.remind', kinds: ['coordination.remind-late'], waitingFor: lateOnes },
  { verb: 'coordination.answer', kinds: ['coordination.answer-questions'], waitingFor: toAnswer },
  { verb: 'coordination.work', kinds: ['coordination.work-on-problems'], waitingFor: toWorkOn },
  { verb: 'coordination.settle', kinds: ['coordination.confirm-problems'], waitingFor: toSettle },
]

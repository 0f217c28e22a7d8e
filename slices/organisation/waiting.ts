/** Liaisons who are to confirm (n3.1.5), and figures of key enterprises that wait for the office (a1.2c). */
import type { Context } from '../../platform/http/context.ts'
import type { WaitingItem, WaitingSource } from '../../platform/http/desk.ts'
import { addDays } from '../../rules/calendar/days.ts'
import { today } from '../people/facts.ts'
import { certificatesEnding } from '../registers/facts.ts'
import { viewFigures } from './figures.ts'
import { viewDirectory } from './liaisons.ts'
import { WARN_DAYS } from './model.ts'

async function ownConfirmation(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const { mine } = await viewDirectory(ctx, campaign)
  return mine.map(({ unit, unitName, confirmedAt, overdueSince }) => {
    const isDone = confirmedAt !== null && overdueSince === null
    return {
      ...{ kind: isDone ? 'organisation.liaison-confirmed' : 'organisation.confirm-liaison', object: 'liaisons:' },
      ...{ values: { unit: unitName === '' ? unit : unitName }, state: isDone ? 'done' : 'untouched' },
      since: overdueSince ?? confirmedAt,
    }
  })
}

async function overdueLiaisons(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const { units } = await viewDirectory(ctx, campaign)
  const all = units.flatMap(({ liaisons }) => liaisons)
  const count = all.filter(({ overdueSince }) => overdueSince !== null).length
  if (count === 0) return []
  const parts = { done: all.length - count, of: all.length }
  const state = parts.done === 0 ? 'untouched' : 'begun'
  return [{ kind: 'organisation.overdue-liaisons', object: 'liaisons:', values: { count }, state, parts }]
}

async function reportedFigures(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const { units } = await viewFigures(ctx, campaign)
  const count = units.filter(({ report }) => report?.state === 'reported').length
  if (count === 0) return []
  return [{ kind: 'organisation.decide-figures', object: 'figures:', values: { count }, state: 'untouched' }]
}

/** Certificates of the own units that have ended or will soon (a1.4d): renewed, or the register amended. */
async function endingCertificates(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const day = today(ctx)
  const until = addDays(day, WARN_DAYS)
  const found = await certificatesEnding(ctx.db, { campaign, day, until, units: ctx.territory })
  if (found.ended + found.ending === 0) return []
  const values = { ...found, days: WARN_DAYS }
  const object = `certificates:${ctx.person().unit}`
  return [{ kind: 'organisation.certificates-ending', object, values, state: 'untouched' }]
}

export const waiting: readonly WaitingSource[] = [
  {
    verb: 'organisation.confirm',
    kinds: ['organisation.confirm-liaison', 'organisation.liaison-confirmed'],
    waitingFor: ownConfirmation,
  },
  { verb: 'organisation.set', kinds: ['organisation.overdue-liaisons'], waitingFor: overdueLiaisons },
  {
    verb: 'organisation.report-figures',
    kinds: ['organisation.certificates-ending'],
    waitingFor: endingCertificates,
  },
  { verb: 'organisation.decide-figures', kinds: ['organisation.decide-figures'], waitingFor: reportedFigures },
]

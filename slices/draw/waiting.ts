/** Lines that wait to be looked through, objections and ceremonies that wait for the office, digits that wait for a second person. */
import type { Context } from '../../platform/http/context.ts'
import type { WaitingItem, WaitingSource } from '../../platform/http/desk.ts'
import { unitChecks } from './checks.ts'
import { whyNotSecond } from './second-person.ts'
import { waitingEntry } from './store-ceremony.ts'
import { objectionsOf } from './store-checks.ts'
import { roundsOf, type RoundRow } from './store.ts'
import { stateOf } from './model.ts'

const endOf = (day: string): string => `${day}T15:59:59.000Z`

const open = async (ctx: Context, campaign: string): Promise<RoundRow[]> =>
  (await roundsOf(ctx.db, campaign)).filter((row) => stateOf(row) !== 'void')

async function ownChecks(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const rounds = (await open(ctx, campaign)).filter((row) => row.purpose === 'case-files' && row.commitment === null)
  const items: WaitingItem[] = []
  for (const row of rounds) {
    const own = (await unitChecks(ctx.db, row)).filter(({ unit }) => ctx.covers(unit))
    const done = own.filter(({ state }) => state === 'confirmed').length
    if (own.length === 0) continue
    const state = done === own.length ? 'done' : own.every((one) => one.state === 'nobody') ? 'untouched' : 'begun'
    items.push({
      ...{ kind: 'draw.check-lines', object: `draw-round:${row.round}`, values: { round: row.round }, state },
      ...{ parts: { done, of: own.length }, until: endOf(row.day), since: row.set_at },
    })
  }
  return items
}

async function forOffice(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const items: WaitingItem[] = []
  for (const row of await open(ctx, campaign)) {
    const base = { object: `draw-round:${row.round}`, until: endOf(row.day) }
    const count = (await objectionsOf(ctx.db, row)).filter(({ upheld }) => upheld === null).length
    if (row.commitment === null && count > 0)
      items.push({ kind: 'draw.answer-objections', ...base, values: { round: row.round, count }, state: 'untouched' })
    if (row.drawn_at === null)
      items.push({
        ...{ kind: row.commitment === null ? 'draw.freeze-round' : 'draw.hold-round', ...base },
        ...{ values: { round: row.round }, state: row.commitment === null ? 'untouched' : 'begun' },
      })
  }
  return items
}

/** Whoever is independent of the first may be the second. */
async function secondEntries(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const items: WaitingItem[] = []
  for (const row of await open(ctx, campaign)) {
    const first = row.commitment === null || row.seed !== null ? undefined : await waitingEntry(ctx.db, row)
    if (first === undefined || (await whyNotSecond(ctx, first)) !== undefined) continue
    items.push({
      ...{ kind: 'draw.second-entry', object: `draw-digits:${row.round}`, state: 'begun' },
      ...{ values: { round: row.round, post: first.post }, since: first.at, until: endOf(row.day) },
    })
  }
  return items
}

export const waiting: readonly WaitingSource[] = [
  { verb: 'draw.check', kinds: ['draw.check-lines'], waitingFor: ownChecks },
  {
    verb: 'draw.hold',
    kinds: ['draw.answer-objections', 'draw.freeze-round', 'draw.hold-round'],
    waitingFor: forOffice,
  },
  { verb: 'draw.enter-digits', kinds: ['draw.second-entry'], waitingFor: secondEntries },
]

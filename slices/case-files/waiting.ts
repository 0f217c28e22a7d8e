/** What waits: files to mend or begin, texts to join, slots to fill, guidance to answer or resolve, explanations to judge. */
import type { Context } from '../../platform/http/context.ts'
import type { WaitingItem, WaitingSource } from '../../platform/http/desk.ts'
import { emptySlots, slotRows } from './slots.ts'
import { filesToWork, openExplanations } from './store-desk.ts'
import { openGuidance } from './store-guidance.ts'

/** More than these stand in the list of case files. */
const MOST = 20

async function ownFiles(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const files = await filesToWork(ctx.db, { campaign, unit: ctx.person().unit, most: MOST })
  return files.map(({ id, number, state, count, asides, savedAt }): WaitingItem => {
    const common = { object: `case-file:${id}`, since: savedAt }
    if (asides > 0) return { ...common, kind: 'case-files.join-texts', values: { number }, state: 'begun' }
    if (state === 'untouched')
      return { ...common, kind: 'case-files.begin-file', values: { number }, state: 'untouched' }
    return { ...common, kind: 'case-files.mend-file', values: { number, count }, state: 'begun' }
  })
}

async function slotsToFill(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const rows = (await slotRows(ctx, campaign)).filter(({ unit }) => unit === ctx.person().unit)
  const count = emptySlots(rows)
  if (count === 0) return []
  const done = rows.filter(({ state }) => state === 'filled').length
  const state = done === 0 ? 'untouched' : 'begun'
  return [
    {
      kind: 'case-files.fill-slots',
      object: 'case-slots:',
      values: { count },
      state,
      parts: { done, of: rows.length },
    },
  ]
}

async function toAnswer(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const waiting = (await openGuidance(ctx.db, campaign, ctx.territory)).filter(({ state }) => state === 'open')
  return waiting.slice(0, MOST).map(({ file, number, n, since }) => ({
    ...{ kind: 'case-files.answer-guidance', object: `case-file-guidance:${file}`, values: { number, count: n } },
    ...{ state: 'untouched' as const, since },
  }))
}

async function toResolve(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const answered = (await openGuidance(ctx.db, campaign, ctx.territory)).filter(({ state }) => state === 'answered')
  const [first] = answered
  if (first === undefined) return []
  const count = answered.reduce((sum, { n }) => sum + n, 0)
  const object = answered.length === 1 ? `case-file-guidance:${first.file}` : 'case-files:'
  return [{ kind: 'case-files.resolve-guidance', object, values: { count }, state: 'begun', since: first.since }]
}

async function toJudge(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const count = await openExplanations(ctx.db, campaign)
  return count === 0
    ? []
    : [{ kind: 'case-files.judge-explanations', object: 'case-files:', values: { count }, state: 'untouched' }]
}

export const waiting: readonly WaitingSource[] = [
  {
    verb: 'case-files.write',
    kinds: ['case-files.mend-file', 'case-files.begin-file', 'case-files.join-texts'],
    waitingFor: ownFiles,
  },
  { verb: 'case-files.put-forward', kinds: ['case-files.fill-slots'], waitingFor: slotsToFill },
  { verb: 'case-files.answer', kinds: ['case-files.answer-guidance'], waitingFor: toAnswer },
  { verb: 'case-files.guide', kinds: ['case-files.resolve-guidance'], waitingFor: toResolve },
  { verb: 'case-files.judge', kinds: ['case-files.judge-explanations'], waitingFor: toJudge },
]

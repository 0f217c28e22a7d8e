/** Rounds as people see them, and setting one (a1.1d; R29: a day after the documents' window and before review opens). */
import { openApproval } from '../../platform/approvals/store.ts'
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context, Doer } from '../../platform/http/context.ts'
import { citing, problem } from '../../platform/http/problem.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { campaignOf, stageOf } from '../campaigns/facts.ts'
import { personNames } from '../people/facts.ts'
import type { RoundList, RoundView, SetRound } from './contract.ts'
import { byOf, groundOf, mustStand, today } from './ground.ts'
import { drawWindow, lastDocumentDay, stateOf } from './model.ts'
import { tellSet } from './notices.ts'
import { addRound, changeRound, lockRounds, roundOf, roundsOf, type RoundAt, type RoundRow } from './store.ts'

export const VOID = 'draw.void'
export const objectOf = (round: number): string => `draw-round:${round}`

export async function viewRounds(ctx: Context, campaign: string): Promise<RoundList> {
  const { definition } = await campaignOf(ctx.db, campaign)
  const rows = await roundsOf(ctx.db, campaign)
  return { rounds: await viewsOf(ctx.db, rows, ctx.now()), window: drawWindow(definition) }
}

/** @throws house.not-found */
export async function viewRound(ctx: Pick<Context, 'db' | 'now'>, at: RoundAt): Promise<RoundView> {
  const row = await roundOf(ctx.db, at)
  const [view] = row === undefined ? [] : await viewsOf(ctx.db, [row], ctx.now())
  if (view === undefined) throw problem('house.not-found')
  return view
}

async function viewsOf(db: Database, rows: readonly RoundRow[], now: Date): Promise<RoundView[]> {
  const asks = new Map<number, { by: string; reason: string }>()
  for (const { campaign, round } of rows) {
    const ask = await openApproval(db, { kind: VOID, object: objectOf(round), campaign })
    if (ask !== undefined && ask.expires_at > now.toISOString())
      asks.set(round, { by: ask.asked_by, reason: ask.reason })
  }
  const ids = [...rows.flatMap((row) => [row.set_by, row.void_by ?? '']), ...[...asks.values()].map(({ by }) => by)]
  const names = await personNames(db, [...new Set(ids)])
  const nameOf = (id: string): string => names.get(id) ?? id
  return rows.map((row) => {
    const ask = asks.get(row.round)
    return { ...viewOf(row, nameOf), voidAsked: ask === undefined ? null : { ...ask, by: nameOf(ask.by) } }
  })
}

const viewOf = (row: RoundRow, nameOf: (id: string) => string): Omit<RoundView, 'voidAsked'> => ({
  ...{ round: row.round, purpose: row.purpose, state: stateOf(row), supplements: row.supplements, reason: row.reason },
  ...{ day: row.day, place: row.place, witnesses: row.witnesses, strata: row.strata },
  ...{ setBy: nameOf(row.set_by), setAt: row.set_at, dataVersion: row.data_version, lines: row.lines },
  ...{ universeHash: row.universe_hash, recusalHash: row.recusal_hash, strataHash: row.strata_hash },
  linesRoot: row.lines_root,
  ...{ commitment: row.commitment, committedAt: row.committed_at, present: row.present ?? [] },
  ...{ seed: row.seed, seededAt: row.seeded_at, drawnAt: row.drawn_at },
  void:
    row.void_at === null || row.void_by === null
      ? null
      : { by: nameOf(row.void_by), reason: row.void_reason ?? '', at: row.void_at },
})

/** @throws draw.too-early, draw.too-late, draw.review-open, draw.day-past, draw.round-exists, draw.strata-needed */
export async function setRound(ctx: Doer, campaign: string, ask: SetRound): Promise<{ round: number }> {
  await mustFit(ctx, campaign, ask)
  return act(ctx, { verb: 'draw.set', campaign }, async (tx, audit) => {
    await lockRounds(tx, campaign)
    await mustBeFree(tx, { campaign }, ask)
    const round = await addRound(tx, campaign, { ...ask, by: byOf(ctx), at: ctx.now().toISOString() })
    audit({ round, ...told(ask) }, objectOf(round))
    await tellSet(tx, ctx, { campaign, round, day: ask.day, purpose: ask.purpose })
    return { round }
  })
}

/** Until the commitment; what is drawn stays what it is. */
export async function resetRound(ctx: Context, at: RoundAt, ask: SetRound): Promise<void> {
  await mustFit(ctx, at.campaign, ask)
  await act(ctx, { verb: 'draw.set', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    await lockRounds(tx, at.campaign)
    const row = await mustStand(tx, at, ['checking'])
    if (row.purpose !== ask.purpose) throw problem('draw.round-exists', { round: at.round })
    await mustBeFree(tx, at, ask)
    await changeRound(tx, at, { ...ask, by: byOf(ctx), at: ctx.now().toISOString() })
    audit({ round: at.round, ...told(ask) })
    await tellSet(tx, ctx, { campaign: at.campaign, round: at.round, day: ask.day, purpose: ask.purpose })
  })
}

const told = ({ purpose, day, place, witnesses, supplements, reason }: SetRound) => ({
  ...{ purpose, day, place, witnesses, reason },
  ...(supplements === null ? {} : { supplements }),
})

/** The day, the stage, the strata. */
async function mustFit(ctx: Doer, campaign: string, ask: SetRound): Promise<void> {
  const names = ask.strata.map(({ name }) => name)
  const fits = ask.purpose === 'case-files' ? names.length === 0 : names.length > 0
  if (!fits || new Set(names).size < names.length) throw problem('draw.strata-needed')
  if (ask.purpose === 'case-files') await mustBeInTime(ctx, campaign, ask)
  const now = today(ctx)
  if (ask.day < now) throw problem('draw.day-past', { day: ask.day, today: now })
}

async function mustBeInTime(ctx: Doer, campaign: string, ask: SetRound): Promise<void> {
  const { definition } = (await groundOf(ctx.db, campaign)).campaign
  mustBeInWindow(definition, ask)
  if (ask.supplements === null && (await stageOf(ctx.db, campaign)) === 'review')
    throw citing(clauseOf(definition), problem('draw.review-open'))
}

export const clauseOf = ({ draw }: Definition): string | undefined => draw?.clauses[0]

/** A supplementary round completes one that was in time: only the window's end binds it. */
function mustBeInWindow(definition: Definition, { day, supplements }: SetRound): void {
  const { from, until } = drawWindow(definition)
  const clause = clauseOf(definition)
  if (day < from) throw citing(clause, problem('draw.too-early', { day, from, last: lastDocumentDay(definition) }))
  if (until !== null && day > until && supplements === null)
    throw citing(clause, problem('draw.too-late', { day, until }))
}

/** One first round a purpose; a supplement completes one of the same purpose that is drawn. */
async function mustBeFree(
  tx: Database,
  { campaign, round: own }: { campaign: string; round?: number },
  ask: SetRound,
): Promise<void> {
  const rounds = await roundsOf(tx, campaign)
  const { purpose, supplements } = ask
  if (supplements !== null) {
    const main = rounds.find(({ round }) => round === supplements)
    const holds = main?.purpose === purpose && stateOf(main) === 'drawn' && main.supplements === null
    if (!holds) throw problem('draw.nothing-to-supplement', { round: supplements })
    return
  }
  if (purpose !== 'case-files') return
  const standing = rounds.find(
    (one) => one.purpose === purpose && one.supplements === null && one.void_at === null && one.round !== own,
  )
  if (standing !== undefined) throw problem('draw.round-exists', { round: standing.round })
}

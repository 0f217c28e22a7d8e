/**
 * The stages of a campaign's life: what is open in which stands as `during` in every slice's `access.ts`. One stage forward
 * takes one person and a reason. Back takes two, since it opens again what others took for settled; so do a leap over a
 * stage and the end, since they take from everybody what they still had to do.
 */
import { openApproval } from '../../platform/approvals/store.ts'
import { askApproval } from '../../platform/approvals/ask.ts'
import type { Approval } from '../../platform/approvals/approval.ts'
import type { ApprovalFact, ApprovalKind } from '../../platform/approvals/kind.ts'
import { act, type Audit } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context, Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { campaignOf } from './facts.ts'
import { missingBeforeOpening, missingWords, readingsToAccept } from '../organisation/facts.ts'
import { personNames } from '../people/facts.ts'
import { moveValues, stages, type Acceptance, type MoveStage, type Stage, type StageView } from './contract.ts'
import { closedBy, isForward, stageNames, stageOr, takesTwo } from './model.ts'
import { addStage, lockStage, newestStage, stageHistory } from './store-stage.ts'

const MOVE_BACK = 'campaigns.move-back'
const MOVE_AHEAD = 'campaigns.move-ahead'
const objectOf = (campaign: string): string => `stage:${campaign}`

export async function viewStage(ctx: Context, campaign: string): Promise<StageView> {
  const history = await stageHistory(ctx.db, campaign)
  const ask = await openMove(ctx.db, campaign)
  const stage = stageOr(history[0]?.stage)
  const people = [...history.map(({ by }) => by), ask?.asked_by]
  const names = await personNames(ctx.db, [...new Set(people.flatMap((id) => id ?? []))])
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id))
  const stillOpen = ask !== undefined && ask.expires_at > ctx.now().toISOString()
  return {
    stage,
    since: history[0]?.since ?? null,
    history: history.map(({ stage, since, by, reason, approval }) => ({
      ...{ stage, since, by: nameOf(by), reason, byTwo: approval !== null },
    })),
    asked: stillOpen ? { to: moveValues.parse(ask.values).to, by: nameOf(ask.asked_by), reason: ask.reason } : null,
    toAccept: stage === 'preparing' && !ctx.installation.demonstration ? await openReadings(ctx.db, campaign) : [],
    closes: Object.fromEntries(
      stages
        .filter((to) => to !== stage)
        .map((to) => [to, Object.fromEntries(closedBy(ctx.stagedVerbs(), { from: stage, to }))]),
    ),
  }
}

/** Answers whether it was moved or waits for a second person. @throws campaigns.stage-moved, campaigns.stage-same */
export async function moveStage(ctx: Context, campaign: string, move: MoveStage): Promise<{ moved: boolean }> {
  const { from, to, reason, accept } = move
  if (from === to) throw problem('campaigns.stage-same')
  if (from === 'preparing') await mustBeReady(ctx.db, ctx, { campaign, accept })
  const accepted = accept === undefined ? {} : { accept }
  const deed = { verb: 'campaigns.move-stage', campaign, object: objectOf(campaign) }
  return act(ctx, deed, async (tx, audit) => {
    await mustStandAt(tx, campaign, from)
    if (takesTwo(from, to)) {
      if (await askedInTime(tx, ctx, campaign)) throw problem('approvals.asked-already')
      const kind = isForward(from, to) ? moveAhead : moveBack
      const ask = { kind, campaign, unit: null, object: objectOf(campaign), values: { from, to, ...accepted }, reason }
      await askApproval(tx, ask, { ctx, audit })
      return { moved: false }
    }
    await addStage(tx, {
      campaign,
      stage: to,
      since: ctx.now().toISOString(),
      by: ctx.person().id,
      reason,
      approval: null,
    })
    audit({ from, to, reason, ...accepted })
    return { moved: true }
  })
}

interface Opening {
  campaign: string
  accept: Acceptance | undefined
}

/**
 * A demonstration may be moved about as one likes; a real campaign opens when nothing is missing, and every reading that moves
 * a score is decided or accepted by name. @throws organisation.not-ready, campaigns.readings-open
 */
async function mustBeReady(
  db: Database,
  { now, installation, language }: Context,
  { campaign, accept }: Opening,
): Promise<void> {
  if (installation.demonstration) return
  const missing = await missingBeforeOpening(db, campaign, now())
  if (missing.length > 0) throw problem('organisation.not-ready', { missing: missingWords(missing, language) })
  const open = (await openReadings(db, campaign)).filter((id) => accept?.readings.includes(id) !== true)
  if (open.length > 0)
    throw problem('campaigns.readings-open', { readings: open.join(language === 'en' ? ', ' : '、') })
}

const openReadings = async (db: Database, campaign: string): Promise<string[]> =>
  readingsToAccept(await campaignOf(db, campaign))

async function mustStandAt(tx: Database, campaign: string, stage: Stage): Promise<void> {
  await lockStage(tx, campaign)
  if (stageOr(await newestStage(tx, campaign)) !== stage) throw problem('campaigns.stage-moved')
}

/** Open in either direction: of two moves asked at once one would be moot. */
async function openMove(db: Database, campaign: string): Promise<Approval | undefined> {
  const object = objectOf(campaign)
  return (
    (await openApproval(db, { kind: MOVE_BACK, object, campaign })) ??
    (await openApproval(db, { kind: MOVE_AHEAD, object, campaign }))
  )
}

async function askedInTime(tx: Database, ctx: Context, campaign: string): Promise<boolean> {
  const ask = await openMove(tx, campaign)
  return ask !== undefined && ask.expires_at > ctx.now().toISOString()
}

async function applyMove(tx: Database, approval: Approval, by: { ctx: Context; audit: Audit }): Promise<void> {
  const { from, to, accept } = moveValues.parse(approval.values)
  const campaign = approval.campaign ?? ''
  if (from === 'preparing') await mustBeReady(tx, by.ctx, { campaign, accept })
  await mustStandAt(tx, campaign, from)
  const { reason, asked_by: asker, id } = approval
  await addStage(tx, { campaign, stage: to, since: by.ctx.now().toISOString(), by: asker, reason, approval: id })
  by.audit({ from, to, reason, ...(accept === undefined ? {} : { accept }) }, objectOf(campaign))
}

/** From where to where, and what each role can then not do any more. */
function showMove({ values }: Approval, ctx: Context): Promise<ApprovalFact[]> {
  const { from, to } = moveValues.parse(values)
  const named = `${stageNames[from][ctx.language]} → ${stageNames[to][ctx.language]}`
  const closes = [...closedBy(ctx.stagedVerbs(), { from, to })].map(([role, verbs]): ApprovalFact => ({
    ...{
      key: `closes.${role}`,
      label: `console:role.${role}`,
      value: ctx.language === 'en' ? 'no longer:' : '不能再：',
    },
    words: verbs.map((verb) => `people:verb.${verb}`),
  }))
  return Promise.resolve([{ key: 'move', value: named }, ...closes])
}

export const moveBack: ApprovalKind = {
  kind: MOVE_BACK,
  decideVerb: 'campaigns.approve-move-back',
  apply: applyMove,
  shows: showMove,
}

export const moveAhead: ApprovalKind = {
  kind: MOVE_AHEAD,
  decideVerb: 'campaigns.approve-move-ahead',
  apply: applyMove,
  shows: showMove,
}

/** A demonstration begins in the middle of its life; whoever tries it moves it on. */
export async function openDemonstration(doer: Doer, campaigns: readonly string[]): Promise<void> {
  for (const campaign of campaigns) {
    if ((await newestStage(doer.db, campaign)) !== undefined) continue
    await act(doer, { verb: 'campaigns.move-stage', campaign, object: objectOf(campaign) }, (tx, audit) =>
      beginOpen(tx, { campaign, at: doer.now().toISOString(), audit }),
    )
  }
}

async function beginOpen(
  tx: Database,
  { campaign, at, audit }: { campaign: string; at: string; audit: Audit },
): Promise<void> {
  await lockStage(tx, campaign)
  if ((await newestStage(tx, campaign)) === undefined)
    await addStage(tx, { campaign, stage: 'open', since: at, by: null, reason: '演示', approval: null })
  audit({ to: 'open', reason: 'demonstration' })
}

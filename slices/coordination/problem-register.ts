/** Problems: raised, worked on by the post that owns them, closed by it, confirmed by who raised them or by the office. */
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { notify } from '../../platform/notices/notify.ts'
import { personNames, postsHeld, today } from '../people/facts.ts'
import type { PageQuery } from './contract.ts'
import type { OwnerChoice, ProblemPage, ProblemRow, ProblemView, RaiseBody, StepBody } from './contract-problems.ts'
import { mustBeClauses, unitNames } from './places.ts'
import { filterOf } from './receipts.ts'
import {
  addProblem,
  isSameProblem,
  type NewProblem,
  addStep,
  countProblems,
  lockedProblem,
  moveProblem,
  pageOfProblems,
  problemSeen,
  stepsOf,
  type ProblemAt,
  type ProblemHead,
  type ProblemsAsk,
  type Sight,
} from './store-problems.ts'

/** Roles whose posts may own a problem: those with 'coordination.work'. */
const owning = ['office-clerk', 'supervisor', 'leadership', 'liaison'] as const
const roleWords: Readonly<Record<string, { 'zh-CN': string; en: string }>> = {
  'office-clerk': { 'zh-CN': '办公室', en: 'office' },
  supervisor: { 'zh-CN': '督查组', en: 'supervision group' },
  leadership: { 'zh-CN': '领导小组', en: 'leading group' },
  liaison: { 'zh-CN': '联络员', en: 'liaison' },
}

/** A post as people say it: its title, or its unit and role, and who holds it. */
export async function owners(ctx: Pick<Context, 'db' | 'now' | 'language'>): Promise<Map<string, OwnerChoice>> {
  const held = await postsHeld(ctx.db, { day: today(ctx), units: null })
  const units = await unitNames(ctx)
  const fit = held.filter(({ role }) => owning.some((one) => one === role))
  return new Map(
    fit.map(({ post, role, unit, title, name }) => {
      const words = title ?? roleWords[role]?.[ctx.language] ?? role
      return [post, { post, title: `${units.get(unit)?.name ?? unit} ${words} · ${name}` }]
    }),
  )
}

/** Problems are seen in a territory, and by the post that owns them. */
const sightOf = (ctx: Context): Sight => ({ territory: ctx.territory, post: ctx.person().post })

/** Owners that a liaison sees: those of the own units, and of the house above. */
async function ownersFor(ctx: Context): Promise<OwnerChoice[]> {
  const all = await owners(ctx)
  if (ctx.territory === null) return [...all.values()]
  const held = await postsHeld(ctx.db, { day: today(ctx), units: null })
  return held
    .filter(({ role, unit }) => role !== 'liaison' || ctx.covers(unit))
    .flatMap(({ post }) => all.get(post) ?? [])
}

async function rowsOf(ctx: Context, heads: readonly ProblemHead[]): Promise<ProblemRow[]> {
  const [units, posts] = [await unitNames(ctx), await owners(ctx)]
  return heads.map(({ raisedBy: _by, unit, owner, ...head }) => ({
    ...{ ...head, unitName: units.get(unit)?.name ?? unit, owner: posts.get(owner)?.title ?? owner },
    ...{ isMine: owner === ctx.person().post, overdue: head.state === 'open' && head.due < today(ctx) },
  }))
}

export async function viewProblems(ctx: Context, campaign: string, query: PageQuery): Promise<ProblemPage> {
  const filter = filterOf(query.filter)
  const ask: ProblemsAsk = { campaign, sight: sightOf(ctx), today: today(ctx), find: query.find, filter }
  const { total, ...states } = await countProblems(ctx.db, ask)
  const raise = await ctx.reaches('coordination.raise', ctx.person().unit)
  return {
    ...{ total, states, may: { raise }, owners: raise ? await ownersFor(ctx) : [] },
    rows: await rowsOf(ctx, await pageOfProblems(ctx.db, ask, query)),
  }
}

/** @throws house.not-found */
async function seen(ctx: Context, at: ProblemAt): Promise<ProblemHead> {
  const head = await problemSeen(ctx.db, at, sightOf(ctx))
  if (head === undefined) throw problem('house.not-found')
  return head
}

/** @throws house.not-found */
export async function viewProblem(ctx: Context, at: ProblemAt): Promise<ProblemView> {
  const head = await seen(ctx, at)
  const [row] = await rowsOf(ctx, [head])
  if (row === undefined) throw problem('house.not-found')
  const steps = await stepsOf(ctx.db, at)
  const names = await personNames(ctx.db, [...new Set([head.raisedBy, ...steps.map(({ by }) => by)])])
  const nameOf = (id: string): string => names.get(id) ?? id
  const { id: me, role } = ctx.person()
  const [works, settles] = [ctx.permissions().includes('coordination.work'), role === 'office-clerk']
  const judges = (settles || head.raisedBy === me) && ctx.permissions().includes('coordination.settle')
  const closer = steps.findLast(({ kind }) => kind === 'close')?.by
  const isOpen = head.state === 'open'
  return {
    ...{ ...row, raisedBy: nameOf(head.raisedBy), owners: settles ? await ownersFor(ctx) : [] },
    said: steps.map(({ kind, body, by, at: when }) => ({ kind, body, by: nameOf(by), at: when })),
    may: {
      ...{ step: works && isOpen, assign: settles && works && isOpen, close: works && isOpen && row.isMine },
      confirm: judges && head.state === 'closed' && closer !== me,
      reopen: judges && !isOpen,
    },
  }
}

/** Safe to repeat: the id is the client's. @throws coordination.clause-unknown, owner-unknown, sent-otherwise */
export async function raiseProblem(ctx: Context, campaign: string, body: RaiseBody): Promise<void> {
  if (body.clause !== null) await mustBeClauses(ctx, campaign, [body.clause])
  if (!(await ownersFor(ctx)).some(({ post }) => post === body.owner)) throw problem('coordination.owner-unknown')
  const { id: by, unit, role } = ctx.person()
  const origin = role === 'supervisor' ? 'visit' : role === 'liaison' ? 'unit' : 'office'
  const at = ctx.now().toISOString()
  await act(ctx, { verb: 'coordination.raise', campaign, object: `problem:${body.id}` }, async (tx, audit) => {
    const made: NewProblem = { ...body, unit, origin, meeting: null, by, at }
    if (!(await addProblem(tx, campaign, made))) {
      if (!(await isSameProblem(tx, campaign, made))) throw problem('coordination.sent-otherwise')
      return audit({ again: true })
    }
    await tellOwner(ctx, tx, { campaign, id: body.id, title: body.title, owner: body.owner, due: body.due })
    return audit({ unit, post: body.owner, until: body.due })
  })
}

export async function tellOwner(
  ctx: Context,
  tx: Database,
  { campaign, id, title, owner, due }: ProblemAt & { title: string; owner: string; due: string },
): Promise<void> {
  const values = { title, due }
  const notice = { kind: 'coordination.problem-owned', campaign, object: `problem:${id}`, values }
  await notify(tx, ctx, { ...notice, to: { post: owner } })
}

/** @throws house.not-found, problem-moved, not-the-owner, own-closing, owner-unknown */
export async function addProblemStep(ctx: Context, at: ProblemAt, body: StepBody): Promise<void> {
  await seen(ctx, at)
  const { may, owners: choices } = await viewProblem(ctx, at)
  const deed = { campaign: at.campaign, object: `problem:${at.id}` }
  const settles = body.kind === 'confirm' || body.kind === 'reopen'
  const told = settles ? { verb: 'coordination.settle', ...deed } : { verb: 'coordination.work', ...deed }
  await act(ctx, told, async (tx, audit) => {
    const head = await lockedProblem(tx, at)
    if (head === undefined) throw problem('house.not-found')
    if (head.steps !== body.seen) throw problem('coordination.problem-moved')
    mustBeAllowed(body, may, head)
    if (body.kind === 'assign' && !choices.some(({ post }) => post === body.owner))
      throw problem('coordination.owner-unknown')
    const moved = movedTo(head, body)
    await addStep(tx, at, { kind: body.kind, body: body.body, by: ctx.person().id, at: ctx.now().toISOString() })
    await moveProblem(tx, at, moved)
    await tellStep(ctx, tx, { at, head, body, owner: moved.owner })
    audit({ step: body.kind, ...(body.kind === 'assign' ? { post: moved.owner, until: moved.due } : {}) })
  })
}

function mustBeAllowed({ kind }: StepBody, may: ProblemView['may'], { state }: ProblemHead): void {
  if (may[kind]) return
  if (kind === 'close' && state === 'open') throw problem('coordination.not-the-owner')
  if (kind === 'confirm' && state === 'closed') throw problem('coordination.own-closing')
  if (kind === 'step' && state !== 'open') throw problem('coordination.problem-moved')
  throw problem('house.not-found')
}

function movedTo(head: ProblemHead, { kind, owner, due }: StepBody): Pick<ProblemHead, 'state' | 'owner' | 'due'> {
  const states = { step: 'open', assign: 'open', close: 'closed', confirm: 'confirmed', reopen: 'open' } as const
  const isAssigned = kind === 'assign'
  return {
    ...{ state: states[kind], owner: isAssigned ? owner : head.owner },
    due: (isAssigned || kind === 'reopen') && due !== null ? due : head.due,
  }
}

async function tellStep(
  ctx: Context,
  tx: Database,
  { at, head, body, owner }: { at: ProblemAt; head: ProblemHead; body: StepBody; owner: string },
): Promise<void> {
  const notice = { campaign: at.campaign, object: `problem:${at.id}`, values: { title: head.title, due: head.due } }
  if (body.kind === 'assign' || body.kind === 'reopen')
    await notify(tx, ctx, { ...notice, kind: 'coordination.problem-owned', to: { post: owner } })
  if (body.kind === 'close' || body.kind === 'confirm')
    await notify(tx, ctx, { ...notice, kind: 'coordination.problem-closed', to: { person: head.raisedBy } })
}

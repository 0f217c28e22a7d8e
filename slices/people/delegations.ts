/**
 * Acting for somebody (n4.3: the office's work goes on when a person is away). The holder of a post, or the administrator of
 * its unit, names a stand-in for a time; the stand-in switches to the post, and both names stand on screen and in the log.
 */
import { randomUUID } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type {
  DelegationChoices,
  DelegationChoicesQuery,
  DelegationList,
  DelegationsQuery,
  GiveDelegation,
} from './contract.ts'
import { mayBeLent, mostDaysLent, spanOf } from './model-delegation.ts'
import { tellPostLent, tellPostLentOut } from './notices.ts'
import {
  countDelegations,
  endDelegation,
  findDelegation,
  heldPost,
  insertDelegation,
  listDelegations,
  peopleOfUnits,
  type ListedDelegation,
} from './store-delegations.ts'
import { postsOf } from './store.ts'
import { today } from './today.ts'
/** So many names are offered at a time; more are found by a part of the name. */
const MOST_OFFERED = 50

/** The units whose posts the person gives away as their administrator; nobody else gives another's post away. */
const administered = (ctx: Context): readonly string[] => [...(ctx.territory ?? [])]

export async function viewDelegations(ctx: Context, page: DelegationsQuery): Promise<DelegationList> {
  const ask = { person: ctx.person().id, units: administered(ctx) }
  const rows = await listDelegations(ctx.db, ask, page)
  const day = today(ctx)
  return { total: await countDelegations(ctx.db, ask), delegations: rows.map((row) => viewOf(ctx, row, day)) }
}

function viewOf(ctx: Context, row: ListedDelegation, day: string): DelegationList['delegations'][number] {
  const { id, role, unit, title, from_day: from, until_day: until, reason } = row
  const state = row.ended_at !== null || until < day ? 'ended' : from > day ? 'coming' : 'running'
  const person = ctx.person().id
  return {
    ...{ id, role, unit, title, from, until, state, endReason: row.end_reason },
    ...{ holder: row.holderName, standIn: row.standInName },
    // An illness is for those whom it concerns.
    reason: [row.holder, row.given_by].includes(person) || ctx.covers(unit) ? reason : null,
    mayEnd: state !== 'ended' && mayEnd(ctx, row),
    isMine: row.to_person === person,
  }
}

const mayEnd = (ctx: Context, { holder, given_by, to_person, unit }: ListedDelegation): boolean =>
  ctx.covers(unit) || [holder, given_by, to_person].includes(ctx.person().id)

/** The posts that the person may let another act under, and the people who may be asked. */
export async function delegationChoices(
  ctx: Context,
  { post, find }: DelegationChoicesQuery,
): Promise<DelegationChoices> {
  const own = (await postsOf(ctx.db, ctx.person().id, today(ctx))).filter(({ actingFor }) => actingFor === null)
  const posts = own.filter(({ role }) => mayBeLent(role))
  if (post === undefined) return { posts, people: [] }
  return { posts, people: await mayStandIn(ctx, await givable(ctx, post), { find }) }
}

/** Others who hold a post in the unit or below it: those found by a part of the name, or the one who is asked about. */
async function mayStandIn(
  ctx: Context,
  { unit, holder }: { unit: string; holder: string },
  who: { find: string } | { person: string },
): Promise<DelegationChoices['people']> {
  const units = [...(await ctx.territoryOf(unit))]
  const besides = [holder, ctx.person().id]
  return peopleOfUnits(ctx.db, { units, day: today(ctx), besides, ...who }, MOST_OFFERED)
}

/** A post that the person holds in their own right, or administers. @throws house.not-found, people.post-not-lent */
async function givable(
  ctx: Context,
  post: string,
): Promise<{ post: string; holder: string; role: string; unit: string }> {
  const held = await heldPost(ctx.db, post, today(ctx))
  if (held === undefined) throw problem('house.not-found')
  const isHolder = held.holder === ctx.person().id
  if (!isHolder && !ctx.covers(held.unit)) throw problem('house.not-found')
  if (!mayBeLent(held.role)) throw problem('people.post-not-lent')
  return held
}

/** @throws people.stand-in-cannot-pass-on, people.days-wrong, people.stand-in-unknown */
export async function giveDelegation(ctx: Context, give: GiveDelegation): Promise<{ id: string }> {
  const by = ctx.person()
  if (by.actingFor !== null) throw problem('people.stand-in-cannot-pass-on')
  const held = await givable(ctx, give.post)
  const { post, unit, role, holder } = held
  const [standIn] = await mayStandIn(ctx, held, { person: give.to })
  if (standIn === undefined) throw problem('people.stand-in-unknown')
  const { from, until, reason, to } = give
  if (from < today(ctx) || until < from || spanOf(from, until) > mostDaysLent)
    throw problem('people.days-wrong', { most: mostDaysLent })
  const id = randomUUID()
  await act(ctx, { verb: 'people.delegate', object: `post:${post}` }, async (tx, audit) => {
    await insertDelegation(tx, {
      ...{ id, post, to_person: to, from_day: from, until_day: until, reason },
      ...{ given_by: by.id, given_at: ctx.now().toISOString() },
    })
    audit({ delegation: id, to, from, until, unit })
    await tellPostLent(tx, ctx, { person: to, post, role, unit, from, until })
    await tellPostLentOut(tx, ctx, { person: holder, post, role, unit, from, until, standIn: standIn.name })
  })
  return { id }
}

/** The giver, the holder, the stand-in or the unit's administrator ends it; a session under it ends with it. */
export async function endOneDelegation(ctx: Context, id: string, reason: string): Promise<void> {
  const found = await findDelegation(ctx.db, id)
  if (found === undefined || !mayEnd(ctx, found)) throw problem('house.not-found')
  const { id: by } = ctx.person()
  await act(ctx, { verb: 'people.end-delegation', object: `post:${found.post}` }, async (tx, audit) => {
    if (!(await endDelegation(tx, id, { by, at: ctx.now().toISOString(), reason })))
      throw problem('people.delegation-ended')
    audit({ delegation: id, to: found.to_person })
  })
}

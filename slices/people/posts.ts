/** Posts: given for a term, ended with a reason, handed over in one act. They are never deleted (n3.0). */
import { randomUUID } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { addDays } from '../../rules/calendar/days.ts'
import { knownUnits } from '../registers/facts.ts'
import { Role } from './contract.ts'
import type { EndPostBody, HandOverBody, MaybeAsked, PostToGive } from './contract-accounts.ts'
import { askTwo, takesTwo, twoPersonKinds, type DecidingAsk } from './deciding.ts'
import { mayGive } from './giving.ts'
import { knownGroups } from './known-groups.ts'
import { giverOf, isCurrent, managedAccount, seenAccount } from './managed-account.ts'
import { today } from './today.ts'
import { tellPostEnded, tellPostGiven } from './notices.ts'
import type { PostRow } from './store-rows.ts'
import {
  allPosts,
  countLiaisons,
  endPost,
  findAccount,
  findPost,
  holdsSame,
  insertPosts,
  lockPerson,
  type NewPost,
} from './store-accounts.ts'

/** The post as it is kept. @throws people.unit-unknown, people.may-not-give, people.term-wrong, people.group-unknown */
export async function postToKeep(ctx: Context, person: string, give: PostToGive): Promise<NewPost> {
  const { role, unit, group, title, until } = give
  if (!(await knownUnits(ctx.db)).has(unit)) throw problem('people.unit-unknown', { unit })
  if (!mayGive(giverOf(ctx), { role, unit })) throw problem('people.may-not-give')
  if (group !== null && !(await knownGroups(ctx.db)).has(group)) throw problem('people.group-unknown', { group })
  const from = give.from ?? today(ctx)
  if (until !== null && until < from) throw problem('people.term-wrong', { from, until })
  return {
    ...{ id: randomUUID(), person, role, unit, group_id: group, title, from_day: from, until_day: until },
    ...{ given_by: ctx.person().id, given_at: ctx.now().toISOString() },
  }
}

/** @throws people.post-twice where the person holds the same role in the same unit on a day of the term */
export async function insertOnce(tx: Database, post: NewPost): Promise<void> {
  await lockPerson(tx, post.person)
  if (await holdsSame(tx, post)) throw problem('people.post-twice', { unit: post.unit })
  await insertPosts(tx, [post])
}

/** One that decides is asked for. */
export async function givePost(ctx: Context, person: string, give: PostToGive): Promise<{ id?: string } & MaybeAsked> {
  await managedAccount(ctx, person)
  const post = await postToKeep(ctx, person, give)
  if (await takesTwo(ctx.db, ctx, [give.role])) {
    const { reason, ...values } = give
    await askAlone(ctx, { kind: twoPersonKinds.givePost, person, values, reason })
    return { asked: true }
  }
  return act(ctx, { verb: 'people.give-post', object: `person:${person}` }, async (tx, audit) => {
    await insertOnce(tx, post)
    const { id, role, unit, group_id: group, title, from_day: from, until_day: until } = post
    audit({ post: id, role, unit, group, title, from, until })
    await tellPostGiven(tx, ctx, { person, post: id, role, unit, from })
    return { id, asked: false }
  })
}

/** A post that runs, of somebody whom the person may manage. @throws house.not-found, people.post-ended, people.may-not-give */
async function managedPost(ctx: Context, id: string): Promise<PostRow> {
  const post = await findPost(ctx.db, id)
  if (post === undefined || !ctx.covers(post.unit)) throw problem('house.not-found')
  await seenAccount(ctx, post.person)
  if (post.person === ctx.person().id) throw problem('people.not-to-yourself')
  if (!mayGive(giverOf(ctx), post)) throw problem('people.may-not-give')
  if (!isCurrent(post, today(ctx))) throw problem('people.post-ended')
  return post
}

/** Ends a post with a reason; the last liaison of a unit only knowingly. @throws people.last-liaison, people.post-ended */
export async function stopPost(
  ctx: Context,
  id: string,
  { reason, until, leaveOrphan }: EndPostBody,
): Promise<MaybeAsked> {
  const post = await managedPost(ctx, id)
  if (await takesTwoInUse(ctx, post.person, [post.role])) {
    await askAlone(ctx, { kind: twoPersonKinds.endPost, person: post.person, values: { post: id, until }, reason })
    return { asked: true }
  }
  const day = today(ctx)
  return act(ctx, { verb: 'people.end-post', object: `person:${post.person}` }, async (tx, audit) => {
    const isOrphan =
      post.role === 'liaison' && (await countLiaisons(tx, { unit: post.unit, day, besides: { post: id } })) === 0
    if (isOrphan && !leaveOrphan) throw problem('people.last-liaison', { unit: await namedUnits(tx, [post.unit]) })
    await end(tx, id, { ctx, by: ctx.person().id, until: until ?? day, reason, atOnce: until === null || until < day })
    await tellPostEnded(tx, ctx, {
      person: post.person,
      post: id,
      role: post.role,
      unit: post.unit,
      until: until ?? day,
    })
    audit({
      post: id,
      role: post.role,
      unit: post.unit,
      until: until ?? day,
      reason,
      ...(isOrphan ? { isOrphan } : {}),
    })
    return { asked: false }
  })
}

/** Does it take two, of an account in use? What was never used may be taken back by one: it opens nothing. */
export async function takesTwoInUse(ctx: Context, person: string, roles: readonly string[]): Promise<boolean> {
  const account = await findAccount(ctx.db, person)
  return account?.state !== 'invited' && (await takesTwo(ctx.db, ctx, roles))
}

/** An ask that is an act of its own. */
export const askAlone = (ctx: Context, ask: DecidingAsk): Promise<void> =>
  act(ctx, { verb: 'people.ask-account', object: `person:${ask.person}` }, (tx, audit) =>
    askTwo(tx, ask, { ctx, audit }),
  )

/** Units that have no liaison while the person is not one: left so only knowingly. @throws people.last-liaison naming them */
export async function orphansOf(
  tx: Database,
  person: string,
  { ctx, leaveOrphan }: { ctx: Context; leaveOrphan: boolean },
): Promise<string[]> {
  const day = today(ctx)
  const posts = (await allPosts(tx, person)).filter((post) => post.role === 'liaison' && isCurrent(post, day))
  const orphans: string[] = []
  for (const unit of new Set(posts.map((post) => post.unit)))
    if ((await countLiaisons(tx, { unit, day, besides: { person } })) === 0) orphans.push(unit)
  if (orphans.length > 0 && !leaveOrphan) throw problem('people.last-liaison', { unit: await namedUnits(tx, orphans) })
  return orphans
}

async function namedUnits(db: Database, codes: readonly string[]): Promise<string> {
  const units = await knownUnits(db)
  return codes.map((code) => `${units.get(code)?.name ?? ''} ${code}`.trim()).join('、')
}

/** Who leaves holds nothing any more: every post ends today, with the same reason. @throws people.last-liaison */
export async function endPostsOf(
  tx: Database,
  person: string,
  { ctx, reason, leaveOrphan }: { ctx: Context; reason: string; leaveOrphan: boolean },
): Promise<{ ended: string[]; orphans: string[] }> {
  const day = today(ctx)
  const posts = (await allPosts(tx, person)).filter((post) => isCurrent(post, day))
  const orphans = await orphansOf(tx, person, { ctx, leaveOrphan })
  for (const { id } of posts) await end(tx, id, { ctx, by: ctx.person().id, until: day, reason, atOnce: true })
  return { ended: posts.map(({ id }) => id), orphans }
}

interface Ending {
  ctx: Context
  by: string
  until: string
  reason: string
  atOnce: boolean
}

export async function end(tx: Database, id: string, { ctx, by, until, reason, atOnce }: Ending): Promise<void> {
  const at = atOnce ? ctx.now().toISOString() : null
  if (!(await endPost(tx, id, { until, by, at, reason }))) throw problem('people.post-ended')
}

export interface HandOverReceipt extends MaybeAsked {
  ended?: string
  begun?: string
  from: string
}

/** One ends, another begins the same post, in one act: no day between without it. @throws people.hand-over-same */
export async function handOver(ctx: Context, id: string, { to, from, reason }: HandOverBody): Promise<HandOverReceipt> {
  const post = await managedPost(ctx, id)
  if (to === post.person) throw problem('people.hand-over-same')
  await managedAccount(ctx, to)
  const { unit, group_id: group, title, until_day: until } = post
  if (from < post.from_day) throw problem('people.term-wrong', { from: post.from_day, until: from })
  if (await takesTwo(ctx.db, ctx, [post.role])) {
    await askAlone(ctx, { kind: twoPersonKinds.handOver, person: to, values: { post: id, from }, reason })
    return { asked: true, from }
  }
  const next = await postToKeep(ctx, to, { role: Role.parse(post.role), unit, group, title, from, until, reason })
  return act(ctx, { verb: 'people.hand-over', object: `post:${id}` }, async (tx, audit) => {
    await end(tx, id, { ctx, by: ctx.person().id, until: addDays(from, -1), reason, atOnce: from <= today(ctx) })
    await insertOnce(tx, next)
    await tellPostEnded(tx, ctx, { person: post.person, post: id, role: post.role, unit, until: addDays(from, -1) })
    await tellPostGiven(tx, ctx, { person: to, post: next.id, role: post.role, unit, from })
    audit({ from: post.person, to, begun: next.id, role: post.role, unit, day: from, reason })
    return { ended: id, begun: next.id, from, asked: false }
  })
}

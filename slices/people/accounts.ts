/** Making and changing accounts: the administrator everywhere, a unit's administrator in the own units (n3.0). */
import { randomUUID } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import { endSetUpLinks } from '../../platform/auth/set-up-link-store.ts'
import { endOtherSessions } from '../../platform/auth/store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { normalLogin } from './account-key.ts'
import type { ChangeAccountBody, MaybeAsked, MoveAccountBody, NewAccountBody, PostToGive } from './contract-accounts.ts'
import { askTwo, rolesHeld, takesTwo, twoPersonKinds, type DecidingAsk } from './deciding.ts'
import { isDeciding } from './model.ts'
import { mustBeUnused, mustNotWait } from './waits.ts'
import { tellDeciding } from './notices.ts'
import type { Database } from '../../platform/db/database.ts'
import { managedAccount } from './managed-account.ts'
import { askAlone, endPostsOf, orphansOf, postToKeep, takesTwoInUse } from './posts.ts'
import { makeSetUpLink } from './set-up-links.ts'
import { changeAccount, insertAccount, insertPosts, moveAccount } from './store-accounts.ts'

/** Makes an account with its first post, to be set up by a link. @throws people.may-not-give, people.login-taken */
/** One that will decide is made without its post, which is asked for: nothing is open to it before another agrees. */
export async function makeAccount(ctx: Context, body: NewAccountBody): Promise<{ id: string } & MaybeAsked> {
  const { name, certificate, contact } = body
  const id = randomUUID()
  const login = normalLogin(body.login)
  const post = await postToKeep(ctx, id, body.post)
  const asked = await takesTwo(ctx.db, ctx, [post.role])
  return act(ctx, { verb: 'people.make-account', object: `person:${id}` }, async (tx, audit) => {
    const account = { id, name, login, certificate, contact, import_id: null, now: ctx.now() }
    if (!(await insertAccount(tx, account))) throw problem('people.login-taken', { login })
    audit({ post: post.id, role: post.role, unit: post.unit })
    if (asked) await askTwo(tx, askToGive(id, body.post), { ctx, audit })
    else await insertPosts(tx, [post])
    return { id, asked }
  })
}

/** The post of an account that was just made, as an ask. */
export const askToGive = (person: string, { reason, ...values }: PostToGive): DecidingAsk => ({
  ...{ kind: twoPersonKinds.givePost, person, values, reason },
})

/**
 * Name and certificate say who it is: of an account that decides, used or not, two change them; while a post is asked for,
 * nobody does, since somebody agrees to this person. @throws people.waits-for-second
 */
export async function editAccount(
  ctx: Context,
  id: string,
  { reason, ...change }: ChangeAccountBody,
): Promise<MaybeAsked> {
  const { account } = await managedAccount(ctx, id)
  const fields = (['name', 'certificate', 'contact'] as const).filter((field) => account[field] !== change[field])
  const isOther = fields.some((field) => field !== 'contact')
  if (isOther && (await takesTwo(ctx.db, ctx, await rolesHeld(ctx.db, ctx, id)))) {
    // only what is to change: the rest may be changed meanwhile
    const values = Object.fromEntries(fields.map((field) => [field, change[field]]))
    await askAlone(ctx, { kind: twoPersonKinds.change, person: id, values, reason })
    return { asked: true }
  }
  return act(ctx, { verb: 'people.change-account', object: `person:${id}` }, async (tx, audit) => {
    if (isOther) await mustNotWait(tx, id, ctx.now())
    await changeAccount(tx, id, change)
    audit({ changed: fields })
    return { asked: false }
  })
}

const froms = {
  suspended: ['invited', 'active'],
  active: ['suspended'],
  left: ['invited', 'active', 'suspended'],
} as const

/**
 * Suspends, admits again, or marks as left, which ends the posts: sessions and links end. Suspending one that decides is
 * one person's (danger does not wait) and told to all who watch; a suspended account opens no way around a second person.
 * @throws people.state-moved, people.last-liaison
 */
export async function moveState(
  ctx: Context,
  id: string,
  { to, reason, leaveOrphan }: MoveAccountBody,
): Promise<MaybeAsked> {
  await managedAccount(ctx, id)
  const roles = await rolesHeld(ctx.db, ctx, id)
  if (to === 'left' && (await takesTwoInUse(ctx, id, roles))) {
    await askAlone(ctx, { kind: twoPersonKinds.leave, person: id, values: { leaveOrphan }, reason })
    return { asked: true }
  }
  return act(ctx, { verb: 'people.move-account', object: `person:${id}` }, async (tx, audit) => {
    const done =
      to === 'left'
        ? await leave(tx, id, { ctx, reason, leaveOrphan })
        : await suspend(tx, id, { ctx, to, leaveOrphan })
    audit({ to, reason, ...done })
    if (roles.some(isDeciding)) await tellDeciding(tx, ctx, { person: id, act: `people.${to}` })
    return { asked: false }
  })
}

interface Closing {
  ctx: Context
  to: 'suspended' | 'active' | 'left'
  leaveOrphan: boolean
}

/** Suspends or admits again; sessions and links end. @throws people.state-moved, people.last-liaison */
async function suspend(
  tx: Database,
  id: string,
  { ctx, to, leaveOrphan }: Closing,
): Promise<{ sessionsEnded: number; orphans?: string[] }> {
  if (!(await moveAccount(tx, id, { from: froms[to], to }))) throw problem('people.state-moved')
  if (to === 'active') return { sessionsEnded: 0 }
  // The posts stay; a unit whose only liaison it is has nobody all the same.
  const orphans = await orphansOf(tx, id, { ctx, leaveOrphan })
  await endSetUpLinks(tx, id, { at: ctx.now().toISOString(), reason: 'withdrawn' })
  return { sessionsEnded: await endOtherSessions(tx, id, undefined), orphans }
}

/** Whoever leaves holds nothing any more. @throws people.state-moved, people.last-liaison */
export async function leave(
  tx: Database,
  id: string,
  { ctx, reason, leaveOrphan }: { ctx: Context; reason: string; leaveOrphan: boolean },
): Promise<{ sessionsEnded: number; ended: string[]; orphans: string[] }> {
  const { sessionsEnded } = await suspend(tx, id, { ctx, to: 'left', leaveOrphan })
  return { sessionsEnded, ...(await endPostsOf(tx, id, { ctx, reason, leaveOrphan })) }
}

/** A link for who never set a password; an account in use is recovered by two. @throws people.link-only-invited */
export async function newLink(
  ctx: Context,
  id: string,
): Promise<{ secret: string; expires: string; twoPart: boolean }> {
  await managedAccount(ctx, id)
  return act(ctx, { verb: 'people.make-link', object: `person:${id}` }, async (tx, audit) => {
    await mustBeUnused(tx, id, ctx.now())
    const roles = await rolesHeld(tx, ctx, id)
    const twoPart = await takesTwo(tx, ctx, roles)
    const link = await makeSetUpLink(tx, { person: id, why: 'first-use', by: ctx.person().id, now: ctx.now(), twoPart })
    audit({ expires: link.expires.toISOString() })
    if (roles.some(isDeciding)) await tellDeciding(tx, ctx, { person: id, act: 'people.make-link' })
    return { secret: link.secret, expires: link.expires.toISOString(), twoPart }
  })
}

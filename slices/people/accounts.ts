/** Making and changing accounts: the administrator everywhere, a unit's administrator in the own units (n3.0). */
import { randomUUID } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import { endSetUpLinks } from '../../platform/auth/set-up-link-store.ts'
import { endOtherSessions } from '../../platform/auth/store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { normalLogin } from './account-key.ts'
import type { ChangeAccountBody, MoveAccountBody, NewAccountBody } from './contract-accounts.ts'
import { managedAccount } from './managed-account.ts'
import { endPostsOf, postToKeep } from './posts.ts'
import { makeSetUpLink } from './set-up-links.ts'
import { changeAccount, insertAccount, insertPosts, moveAccount } from './store-accounts.ts'

/** Makes an account with its first post, to be set up by a link. @throws people.may-not-give, people.login-taken */
export async function makeAccount(ctx: Context, body: NewAccountBody): Promise<{ id: string }> {
  const { name, certificate, contact } = body
  const id = randomUUID()
  const login = normalLogin(body.login)
  const post = await postToKeep(ctx, id, body.post)
  return act(ctx, { verb: 'people.make-account', object: `person:${id}` }, async (tx, audit) => {
    const account = { id, name, login, certificate, contact, import_id: null, now: ctx.now() }
    if (!(await insertAccount(tx, account))) throw problem('people.login-taken', { login })
    await insertPosts(tx, [post])
    audit({ post: post.id, role: post.role, unit: post.unit })
    return { id }
  })
}

export async function editAccount(ctx: Context, id: string, change: ChangeAccountBody): Promise<void> {
  const { account } = await managedAccount(ctx, id)
  await act(ctx, { verb: 'people.change-account', object: `person:${id}` }, async (tx, audit) => {
    await changeAccount(tx, id, change)
    const fields = (['name', 'certificate', 'contact'] as const).filter((field) => account[field] !== change[field])
    audit({ changed: fields })
  })
}

const froms = {
  suspended: ['invited', 'active'],
  active: ['suspended'],
  left: ['invited', 'active', 'suspended'],
} as const

/** Suspends, admits again, or marks as left, which ends the posts: sessions and links end. @throws people.state-moved, people.last-liaison */
export async function moveState(ctx: Context, id: string, { to, reason, leaveOrphan }: MoveAccountBody): Promise<void> {
  await managedAccount(ctx, id)
  await act(ctx, { verb: 'people.move-account', object: `person:${id}` }, async (tx, audit) => {
    if (!(await moveAccount(tx, id, { from: froms[to], to }))) throw problem('people.state-moved')
    const sessionsEnded = to === 'active' ? 0 : await endOtherSessions(tx, id, undefined)
    if (to !== 'active') await endSetUpLinks(tx, id, { at: ctx.now().toISOString(), reason: 'withdrawn' })
    const posts = to === 'left' ? await endPostsOf(tx, id, { ctx, reason, leaveOrphan }) : undefined
    audit({ to, reason, sessionsEnded, ...posts })
  })
}

/** A link for who never set a password; an account in use is recovered by two. @throws people.link-only-invited */
export async function newLink(ctx: Context, id: string): Promise<{ secret: string; expires: string }> {
  const { account } = await managedAccount(ctx, id)
  if (account.state !== 'invited') throw problem('people.link-only-invited')
  return act(ctx, { verb: 'people.make-link', object: `person:${id}` }, async (tx, audit) => {
    const link = await makeSetUpLink(tx, { person: id, why: 'first-use', by: ctx.person().id, now: ctx.now() })
    audit({ expires: link.expires.toISOString() })
    return { secret: link.secret, expires: link.expires.toISOString() }
  })
}

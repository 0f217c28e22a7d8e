import { act } from '../../platform/audit/act.ts'
import { countFailures, keepLastSignIn, lastSignInOf, type LastSignIn } from '../../platform/auth/failure-store.ts'
import { forgiveAll } from '../../platform/auth/lock-out-store.ts'
import { endSession, startSession, type SignInMethod } from '../../platform/auth/store.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { accountKey, secondKey } from './account-key.ts'
import type { Person } from './contract.ts'
import { tellNewDevice } from './new-device.ts'
import { hasSecondFactor, needsSecondFactor } from './model.ts'
import { holdsPost, nameAndLogin, postsOf } from './store.ts'
import { today } from './today.ts'

export interface ProvenPerson {
  person: string
  method: SignInMethod
  /** Whose identity was the first factor; absent: none's. */
  provider?: string | null
  /** Of that identity, and the provider's name of its own session. */
  subject?: string | null | undefined
  sid?: string | null | undefined
}

/**
 * The last step of every way in: starts the session in the post last used, or the first one, with a new token, and tells
 * the log. A session that this browser had before ends.
 * @throws people.sign-in-refused, as for a wrong password, where the person is not active or holds no post today
 */
export async function completeSignIn(ctx: Context, proven: ProvenPerson): Promise<void> {
  const found = await beginningOf(ctx, proven)
  if (found === undefined) throw problem('people.sign-in-refused')
  const session = await act(
    { ...ctx, actor: found.actor },
    { verb: 'people.sign-in', object: `person:${proven.person}` },
    async (tx, audit) => {
      audit({ method: proven.method })
      if (ctx.session.token !== undefined) await endSession(tx, ctx.session.token)
      return begin(ctx, tx, { ...found, ...proven })
    },
  )
  ctx.session.start(session.token, session.expires)
}

/** May this person sign in now: active, with a post that holds today? */
export const mayBegin = (ctx: Context, person: string): Promise<boolean> => holdsPost(ctx.db, person, today(ctx))

/** The person in the post to begin with, and what is known of the account. */
interface Beginning {
  actor: Person
  login: string | null
  before: LastSignIn | undefined
}

/** Without a second factor no session begins in a post that owes one, also where it was given since the password was. */
async function beginningOf(ctx: Context, { person, method }: ProvenPerson): Promise<Beginning | undefined> {
  const all = await postsOf(ctx.db, person, today(ctx))
  const posts = all.filter(({ role }) => hasSecondFactor(method) || !needsSecondFactor([role], ctx.installation))
  const known = await nameAndLogin(ctx.db, person)
  const before = await lastSignInOf(ctx.db, person)
  const chosen = posts.find(({ post }) => post === before?.post) ?? posts[0]
  if (chosen === undefined || known === undefined) return undefined
  const { post, role, unit, actingFor } = chosen
  return { actor: { id: person, name: known.name, post, role, unit, actingFor }, login: known.login, before }
}

async function begin(
  ctx: Context,
  tx: Database,
  { actor, login, before, method, provider = null, subject = null, sid = null }: ProvenPerson & Beginning,
): Promise<{ token: string; expires: Date }> {
  const { client, installation, vault } = ctx
  const now = ctx.now()
  const account = login === null ? '' : accountKey(vault, login)
  const failedBefore = account === '' ? 0 : await countFailures(tx, account, before?.at)
  await forgiveAll(tx, [account, secondKey(actor.id)])
  await tellNewDevice(tx, ctx, actor.id)
  await keepLastSignIn(tx, { person: actor.id, post: actor.post, method, ...client, at: now.toISOString() })
  return startSession(tx, {
    ...{ person: actor.id, post: actor.post, method, provider, subject, sid, client, now },
    ...{ limits: installation.sessions, failedBefore, previousAt: before?.at },
  })
}

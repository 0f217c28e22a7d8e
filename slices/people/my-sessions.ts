import { act } from '../../platform/audit/act.ts'
import { endOtherSessions, endSessionOf, findSession, sessionsOf, switchPost } from '../../platform/auth/store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { MySession, Role, SignInNote } from './contract.ts'
import { hasSecondFactor, needsSecondFactor } from './model.ts'
import { personInPost } from './store.ts'
import { today } from './today.ts'

const momentOf = (ctx: Context) => ({ now: ctx.now(), limits: ctx.installation.sessions })

const currentOf = async (ctx: Context) =>
  ctx.session.token === undefined ? undefined : findSession(ctx.db, ctx.session.token, momentOf(ctx))

/** The provider whose identity began this session; null: none's. */
export const myProvider = async (ctx: Context): Promise<string | null> => (await currentOf(ctx))?.provider ?? null

export async function mySessions(ctx: Context): Promise<MySession[]> {
  const current = await currentOf(ctx)
  const sessions = await sessionsOf(ctx.db, ctx.person().id, momentOf(ctx))
  return sessions.map(({ id, device, address, method, post, started_at: since, seen_at: seen }) => ({
    ...{ id, device, address, method, post, since, seen },
    current: id === current?.id,
  }))
}

/** What the owner is told of the sign-in: the one before, and failed tries between. null: no session of a browser. */
export async function signInNote(ctx: Context): Promise<SignInNote | null> {
  const current = await currentOf(ctx)
  if (current === undefined) return null
  const { id, started_at: at, previous_at: previous, failed_before: failures } = current
  return { session: id, at, previous, failures }
}

/** @throws house.not-found for a session that is not the person's */
export async function endMySession(ctx: Context, id: string): Promise<void> {
  const person = ctx.person().id
  const current = await currentOf(ctx)
  await act(ctx, { verb: 'people.end-session', object: `person:${person}` }, async (tx, audit) => {
    if (!(await endSessionOf(tx, person, id))) throw problem('house.not-found')
    audit({ session: id })
  })
  if (current?.id === id) ctx.session.end()
}

export async function endMyOtherSessions(ctx: Context): Promise<{ ended: number }> {
  const person = ctx.person().id
  return act(ctx, { verb: 'people.end-session', object: `person:${person}` }, async (tx, audit) => {
    const ended = await endOtherSessions(tx, person, ctx.session.token)
    audit({ others: ended })
    return { ended }
  })
}

/**
 * Goes on under another post that the person holds today, with a new token.
 * @throws people.post-not-held, people.post-needs-second-factor where the post's role owes one that this session never showed
 */
export async function choosePost(ctx: Context, post: string): Promise<void> {
  const { id } = ctx.person()
  const { token } = ctx.session
  const actor = await personInPost(ctx.db, { person: id, post }, today(ctx))
  if (actor === undefined || token === undefined) throw problem('people.post-not-held')
  await mustSuffice(ctx, actor.role)
  const fresh = await act(ctx, { verb: 'people.switch-post', object: `person:${id}` }, async (tx, audit) => {
    audit({ post, role: actor.role, unit: actor.unit })
    return switchPost(tx, token, post)
  })
  if (fresh === undefined) throw problem('house.sign-in-needed')
  ctx.session.start(fresh.token, fresh.expires)
}

/** Two factors were shown when the session began, or its person signs in again (GB/T 22239 8.1.4.1 d). */
async function mustSuffice(ctx: Context, role: Role): Promise<void> {
  if (!needsSecondFactor([role], ctx.installation)) return
  const current = await currentOf(ctx)
  if (current === undefined || !hasSecondFactor(current.method)) throw problem('people.post-needs-second-factor')
}

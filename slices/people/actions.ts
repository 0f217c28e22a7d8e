import { act } from '../../platform/audit/act.ts'
import { hashOfSecret } from '../../platform/auth/secret.ts'
import { endSession, setSessionLanguage } from '../../platform/auth/store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem, type Language } from '../../platform/http/problem.ts'
import { pickedCampaigns, stagesOf } from '../campaigns/facts.ts'
import { Role, type SessionView } from './contract.ts'
import { myProvider, signInNote } from './my-sessions.ts'
import { completeSignIn } from './sign-in.ts'
import { signOutThere } from './single-sign-on.ts'
import { personaBySecret, postsOf } from './store.ts'
import { today } from './today.ts'

/** One click on a printed link. @throws people.link-unknown */
export async function signIn(ctx: Context, secret: string): Promise<void> {
  const person = await personaBySecret(ctx.db, hashOfSecret(secret), today(ctx))
  if (person === undefined || !ctx.installation.demonstration) throw problem('people.link-unknown')
  await completeSignIn(ctx, { person: person.id, method: 'link' })
}

/** Answers where to go on, where the provider's session should end too. */
export async function signOut(ctx: Context): Promise<{ leaveFor: string } | undefined> {
  const { token } = ctx.session
  const leave = signOutThere(ctx, await myProvider(ctx))
  await act(ctx, { verb: 'people.sign-out', object: `person:${ctx.person().id}` }, async (tx, audit) => {
    audit({})
    if (token !== undefined) await endSession(tx, token)
  })
  ctx.session.end()
  return leave === undefined ? undefined : { leaveFor: leave }
}

export async function chooseLanguage(ctx: Context, language: Language): Promise<void> {
  const { token } = ctx.session
  await act(ctx, { verb: 'people.choose-language', object: `person:${ctx.person().id}` }, async (tx, audit) => {
    audit({ language })
    if (token !== undefined) await setSessionLanguage(tx, token, language)
  })
}

export async function viewSession(ctx: Context): Promise<SessionView> {
  const { actor, installation } = ctx
  return {
    person: actor === null ? null : { ...actor, role: Role.parse(actor.role) },
    signIn: await signInNote(ctx),
    posts: actor === null ? [] : await postsOf(ctx.db, actor.id, today(ctx)),
    demonstration: installation.demonstration,
    campaigns: await campaignsWithStage(ctx),
    language: ctx.language,
    permissions: ctx.permissions(),
    openDuring: mapped(ctx.openDuring()),
  }
}

async function campaignsWithStage({ db, installation, actor }: Context): Promise<SessionView['campaigns']> {
  const stages = actor === null ? new Map<string, string>() : await stagesOf(db)
  const picked = await pickedCampaigns(db)
  const shown = installation.campaigns.filter(({ name }) => picked.has(name))
  return shown.map((one) => ({ ...one, stage: stages.get(one.name) ?? 'preparing' }))
}

const mapped = (open: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(open).map(([verb, stages]) => [verb, [...stages]]))

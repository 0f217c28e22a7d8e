import { z } from 'zod'
import { act } from '../../platform/audit/act.ts'
import { ProviderAway, ProviderRefused, type Identity, type Proof, type Provider } from '../../platform/auth/oidc.ts'
import { identityOf, keepArrival, keepAway, keepIdentity, markUsed, takeAway } from '../../platform/auth/oidc-store.ts'
import { relyingParty } from '../../platform/auth/passkey.ts'
import type { Context } from '../../platform/http/context.ts'
import { Problem, problem } from '../../platform/http/problem.ts'
import type { LeaveForProvider, ProviderAnswer, SignInProvider, SignInWays } from './contract.ts'
import type { BackFromProvider } from './ways-bodies.ts'
import { activateHolder, makeInvited } from './arrivals.ts'
import { failTry } from './sign-in-guard.ts'
import { nextStep } from './next-step.ts'
import { completeSignIn, mayBegin } from './sign-in.ts'

/** What stands on the sign-in page beside login and password. */
export const waysToSignIn = async (ctx: Context): Promise<SignInWays> => {
  const party = relyingParty('练兵', ctx.origin)
  return {
    origin: ctx.origin,
    passkeys: party === undefined ? null : { origin: party.origin },
    providers: (ctx.providers ?? []).map(told),
  }
}

export const told = ({ settings: { id, label, labelEn } }: Provider): SignInProvider => ({
  ...{ id, label },
  labelEn: labelEn ?? label,
})

/** @throws house.not-found where no provider of that name is configured */
export function providerOf(ctx: Context, id: string): Provider {
  const found = ctx.providers?.find(({ settings }) => settings.id === id)
  if (found === undefined) throw problem('house.not-found')
  return found
}

/** Each provider has its own address to come back to, so that one can't pass for another (RFC 9700, 4.4.2). */
const returnAddress = (ctx: Context, { settings: { id } }: Provider): string =>
  `${ctx.origin ?? ''}/single-sign-on/${id}`

/** `person`: who links an identity to the own account; null: somebody signs in. @throws people.provider-away */
export async function leaveFor(
  ctx: Context,
  { provider: id, person }: { provider: string; person: string | null },
): Promise<LeaveForProvider> {
  const provider = providerOf(ctx, id)
  const { address, proof } = await asked(provider, () => provider.begin(returnAddress(ctx, provider)))
  const sealed = ctx.vault.seal(JSON.stringify(proof), purposeOf(id))
  return { address, ticket: await keepAway(ctx.db, { provider: id, sealed, person }, ctx.now()) }
}

const purposeOf = (provider: string): string => `single sign-on:${provider}`
const ProofText = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })

/**
 * The browser is back from the provider: signs in, or links the identity where that was begun by who is signed in.
 * @throws people.single-sign-on-ended, people.provider-away, people.provider-refused, people.identity-unknown
 */
export async function comeBack(ctx: Context, back: BackFromProvider): Promise<ProviderAnswer> {
  const step = await takeAway(ctx.db, back.ticket, ctx.now())
  if (step === undefined || step.provider !== back.provider) throw problem('people.single-sign-on-ended')
  if (step.person !== null && step.person !== ctx.actor?.id) throw problem('people.single-sign-on-ended')
  const provider = providerOf(ctx, step.provider)
  const proof: Proof = ProofText.parse(JSON.parse(ctx.vault.open(step.sealed, purposeOf(step.provider))))
  const address = new URL(`${returnAddress(ctx, provider)}?${back.query.replace(/^\?/, '')}`)
  const identity = await asked(provider, () => provider.finish(address, proof)).catch(async (error: unknown) => {
    if (error instanceof Problem && error.code === 'people.provider-refused')
      await failTry(ctx, { key: '', account: '', step: 'single-sign-on', person: step.person ?? undefined })
    throw error
  })
  return step.person === null ? signInAs(ctx, provider, identity) : link(ctx, step.person, identity)
}

/** Their errors in our words; what exactly was wrong is for the administrator, and tells no secret. */
async function asked<T>({ settings: { label, labelEn } }: Provider, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const names = { provider: label, providerEn: labelEn ?? label }
    if (error instanceof ProviderAway) throw problem('people.provider-away', { ...names, reason: error.message })
    if (!(error instanceof ProviderRefused)) throw error
    if (error.reason === 'access_denied') throw problem('people.provider-left', names)
    throw problem('people.provider-refused', { ...names, reason: error.reason })
  }
}

async function signInAs(ctx: Context, provider: Provider, identity: Identity): Promise<ProviderAnswer> {
  const kept = await identityOf(ctx.db, identity)
  if (kept === undefined) return arrive(ctx, provider, identity)
  const { person } = kept
  await activateHolder(ctx, person)
  if (!(await mayBegin(ctx, person))) throw problem('people.identity-without-post')
  await markUsed(ctx.db, identity, ctx.now())
  const { subject, sid = null } = identity
  const first = { person, provider: provider.settings.id, subject, sid }
  if (!identity.twoFactors) return nextStep(ctx, first)
  await completeSignIn(ctx, { ...first, method: 'oidc+provider' })
  return { next: 'done' }
}

/** Nobody here is linked to it: it waits, or becomes a person without posts, as the settings say. Nobody is signed in. */
async function arrive(ctx: Context, { settings }: Provider, identity: Identity): Promise<never> {
  const { issuer, subject, name = null, login = null } = identity
  if (settings.unknownPeople === 'invite') {
    await makeInvited(ctx, { ...identity, provider: settings.id })
    throw problem('people.identity-without-post')
  }
  await act(ctx, { verb: 'people.identity-arrived', object: `provider:${settings.id}` }, async (tx, audit) => {
    audit({ provider: settings.id })
    await keepArrival(tx, { provider: settings.id, issuer, subject, name, login }, ctx.now())
  })
  throw problem('people.identity-unknown', { provider: settings.label, providerEn: settings.labelEn ?? settings.label })
}

async function link(ctx: Context, person: string, { issuer, subject }: Identity): Promise<ProviderAnswer> {
  await act(ctx, { verb: 'people.link-identity', object: `person:${person}` }, async (tx, audit) => {
    audit({ issuer })
    const linked = { issuer, subject, person, linked_at: ctx.now().toISOString(), linked_by: person }
    const isNew = await keepIdentity(tx, linked)
    if (!isNew && (await identityOf(tx, { issuer, subject }))?.person !== person) throw problem('people.identity-taken')
  })
  return { next: 'linked' }
}

/** Where the browser goes after signing out, if the provider's session should end too. */
export const signOutThere = (ctx: Context, provider: string | null): string | undefined =>
  ctx.providers?.find(({ settings }) => settings.id === provider)?.signOutAddress(`${ctx.origin ?? ''}/`)

import { act } from '../../platform/audit/act.ts'
import { identitiesOf, removeIdentities } from '../../platform/auth/oidc-store.ts'
import type { Provider } from '../../platform/auth/oidc.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { confirmOwner, needsPassword } from './confirm-owner.ts'
import type { LeaveForProvider, MyIdentities } from './contract.ts'
import { leaveFor, providerOf, told } from './single-sign-on.ts'

export const isOf =
  ({ settings }: Provider) =>
  ({ issuer }: { issuer: string }): boolean =>
    URL.canParse(issuer) && new URL(issuer).href === settings.issuer.href

export async function viewMyIdentities(ctx: Context): Promise<MyIdentities> {
  const { id } = ctx.person()
  const kept = await identitiesOf(ctx.db, id)
  const providers = ctx.providers ?? []
  return {
    needsPassword: await needsPassword(ctx),
    identities: providers.flatMap((provider) =>
      kept.filter(isOf(provider)).map((identity) => ({
        provider: told(provider),
        ...{ linkedAt: identity.linked_at, usedAt: identity.used_at, linkedBySelf: identity.linked_by === id },
      })),
    ),
    providers: providers.filter((provider) => !kept.some(isOf(provider))).map(told),
  }
}

/** The password opens the way to the provider, and back to the own account. @throws people.password-wrong, people.provider-away */
export async function linkMyIdentity(
  ctx: Context,
  { provider, password }: { provider: string; password: string },
): Promise<LeaveForProvider> {
  providerOf(ctx, provider)
  await confirmOwner(ctx, { password })
  return leaveFor(ctx, { provider, person: ctx.person().id })
}

/** @throws people.password-wrong, house.not-found where none of that provider is linked */
export async function unlinkMyIdentity(
  ctx: Context,
  { provider: id, password }: { provider: string; password: string },
): Promise<void> {
  const provider = providerOf(ctx, id)
  const { id: person } = ctx.person()
  await confirmOwner(ctx, { password })
  const issuers = (await identitiesOf(ctx.db, person)).filter(isOf(provider)).map(({ issuer }) => issuer)
  await act(ctx, { verb: 'people.unlink-identity', object: `person:${person}` }, async (tx, audit) => {
    audit({ provider: id })
    if ((await removeIdentities(tx, person, issuers)) === 0) throw problem('house.not-found')
  })
}

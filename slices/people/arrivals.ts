import { act } from '../../platform/audit/act.ts'
import { keepIdentity } from '../../platform/auth/oidc-store.ts'
import type { Identity } from '../../platform/auth/oidc.ts'
import type { Context } from '../../platform/http/context.ts'
import { normalLogin } from './account-key.ts'
import { Login } from './contract-accounts.ts'
import { addInvited, holdsPost } from './store-arrivals.ts'
import { activate, nameAndLogin } from './store.ts'
import { today } from './today.ts'

/**
 * Somebody whom the settings let in as a person: invited, without a post, so that nothing is open until an administrator
 * gives one. The login is taken over only where it is free: the identity is the issuer's subject, never a name.
 */
export async function makeInvited(ctx: Context, identity: Identity & { provider: string }): Promise<void> {
  const { issuer, subject, name, login, provider } = identity
  const now = ctx.now().toISOString()
  const wanted = Login.safeParse(normalLogin(login ?? ''))
  await act(ctx, { verb: 'people.identity-invited' }, async (tx, audit) => {
    const person = await addInvited(tx, { name: name ?? subject, login: wanted.data?.toLowerCase() ?? null, now })
    audit({ provider, issuer }, `person:${person}`)
    await keepIdentity(tx, { issuer, subject, person, linked_at: now, linked_by: null })
  })
}

/** An invited person who has a post by now needs no password: the proven identity is what the set-up link would be. */
export async function activateHolder(ctx: Context, person: string): Promise<void> {
  const found = await nameAndLogin(ctx.db, person)
  if (found?.state !== 'invited' || !(await holdsPost(ctx.db, person, today(ctx)))) return
  await act(ctx, { verb: 'people.activate-identity', object: `person:${person}` }, async (tx, audit) => {
    audit({})
    await activate(tx, person)
  })
}

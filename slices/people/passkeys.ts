import { act } from '../../platform/audit/act.ts'
import { addedKey, additionOf, relyingParty, type RelyingParty } from '../../platform/auth/passkey.ts'
import {
  keepChallenge,
  keepPasskey,
  passkeysOf,
  removePasskey,
  takeChallenge,
} from '../../platform/auth/passkey-store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { confirmOwner, needsPassword } from './confirm-owner.ts'
import type { KeyChallenge, MyPasskeys } from './contract.ts'
import type { AddedPasskey } from './ways-bodies.ts'
import { owesSecondFactor, secondWaysOf } from './next-step.ts'
import { loginOf } from './store.ts'

const MOST_PASSKEYS = 10

/** @throws people.passkeys-unavailable where the installation has no origin at which browsers give them */
export function partyOf(ctx: Context): RelyingParty {
  const party = relyingParty('练兵', ctx.origin)
  if (party === undefined) throw problem('people.passkeys-unavailable')
  return party
}

/** The same for each key of the person, and tells nothing of who it is. */
export const handleOf = ({ vault }: Context, person: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(vault.digest(person, 'passkey owner'), 'base64url'))

export async function viewMyPasskeys(ctx: Context): Promise<MyPasskeys> {
  const kept = await passkeysOf(ctx.db, ctx.person().id)
  return {
    origin: relyingParty('练兵', ctx.origin)?.origin ?? null,
    needsPassword: await needsPassword(ctx),
    passkeys: kept.map((key) => ({
      ...{ id: key.id, name: key.name, synced: key.synced },
      ...{ addedAt: key.added_at, usedAt: key.used_at, suspectAt: key.suspect_at },
    })),
  }
}

type AdditionOptions = Awaited<ReturnType<typeof additionOf>>

/** The password opens the way to a new key. @throws people.password-wrong, people.passkeys-many */
export async function offerPasskey(
  ctx: Context,
  confirmation: { password: string },
): Promise<KeyChallenge<AdditionOptions>> {
  const party = partyOf(ctx)
  const { id, name } = ctx.person()
  await confirmOwner(ctx, confirmation)
  const kept = await passkeysOf(ctx.db, id)
  if (kept.length >= MOST_PASSKEYS) throw problem('people.passkeys-many', { most: MOST_PASSKEYS })
  const login = (await loginOf(ctx.db, id)) ?? name
  const options = await additionOf(party, { handle: handleOf(ctx, id), login, name }, kept)
  const challenge = { challenge: options.challenge, purpose: 'add' as const, person: id, now: ctx.now() }
  return { options, ticket: await keepChallenge(ctx.db, challenge) }
}

/** Keeps the key that the browser made. @throws people.passkey-ended, people.passkey-refused */
export async function addPasskey(ctx: Context, { ticket, name, answer }: AddedPasskey): Promise<void> {
  const party = partyOf(ctx)
  const { id: person } = ctx.person()
  const now = ctx.now()
  const challenge = await takeChallenge(ctx.db, ticket, { purpose: 'add', person, now })
  if (challenge === undefined) throw problem('people.passkey-ended')
  const key = await addedKey(party, challenge, answer)
  if (key === undefined) throw problem('people.passkey-not-made')
  await act(ctx, { verb: 'people.add-passkey', object: `person:${person}` }, async (tx, audit) => {
    audit({ passkey: key.id, synced: key.synced })
    if (!(await keepPasskey(tx, { ...key, person, name, added_at: now.toISOString() })))
      throw problem('people.passkey-not-made')
  })
}

/** @throws people.password-wrong, house.not-found, people.second-factor-needed for the last one of whom must have one */
export async function removeMyPasskey(ctx: Context, { id, password }: { id: string; password: string }): Promise<void> {
  const { id: person } = ctx.person()
  await confirmOwner(ctx, { password })
  await act(ctx, { verb: 'people.remove-passkey', object: `person:${person}` }, async (tx, audit) => {
    audit({ passkey: id })
    if (!(await removePasskey(tx, person, id))) throw problem('house.not-found')
    const left = await secondWaysOf({ ...ctx, db: tx }, person)
    if (left.length === 0 && (await owesSecondFactor({ ...ctx, db: tx }, person)))
      throw problem('people.second-factor-needed')
  })
}

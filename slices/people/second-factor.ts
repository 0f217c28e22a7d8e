import {
  addressOf,
  newCodeSecret,
  newRecoveryCodes,
  oneTimeCodeIn,
  recoveryCodeIn,
  stepOf,
} from '../../platform/auth/one-time-code.ts'
import { codesOf, keepCodes, takeRecoveryCode, takeStep } from '../../platform/auth/one-time-code-store.ts'
import type { Vault } from '../../platform/auth/vault.ts'
import type { SecondFactor } from '../../platform/auth/store.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { CodeOffer } from './contract.ts'

const ISSUER = '练兵'
/** Time to install an app, if need be. */
const OFFER_MS = 15 * 60_000

const sealedFor = (person: string): string => `one-time-code:${person}`
const offeredTo = (person: string): string => `one-time-code offer:${person}`
const recoveryOf = (person: string): string => `recovery-code:${person}`

/** A fresh secret, shown once; `offer` is the same, sealed, and comes back with the first code. Nothing is kept yet. */
export function offerCodes(ctx: Context, { person, label }: { person: string; label: string }): CodeOffer {
  const secret = newCodeSecret()
  const until = ctx.now().getTime() + OFFER_MS
  return {
    secret,
    address: addressOf(secret, { issuer: ISSUER, label }),
    offer: ctx.vault.seal(`${until} ${secret}`, offeredTo(person)),
  }
}

/** The first code proves that the app has the secret. @throws people.offer-ended, people.code-wrong */
export function confirmedOffer(
  ctx: Context,
  { person, offer, code }: { person: string; offer: string; code: string },
): { secret: string; step: number } {
  const [until = '0', secret = ''] = opened(ctx.vault, offer, offeredTo(person)).split(' ')
  if (Number(until) < ctx.now().getTime()) throw problem('people.offer-ended')
  const step = stepOf(secret, oneTimeCodeIn(code) ?? '', ctx.now())
  if (step === undefined) throw problem('people.code-wrong')
  return { secret, step }
}

function opened(vault: Vault, offer: string, purpose: string): string {
  try {
    return vault.open(offer, purpose)
  } catch {
    throw problem('people.offer-ended')
  }
}

/** Keeps the second factor; answers the ten recovery codes, which are told this once. */
export async function keepSecondFactor(
  ctx: Context,
  tx: Database,
  { person, secret, step }: { person: string; secret: string; step: number },
): Promise<string[]> {
  const codes = newRecoveryCodes()
  const sealed = ctx.vault.seal(secret, sealedFor(person))
  await keepCodes(tx, person, { sealed, step, now: ctx.now(), digests: digestsOf(ctx, person, codes) })
  return codes
}

export const digestsOf = ({ vault }: Context, person: string, codes: readonly string[]): string[] =>
  codes.map((code) => vault.digest(recoveryCodeIn(code) ?? '', recoveryOf(person)))

/** Takes a one-time or a recovery code; undefined: it is wrong, or was taken before. */
export async function takeCode(
  ctx: Context,
  tx: Database,
  { person, typed }: { person: string; typed: string },
): Promise<SecondFactor | undefined> {
  const kept = await codesOf(tx, person)
  const recovery = recoveryCodeIn(typed)
  if (kept === undefined) return undefined
  if (recovery !== undefined) {
    const digest = ctx.vault.digest(recovery, recoveryOf(person))
    return (await takeRecoveryCode(tx, person, { digest, now: ctx.now() })) ? 'recovery-code' : undefined
  }
  const step = stepOf(ctx.vault.open(kept.sealed, sealedFor(person)), oneTimeCodeIn(typed) ?? '', ctx.now())
  return step !== undefined && (await takeStep(tx, person, step)) ? 'totp' : undefined
}

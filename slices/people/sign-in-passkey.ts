import { act } from '../../platform/audit/act.ts'
import { counterOfSignature, signatureOf } from '../../platform/auth/passkey.ts'
import {
  keepChallenge,
  passkeyById,
  passkeysOf,
  suspectPasskey,
  takeChallenge,
  takeCounter,
  type Passkey,
} from '../../platform/auth/passkey-store.ts'
import { useStep } from '../../platform/auth/step-store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { accountKey, secondKey } from './account-key.ts'
import type { KeyChallenge } from './contract.ts'
import type { SignedChallenge } from './ways-bodies.ts'
import { handleOf, partyOf } from './passkeys.ts'
import { beginTry, failTry, passTry, type Try } from './sign-in-guard.ts'
import { firstFactorOf, withSecond } from './sign-in-second.ts'
import { completeSignIn, mayBegin } from './sign-in.ts'
import { loginOf } from './store.ts'

type SignatureOptions = Awaited<ReturnType<typeof signatureOf>>

/** A challenge for whoever comes: the key itself says whose it is. @throws people.passkeys-unavailable */
export async function challengeAlone(ctx: Context): Promise<KeyChallenge<SignatureOptions>> {
  const options = await signatureOf(partyOf(ctx))
  const challenge = { challenge: options.challenge, purpose: 'sign-in' as const, person: null, now: ctx.now() }
  return { options, ticket: await keepChallenge(ctx.db, challenge) }
}

/**
 * A passkey alone: it is something held, and its PIN or fingerprint is the second factor, so the key must have asked for it.
 * @throws people.passkey-ended, people.passkey-refused, people.passkey-suspect, people.sign-in-wait
 */
export async function signInWithPasskey(ctx: Context, { ticket, answer }: SignedChallenge): Promise<void> {
  const now = ctx.now()
  const key = await passkeyById(ctx.db, answer.id)
  const attempt = await tryOf(ctx, key, `passkey:${ctx.vault.digest(answer.id, 'passkey')}`)
  await beginTry(ctx, attempt)
  const challenge = await takeChallenge(ctx.db, ticket, { purpose: 'sign-in', person: null, now })
  if (challenge === undefined) return endTry(ctx, attempt)
  await mustSign(ctx, { challenge, answer, key, attempt, alone: true })
  const person = key?.person ?? ''
  if (!(await mayBegin(ctx, person))) await refuse(ctx, attempt)
  await passTry(ctx, attempt)
  await completeSignIn(ctx, { person, method: 'passkey' })
}

/** A challenge after the first factor, for the keys of its owner. @throws people.step-ended, people.passkeys-unavailable */
export async function challengeSecond(
  ctx: Context,
  { step }: { step: string },
): Promise<KeyChallenge<SignatureOptions>> {
  const { person } = await firstFactorOf(ctx, step, 'second')
  const keys = (await passkeysOf(ctx.db, person)).filter(({ suspect_at: suspect }) => suspect === null)
  const options = await signatureOf(partyOf(ctx), keys)
  const challenge = { challenge: options.challenge, purpose: 'second' as const, person, now: ctx.now() }
  return { options, ticket: await keepChallenge(ctx.db, challenge) }
}

/** A passkey as second factor: a touch is enough. @throws people.step-ended, as well as those of a passkey alone */
export async function passkeyAsSecond(
  ctx: Context,
  { step, ticket, answer }: SignedChallenge & { step: string },
): Promise<void> {
  const first = await firstFactorOf(ctx, step, 'second')
  const { person } = first
  const found = await passkeyById(ctx.db, answer.id)
  const key = found?.person === person ? found : undefined
  const attempt = { ...(await tryOf(ctx, key, secondKey(person))), person }
  await beginTry(ctx, attempt)
  const challenge = await takeChallenge(ctx.db, ticket, { purpose: 'second', person, now: ctx.now() })
  if (challenge === undefined) return endTry(ctx, attempt)
  await mustSign(ctx, { challenge, answer, key, attempt, alone: false })
  if (!(await useStep(ctx.db, step))) throw problem('people.step-ended')
  await completeSignIn(ctx, withSecond(first, 'passkey'))
}

async function tryOf(ctx: Context, owned: Passkey | undefined, key: string): Promise<Try> {
  const login = owned === undefined ? undefined : await loginOf(ctx.db, owned.person)
  const account = login === undefined ? '' : accountKey(ctx.vault, login)
  return { key, account, step: 'passkey', person: owned?.person }
}

/** A challenge that ran out is nobody's failure. */
async function endTry(ctx: Context, attempt: Try): Promise<never> {
  await passTry(ctx, attempt)
  throw problem('people.passkey-ended')
}

async function refuse(ctx: Context, attempt: Try): Promise<never> {
  await failTry(ctx, attempt)
  throw problem('people.passkey-refused')
}

interface ToCheck {
  challenge: string
  answer: SignedChallenge['answer']
  key: Passkey | undefined
  attempt: Try
  alone: boolean
}

async function mustSign(ctx: Context, { challenge, answer, key, attempt, alone }: ToCheck): Promise<void> {
  if (key === undefined || !isOwn(ctx, key, answer)) return refuse(ctx, attempt)
  const { userHandle, ...response } = answer.response
  const signed = { ...answer, response: { ...response, ...(userHandle === undefined ? {} : { userHandle }) } }
  const counter = await counterOfSignature(partyOf(ctx), { challenge, response: signed, key, alone })
  if (counter === undefined) return refuse(ctx, attempt)
  if (await takeCounter(ctx.db, key.id, { counter, now: ctx.now() })) return
  await suspect(ctx, key, counter)
  await failTry(ctx, attempt)
  throw problem('people.passkey-suspect', { name: key.name })
}

/** WebAuthn 7.2 step 6: the handle that the key gives, if any, is that of its owner. */
function isOwn(ctx: Context, key: Passkey, { response }: SignedChallenge['answer']): boolean {
  const { userHandle } = response
  return userHandle === undefined || Buffer.from(handleOf(ctx, key.person)).toString('base64url') === userHandle
}

/** The signature is right and yet counts back, or the key is closed already: somebody may hold a copy. */
const suspect = (ctx: Context, key: Passkey, counter: number): Promise<void> =>
  act(ctx, { verb: 'people.passkey-suspect', object: `person:${key.person}` }, async (tx, audit) => {
    audit({ passkey: key.id, counter, kept: key.counter })
    await suspectPasskey(tx, key.id, ctx.now())
  })

import { hashAgain, passwordOf } from '../../platform/auth/password-store.ts'
import { hashPassword, isCheaper, isPassword } from '../../platform/auth/password.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { accountKey, normalLogin } from './account-key.ts'
import type { SignInAnswer } from './contract.ts'
import { nextStep } from './next-step.ts'
import { mayBegin } from './sign-in.ts'
import { beginTry, failTry, passTry, type Try } from './sign-in-guard.ts'
import { personByLogin } from './store.ts'

/**
 * Login and password. Whatever is wrong – no such login, no password set, another password, an account that may not sign
 * in – takes the same way and gives the same answer.
 * @throws people.sign-in-refused, people.sign-in-wait
 */
export async function signInWithPassword(
  ctx: Context,
  { login, password }: { login: string; password: string },
): Promise<SignInAnswer> {
  const account = accountKey(ctx.vault, login)
  const attempt: Try = { key: account, account, step: 'password' }
  await beginTry(ctx, attempt)
  const person = (await personByLogin(ctx.db, normalLogin(login))) ?? ''
  const kept = await passwordOf(ctx.db, person)
  const fits = await isPassword(kept?.hash, password)
  const begins = await mayBegin(ctx, person)
  if (!fits || !begins) {
    await failTry(ctx, { ...attempt, person: person === '' ? undefined : person })
    throw problem('people.sign-in-refused')
  }
  await passTry(ctx, attempt)
  await raiseCost(ctx, { person, hash: kept?.hash ?? '', password })
  return nextStep(ctx, { person, provider: null })
}

/** Hashes the password again where today's cost is higher; the password itself stays the same, so no entry in the log. */
async function raiseCost(ctx: Context, kept: { person: string; hash: string; password: string }): Promise<void> {
  if (!isCheaper(kept.hash)) return
  await hashAgain(ctx.db, kept.person, { from: kept.hash, to: await hashPassword(kept.password) })
}

/**
 * Asks somebody who is signed in for the password again, before what a borrowed session must not do.
 * @throws people.password-wrong, people.sign-in-wait, people.no-password
 */
export async function confirmPassword(ctx: Context, login: string | undefined, password: string): Promise<void> {
  const person = ctx.person().id
  const kept = await passwordOf(ctx.db, person)
  if (kept === undefined || login === undefined) throw problem('people.no-password')
  const account = accountKey(ctx.vault, login)
  const attempt: Try = { key: account, account, step: 'password', person }
  await beginTry(ctx, attempt)
  if (await isPassword(kept.hash, password)) return passTry(ctx, attempt)
  await failTry(ctx, attempt)
  throw problem('people.password-wrong')
}

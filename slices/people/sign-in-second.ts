import { act } from '../../platform/audit/act.ts'
import { findStep, useStep, type FirstFactor, type StepKind } from '../../platform/auth/step-store.ts'
import type { SecondFactor } from '../../platform/auth/store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { accountKey, secondKey } from './account-key.ts'
import type { CodeOffer, RecoveryCodes } from './contract.ts'
import { confirmedOffer, keepSecondFactor, offerCodes, takeCode } from './second-factor.ts'
import { beginTry, failTry, type Try } from './sign-in-guard.ts'
import { completeSignIn, type ProvenPerson } from './sign-in.ts'
import { loginOf } from './store.ts'

/** A code of the app, or a recovery code. @throws people.step-ended, people.code-wrong, people.sign-in-wait */
export async function signInWithCode(ctx: Context, { ticket, code }: { ticket: string; code: string }): Promise<void> {
  const first = await firstFactorOf(ctx, ticket, 'second')
  const { person } = first
  const login = (await loginOf(ctx.db, person)) ?? ''
  const attempt: Try = { key: secondKey(person), account: accountKey(ctx.vault, login), step: 'second', person }
  await beginTry(ctx, attempt)
  const second = await takeCode(ctx, ctx.db, { person, typed: code })
  if (second === undefined) {
    await failTry(ctx, attempt)
    throw problem('people.code-wrong')
  }
  if (!(await useStep(ctx.db, ticket))) throw problem('people.step-ended')
  await completeSignIn(ctx, withSecond(first, second))
}

/** For a person whose role asks for a second factor that is not set up yet. @throws people.step-ended */
export async function offerAtSignIn(ctx: Context, { ticket }: { ticket: string }): Promise<CodeOffer> {
  const { person } = await firstFactorOf(ctx, ticket, 'enrol')
  return offerCodes(ctx, { person, label: (await loginOf(ctx.db, person)) ?? person })
}

/** Sets the second factor up and signs in. @throws people.step-ended, people.offer-ended, people.code-wrong */
export async function enrolAtSignIn(
  ctx: Context,
  { ticket, offer, code }: { ticket: string; offer: string; code: string },
): Promise<RecoveryCodes> {
  const first = await firstFactorOf(ctx, ticket, 'enrol')
  const { person } = first
  const confirmed = confirmedOffer(ctx, { person, offer, code })
  const recoveryCodes = await act(
    ctx,
    { verb: 'people.set-second-factor', object: `person:${person}` },
    async (tx, audit) => {
      audit({ at: 'sign-in' })
      if (!(await useStep(tx, ticket))) throw problem('people.step-ended')
      return keepSecondFactor(ctx, tx, { person, ...confirmed })
    },
  )
  await completeSignIn(ctx, withSecond(first, 'totp'))
  return { recoveryCodes }
}

/** Who has shown a first factor. @throws people.step-ended */
export async function firstFactorOf(ctx: Context, ticket: string, kind: StepKind): Promise<FirstFactor> {
  const first = await findStep(ctx.db, ticket, { kind, now: ctx.now() })
  if (first === undefined) throw problem('people.step-ended')
  return first
}

export const withSecond = (first: FirstFactor, second: SecondFactor): ProvenPerson => ({
  ...first,
  method: `${first.provider === null ? 'password' : 'oidc'}+${second}`,
})

import { codesOf } from '../../platform/auth/one-time-code-store.ts'
import { passkeysOf } from '../../platform/auth/passkey-store.ts'
import { keepStep, type FirstFactor } from '../../platform/auth/step-store.ts'
import type { Context } from '../../platform/http/context.ts'
import type { SecondWay, SignInAnswer } from './contract.ts'
import { needsSecondFactor } from './model.ts'
import { completeSignIn } from './sign-in.ts'
import { postsOf } from './store.ts'
import { today } from './today.ts'

/** The first factor was right: what is still owed? A second one, setting that up, or nothing. */
export async function nextStep(ctx: Context, first: FirstFactor): Promise<SignInAnswer> {
  const now = ctx.now()
  const ways = await secondWaysOf(ctx, first.person)
  if (ways.length > 0)
    return { next: 'second', ways, ticket: await keepStep(ctx.db, { ...first, kind: 'second', now }) }
  if (await owesSecondFactor(ctx, first.person))
    return { next: 'enrol', ticket: await keepStep(ctx.db, { ...first, kind: 'enrol', now }) }
  await completeSignIn(ctx, { ...first, method: first.provider === null ? 'password' : 'oidc' })
  return { next: 'done' }
}

/** The second factors that the person has set up. */
export async function secondWaysOf({ db }: Context, person: string): Promise<SecondWay[]> {
  const codes = await codesOf(db, person)
  const keys = await passkeysOf(db, person)
  return [
    ...(codes === undefined ? [] : ['code' as const]),
    ...(keys.some((key) => key.suspect_at === null) ? ['passkey' as const] : []),
  ]
}

/** Any post that the person holds counts: a session may switch to it. */
export async function owesSecondFactor(ctx: Context, person: string): Promise<boolean> {
  const posts = await postsOf(ctx.db, person, today(ctx))
  return needsSecondFactor(
    posts.map(({ role }) => role),
    ctx.installation,
  )
}

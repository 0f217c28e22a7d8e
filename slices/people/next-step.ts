import { codesOf } from '../../platform/auth/one-time-code-store.ts'
import { keepStep } from '../../platform/auth/step-store.ts'
import type { Context } from '../../platform/http/context.ts'
import type { SignInAnswer } from './contract.ts'
import { needsSecondFactor } from './model.ts'
import { completeSignIn } from './sign-in.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { postsOf } from './store.ts'

/** The password was right: what is still owed? A code, setting the second factor up, or nothing. */
export async function nextStep(ctx: Context, person: string): Promise<SignInAnswer> {
  const now = ctx.now()
  if ((await codesOf(ctx.db, person)) !== undefined)
    return { next: 'second', ticket: await keepStep(ctx.db, { person, kind: 'second', now }) }
  if (await owesSecondFactor(ctx, person))
    return { next: 'enrol', ticket: await keepStep(ctx.db, { person, kind: 'enrol', now }) }
  await completeSignIn(ctx, { person, method: 'password' })
  return { next: 'done' }
}

/** Any post that the person holds counts: a session may switch to it. */
export async function owesSecondFactor(ctx: Context, person: string): Promise<boolean> {
  const posts = await postsOf(ctx.db, person, dayInShanghai(ctx.now().getTime()))
  return needsSecondFactor(
    posts.map(({ role }) => role),
    ctx.installation,
  )
}

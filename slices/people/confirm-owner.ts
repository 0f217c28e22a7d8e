import { passwordOf } from '../../platform/auth/password-store.ts'
import type { Context } from '../../platform/http/context.ts'
import { confirmPassword } from './sign-in-password.ts'
import { loginOf } from './store.ts'

/** A persona of the demonstration has no password to ask for; everybody else is asked. */
export const needsPassword = async (ctx: Context): Promise<boolean> =>
  !ctx.installation.demonstration || (await passwordOf(ctx.db, ctx.person().id)) !== undefined

/** Before another way in is added or taken away. @throws people.password-wrong, people.no-password, people.sign-in-wait */
export async function confirmOwner(ctx: Context, { password }: { password: string }): Promise<void> {
  if (await needsPassword(ctx)) await confirmPassword(ctx, await loginOf(ctx.db, ctx.person().id), password)
}

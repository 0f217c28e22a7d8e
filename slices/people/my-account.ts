import { act } from '../../platform/audit/act.ts'
import { failuresOf } from '../../platform/auth/failure-store.ts'
import { codesOf, keepRecoveryCodes, removeCodes } from '../../platform/auth/one-time-code-store.ts'
import { newRecoveryCodes } from '../../platform/auth/one-time-code.ts'
import { keepPassword, passwordOf } from '../../platform/auth/password-store.ts'
import { hashPassword } from '../../platform/auth/password.ts'
import { endOtherSessions } from '../../platform/auth/store.ts'
import { endTokensOf } from '../../platform/auth/token-store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { accountKey } from './account-key.ts'
import type { CodeOffer, MyAccount, RecoveryCodes } from './contract.ts'
import { mySessions } from './my-sessions.ts'
import { mustBeStrong } from './new-password.ts'
import { owesSecondFactor } from './next-step.ts'
import { confirmedOffer, digestsOf, keepSecondFactor, offerCodes } from './second-factor.ts'
import { confirmPassword } from './sign-in-password.ts'
import { loginOf } from './store.ts'

const FAILURES_SHOWN = 20

/** Everything of the own account that a person may know and change. */
export async function viewMyAccount(ctx: Context): Promise<MyAccount> {
  const { id, name } = ctx.person()
  const login = await loginOf(ctx.db, id)
  const password = await passwordOf(ctx.db, id)
  const codes = await codesOf(ctx.db, id)
  return {
    name,
    login: login ?? null,
    passwordSetAt: password?.setAt ?? null,
    secondFactor: codes === undefined ? null : { since: codes.since, recoveryLeft: codes.recoveryLeft },
    secondFactorNeeded: await owesSecondFactor(ctx, id),
    sessions: await mySessions(ctx),
    failures: login === undefined ? [] : await failuresOf(ctx.db, accountKey(ctx.vault, login), FAILURES_SHOWN),
    limits: ctx.installation.sessions,
  }
}

interface ChangedPassword {
  password: string
  newPassword: string
}

/** Other sessions and all keys for programs end: whoever had the old password is out. @throws people.password-wrong, house.input-wrong */
export async function changePassword(ctx: Context, { password, newPassword }: ChangedPassword): Promise<void> {
  const { id } = ctx.person()
  await confirmPassword(ctx, await loginOf(ctx.db, id), password)
  await mustBeStrong(ctx, id, newPassword)
  if (newPassword.normalize('NFKC') === password.normalize('NFKC')) throw problem('people.password-same')
  const hash = await hashPassword(newPassword)
  await act(ctx, { verb: 'people.change-password', object: `person:${id}` }, async (tx, audit) => {
    await keepPassword(tx, id, { hash, now: ctx.now() })
    const sessionsEnded = await endOtherSessions(tx, id, ctx.session.token)
    audit({ sessionsEnded, tokensEnded: await endTokensOf(tx, id, ctx.now().toISOString()) })
  })
}

/** The password opens the offer; the offer, with a first code, sets the factor up. @throws people.password-wrong */
export async function offerMyCodes(ctx: Context, { password }: { password: string }): Promise<CodeOffer> {
  const { id } = ctx.person()
  const login = await loginOf(ctx.db, id)
  await confirmPassword(ctx, login, password)
  return offerCodes(ctx, { person: id, label: login ?? id })
}

/** Sets up or renews the second factor; other sessions end. @throws people.offer-ended, people.code-wrong */
export async function setMyCodes(ctx: Context, given: { offer: string; code: string }): Promise<RecoveryCodes> {
  const { id } = ctx.person()
  const confirmed = confirmedOffer(ctx, { person: id, ...given })
  return act(ctx, { verb: 'people.set-second-factor', object: `person:${id}` }, async (tx, audit) => {
    const recoveryCodes = await keepSecondFactor(ctx, tx, { person: id, ...confirmed })
    audit({ at: 'my-account', sessionsEnded: await endOtherSessions(tx, id, ctx.session.token) })
    return { recoveryCodes }
  })
}

/** @throws people.password-wrong, people.no-second-factor, people.second-factor-needed where the role asks for one */
export async function removeMyCodes(ctx: Context, { password }: { password: string }): Promise<void> {
  const { id } = ctx.person()
  await confirmPassword(ctx, await loginOf(ctx.db, id), password)
  if (await owesSecondFactor(ctx, id)) throw problem('people.second-factor-needed')
  await act(ctx, { verb: 'people.remove-second-factor', object: `person:${id}` }, async (tx, audit) => {
    if (!(await removeCodes(tx, id))) throw problem('people.no-second-factor')
    audit({ sessionsEnded: await endOtherSessions(tx, id, ctx.session.token) })
  })
}

/** Ten fresh recovery codes in place of those left. @throws people.password-wrong, people.no-second-factor */
export async function renewRecoveryCodes(ctx: Context, { password }: { password: string }): Promise<RecoveryCodes> {
  const { id } = ctx.person()
  await confirmPassword(ctx, await loginOf(ctx.db, id), password)
  if ((await codesOf(ctx.db, id)) === undefined) throw problem('people.no-second-factor')
  const recoveryCodes = newRecoveryCodes()
  await act(ctx, { verb: 'people.renew-recovery-codes', object: `person:${id}` }, async (tx, audit) => {
    await keepRecoveryCodes(tx, id, digestsOf(ctx, id, recoveryCodes))
    audit({ codes: recoveryCodes.length })
  })
  return { recoveryCodes }
}

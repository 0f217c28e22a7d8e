import { act } from '../../platform/audit/act.ts'
import { forgiveAll } from '../../platform/auth/lock-out-store.ts'
import { removeCodes } from '../../platform/auth/one-time-code-store.ts'
import { removeIdentities } from '../../platform/auth/oidc-store.ts'
import { removePasskeys } from '../../platform/auth/passkey-store.ts'
import { keepPassword } from '../../platform/auth/password-store.ts'
import { hashPassword } from '../../platform/auth/password.ts'
import { findSetUpLink, useSetUpLink, type SetUpLink } from '../../platform/auth/set-up-link-store.ts'
import { endOtherSessions } from '../../platform/auth/store.ts'
import { endTokensOf } from '../../platform/auth/token-store.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { accountKey, secondKey } from './account-key.ts'
import type { SetUpView, SignInAnswer } from './contract.ts'
import { mustBeStrong } from './new-password.ts'
import { nextStep } from './next-step.ts'
import { mustKnowCode } from './link-codes.ts'
import { isCurrent } from './managed-account.ts'
import { today } from './today.ts'
import { tellDeciding, tellRecovered } from './notices.ts'
import { rolesHeld } from './deciding.ts'
import { isDeciding } from './model.ts'
import { allPosts } from './store-accounts.ts'
import { activate, nameAndLogin } from './store.ts'

interface SetUp {
  link: SetUpLink
  name: string
  login: string
}

/** What the holder of a set-up link sees. @throws people.set-up-link-unusable where it is unknown, used or run out */
export async function viewSetUp(ctx: Context, { secret }: { secret: string }): Promise<SetUpView> {
  const { link, name, login } = await setUpOf(ctx, secret)
  return { name, login, why: link.why, expires: link.expires_at, needsCode: link.two_part }
}

/** Unknown, used, overtaken and run out look alike, and so does a link of somebody who has left. */
async function setUpOf(ctx: Context, secret: string): Promise<SetUp> {
  const link = await findSetUpLink(ctx.db, secret, ctx.now())
  const person = link === undefined ? undefined : await nameAndLogin(ctx.db, link.person)
  if (link === undefined || person === undefined || person.login === null || !mayBeSetUp(person.state))
    throw problem('people.set-up-link-unusable')
  return { link, name: person.name, login: person.login }
}

const mayBeSetUp = (state: string): boolean => state === 'invited' || state === 'active'

/**
 * Sets the password by the link, which is used up, and goes on as after a right password. All sessions of the
 * person and all keys for programs end. A recovery, to which two people agreed, takes the lost second factor away, and every passkey and linked identity with it.
 * @throws people.set-up-link-unusable, people.link-code-needed, people.link-code-wrong, house.input-wrong where the password is weak
 */
export async function setUp(
  ctx: Context,
  { secret, password, code }: { secret: string; password: string; code?: string | undefined },
): Promise<SignInAnswer> {
  const { link, name, login } = await setUpOf(ctx, secret)
  const { person, why } = link
  await mustBeStrong(ctx, person, password)
  if (link.two_part) await mustKnowCode(ctx, { secret, person, code })
  const hash = await hashPassword(password)
  await act(ctx, { verb: 'people.set-up', object: `person:${person}` }, async (tx, audit) => {
    if (!(await useSetUpLink(tx, secret, ctx.now()))) throw problem('people.set-up-link-unusable')
    await keepPassword(tx, person, { hash, now: ctx.now() })
    await activate(tx, person)
    const factorRemoved = why === 'recovery' && (await removeCodes(tx, person))
    const passkeysRemoved = why === 'recovery' ? await removePasskeys(tx, person) : 0
    const identitiesRemoved = why === 'recovery' ? await removeIdentities(tx, person, 'all') : 0
    const sessionsEnded = await endOtherSessions(tx, person, undefined)
    const tokensEnded = await endTokensOf(tx, person, ctx.now().toISOString())
    if (why === 'recovery') await tellRecovered(tx, ctx, { person, name, unit: await unitOf(ctx, tx, person) })
    const held = why === 'first-use' ? await rolesHeld(tx, ctx, person) : []
    if (held.some(isDeciding)) await tellDeciding(tx, ctx, { person, act: 'people.set-up' })
    await forgiveAll(tx, [accountKey(ctx.vault, login), secondKey(person)])
    audit({ why, factorRemoved, passkeysRemoved, identitiesRemoved, sessionsEnded, tokensEnded })
  })
  return nextStep(ctx, { person, provider: null })
}

/** Whose administrators hear of the recovery: the same as agreed to it. */
const unitOf = async (ctx: Context, tx: Database, person: string): Promise<string | null> =>
  (await allPosts(tx, person)).find((post) => isCurrent(post, today(ctx)))?.unit ?? null

/**
 * A lost password or telephone: an administrator of the person's units asks with a reason, a second person agrees, and
 * the set-up link is shown once, to the second of them. The person's sessions and keys for programs end at once.
 */
import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import { act } from '../../platform/audit/act.ts'
import { endOtherSessions } from '../../platform/auth/store.ts'
import { endTokensOf } from '../../platform/auth/token-store.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { RecoveryView } from './contract-accounts.ts'
import { territoryOf } from '../registers/facts.ts'
import { askTwo, rolesHeld, takesTwo, twoPersonKinds } from './deciding.ts'
import { accountFacts } from './deciding-facts.ts'
import { isDeciding } from './model.ts'
import { tellDeciding } from './notices.ts'
import { giverOf, isCurrent, managedAccount } from './managed-account.ts'
import { today } from './today.ts'
import { mayManage, type Place } from './giving.ts'
import { makeSetUpLink } from './set-up-links.ts'
import { allPosts, findAccount, lockPerson } from './store-accounts.ts'
import { unitAdministrators, type Decider } from './store-independence.ts'
import { agreeRecovery, openRecoveries, showRecovery } from './store-recovery.ts'

/** @throws house.not-found, people.not-yours, people.recovery-only-active, approvals.asked-already */
export async function askRecovery(ctx: Context, id: string, reason: string): Promise<void> {
  const { account, posts } = await managedAccount(ctx, id)
  if (account.state !== 'active') throw problem('people.recovery-only-active')
  const object = `person:${id}`
  const unit = posts.find((post) => isCurrent(post, today(ctx)))?.unit ?? null
  const held = (await allPosts(ctx.db, id)).filter((post) => isCurrent(post, today(ctx)))
  const others = await unitsThatAgree(ctx, held)
  await act(ctx, { verb: 'people.ask-recovery', object }, async (tx, audit) => {
    const ask = { kind: twoPersonKinds.recover, person: id, values: {}, reason, unit, others }
    await askTwo(tx, ask, { ctx, audit })
  })
}

/** Administrators of units who could run the account themselves: where one is independent, nothing waits out objections. */
async function unitsThatAgree(ctx: Context, held: readonly Place[]): Promise<Decider[]> {
  const found: Decider[] = []
  for (const one of await unitAdministrators(ctx.db, today(ctx))) {
    const reach = await ctx.territoryOf(one.unit)
    if (mayManage({ role: 'unit-administrator', covers: (unit) => reach.has(unit) }, held)) found.push(one)
  }
  return found
}

/** A unit's administrator agrees only about accounts that he could run himself. */
export const recover: ApprovalKind = {
  ...twoPersonKinds.recover,
  shows: accountFacts,
  apply: async (tx, approval, { ctx, audit }) => {
    const person = String(approval.values['person'])
    const account = await findAccount(tx, person)
    if (account?.state !== 'active') throw problem('people.recovery-only-active')
    if (person === ctx.person().id) throw problem('people.not-to-yourself')
    const held = (await allPosts(tx, person)).filter((post) => isCurrent(post, today(ctx)))
    const isOfUnits = ctx.person().role === 'unit-administrator'
    if (isOfUnits && !(await coversAll(tx, ctx, held))) throw problem('people.not-yours')
    const sessionsEnded = await endOtherSessions(tx, person, undefined)
    const tokensEnded = await endTokensOf(tx, person, ctx.now().toISOString())
    const agreed = { approval: approval.id, person, by: ctx.person().id, at: ctx.now().toISOString() }
    await agreeRecovery(tx, agreed)
    audit({ approval: approval.id, sessionsEnded, tokensEnded, askedBy: approval.asked_by }, `person:${person}`)
    if (held.some(({ role }) => isDeciding(role))) await tellDeciding(tx, ctx, { person, act: approval.kind })
  },
}

/** Asked within the decision's transaction: another connection would wait for it, and on the embedded database for ever. */
async function coversAll(tx: Database, ctx: Context, held: readonly Place[]): Promise<boolean> {
  const reach = await territoryOf(tx, ctx.person().unit, undefined)
  return mayManage({ ...giverOf(ctx), covers: (unit) => reach.has(unit) }, held)
}

/** What the person agreed to and has not fetched the link of. */
export async function viewRecoveries(ctx: Context): Promise<{ recoveries: RecoveryView[] }> {
  return { recoveries: await openRecoveries(ctx.db, ctx.person().id) }
}

/** Shows the link, once, to who agreed. @throws house.not-found, people.recovery-taken */
export async function fetchRecovery(
  ctx: Context,
  approval: string,
): Promise<{ secret: string; expires: string; twoPart: boolean }> {
  const mine = await openRecoveries(ctx.db, ctx.person().id)
  if (!mine.some((one) => one.approval === approval)) throw problem('house.not-found')
  return act(ctx, { verb: 'people.show-recovery' }, async (tx, audit) => {
    const person = await showRecovery(tx, approval, { by: ctx.person().id, at: ctx.now().toISOString() })
    if (person === undefined) throw problem('people.recovery-taken')
    await lockPerson(tx, person)
    const twoPart = await takesTwo(tx, ctx, await rolesHeld(tx, ctx, person))
    const link = await makeSetUpLink(tx, { person, why: 'recovery', by: ctx.person().id, now: ctx.now(), twoPart })
    audit({ approval, expires: link.expires.toISOString() }, `person:${person}`)
    return { secret: link.secret, expires: link.expires.toISOString(), twoPart }
  })
}

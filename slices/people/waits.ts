/** An account whose first post waits for a second person is not handed out before. */
import { openApproval, openAsksAbout } from '../../platform/approvals/store.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { AskedOfAccount } from './contract-accounts.ts'
import { twoPersonKinds } from './deciding.ts'
import { namesByIds } from './store.ts'
import { findAccount, lockPerson } from './store-accounts.ts'

/** @throws people.waits-for-second */
export async function mustNotWait(db: Database, person: string, now: Date): Promise<void> {
  const { kind } = twoPersonKinds.givePost
  const open = await openApproval(db, { kind, object: `person:${person}`, campaign: null })
  if (open !== undefined && open.expires_at > now.toISOString()) throw problem('people.waits-for-second')
}

/**
 * In the transaction that makes the link, with the account held: whoever sets a password meanwhile gets no second link, and
 * an ask made meanwhile is seen. @throws people.link-only-invited, people.waits-for-second
 */
export async function mustBeUnused(tx: Database, person: string, now: Date): Promise<void> {
  await lockPerson(tx, person)
  if ((await findAccount(tx, person))?.state !== 'invited') throw problem('people.link-only-invited')
  await mustNotWait(tx, person, now)
}

/** What waits for a second person about the account. */
export async function asksAbout(ctx: Context, person: string): Promise<AskedOfAccount[]> {
  const asks = await openAsksAbout(ctx.db, `person:${person}`, ctx.now())
  const names = await namesByIds(ctx.db, [...new Set(asks.map(({ asked_by: by }) => by))])
  return asks.map(({ id, kind, asked_by: by, asked_at: at, reason, cools_at: coolsAt }) => ({
    ...{ approval: id, kind, by: names.get(by) ?? by, at, reason, coolsAt, isMine: by === ctx.person().id },
  }))
}

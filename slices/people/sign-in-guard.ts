import { act } from '../../platform/audit/act.ts'
import { keepFailure } from '../../platform/auth/failure-store.ts'
import {
  accountPatience,
  addressPatience,
  blockOf,
  countTry,
  forgiveOne,
  type Wait,
} from '../../platform/auth/lock-out-store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { addressKey } from './account-key.ts'

/** A proxy on this machine that does not say for whom it asks: everybody would share its count. */
const isUnknown = (address: string): boolean => address === '127.0.0.1' || address === '::1'

/** What is tried: `key` counts the failures, `account` is whom they are told to, if anybody. */
export interface Try {
  key: string
  account: string
  step: 'password' | 'second' | 'passkey' | 'single-sign-on'
  /** The person, where known; only for the log. */
  person?: string | undefined
}

/**
 * Before any secret is looked at, and alike for accounts that exist and that do not: is it this try's turn?
 * @throws people.sign-in-wait
 */
export async function beginTry(ctx: Context, { key }: Try): Promise<void> {
  const now = ctx.now()
  const wait = (await addressBlock(ctx)) ?? (await countTry(ctx.db, key, { patience: accountPatience, now }))
  if (wait !== null) throw problem('people.sign-in-wait', { seconds: secondsTo(wait, now) })
}

const addressBlock = ({ client, db, now }: Context): Promise<Wait> =>
  isUnknown(client.address) ? Promise.resolve(null) : blockOf(db, addressKey(client.address), now())

const secondsTo = (wait: NonNullable<Wait>, now: Date): number =>
  Math.max(1, Math.ceil((wait.until.getTime() - now.getTime()) / 1000))

/** Writes the failure down, for the log and for the account's owner. What was typed is not kept. */
export async function failTry(ctx: Context, { account, step, person }: Try): Promise<void> {
  const now = ctx.now()
  const { address } = ctx.client
  await act(ctx, { verb: 'people.sign-in-failed', object: `person:${person ?? 'unknown'}` }, async (tx, audit) => {
    audit({ step })
    await keepFailure(tx, account, { at: now.toISOString(), address, step })
    if (!isUnknown(address)) await countTry(tx, addressKey(address), { patience: addressPatience, now })
  })
}

/** The secret was right: this try is no failure, though those before it stand until the sign-in is complete. */
export const passTry = (ctx: Context, { key }: Try): Promise<void> => forgiveOne(ctx.db, key)

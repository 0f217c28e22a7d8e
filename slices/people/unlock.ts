import { act } from '../../platform/audit/act.ts'
import { forgiveAll } from '../../platform/auth/lock-out-store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { accountKey, secondKey } from './account-key.ts'
import { nameAndLogin, unitsAndTitlesOf } from './store.ts'

/** Ends the wait after failed tries at once. @throws house.not-found where the person is not of the administrator's units */
export async function unlock(ctx: Context, person: string): Promise<void> {
  const found = await nameAndLogin(ctx.db, person)
  const { units } = await unitsAndTitlesOf(ctx.db, person)
  if (found === undefined || !reachesAll(ctx, units)) throw problem('house.not-found')
  await act(ctx, { verb: 'people.unlock', object: `person:${person}` }, async (tx, audit) => {
    audit({})
    await forgiveAll(tx, [accountKey(ctx.vault, found.login ?? ''), secondKey(person)])
  })
}

const reachesAll = (ctx: Context, units: readonly string[]): boolean =>
  ctx.on === 'installation' || (units.length > 0 && units.every(ctx.covers))

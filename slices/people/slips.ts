/** Slips to hand out: one a person with a fresh link; what was handed out before ends. */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { knownUnits } from '../registers/facts.ts'
import type { Slip } from './contract-accounts.ts'
import { giverOf } from './managed-account.ts'
import { rolesHeld, takesTwo } from './deciding.ts'
import { today } from './today.ts'
import { mayManage } from './giving.ts'
import { isDeciding } from './model.ts'
import { tellDeciding } from './notices.ts'
import { mustBeUnused } from './waits.ts'
import { makeSetUpLink } from './set-up-links.ts'
import { accountsByIds, type AccountWithPosts } from './store-accounts.ts'

/** Only for people who never set a password. @throws house.not-found, people.not-yours, people.link-only-invited */
export async function makeSlips(ctx: Context, people: readonly string[]): Promise<{ slips: Slip[] }> {
  const found = await accountsByIds(ctx.db, people, today(ctx))
  if (found.length !== new Set(people).size) throw problem('house.not-found')
  for (const account of found) mustBeHanded(ctx, account)
  const units = await knownUnits(ctx.db)
  return act(ctx, { verb: 'people.make-slips', object: 'accounts' }, async (tx, audit) => {
    const slips: Slip[] = []
    // always in one order: two who print the same slips do not wait for each other
    for (const { id } of found.toSorted((a, b) => (a.id < b.id ? -1 : 1))) await mustBeUnused(tx, id, ctx.now())
    for (const { id, name, login, posts } of found) {
      const roles = await rolesHeld(tx, ctx, id)
      const twoPart = await takesTwo(tx, ctx, roles)
      const link = await makeSetUpLink(tx, {
        person: id,
        why: 'first-use',
        by: ctx.person().id,
        now: ctx.now(),
        twoPart,
      })
      const { unit = '', role = '' } = posts[0] ?? {}
      const unitName = units.get(unit)?.name ?? ''
      const told = { secret: link.secret, expires: link.expires.toISOString() }
      slips.push({ person: id, name, login: login ?? '', unit, unitName, role, twoPart, ...told })
      audit({ expires: told.expires }, `person:${id}`)
      if (roles.some(isDeciding)) await tellDeciding(tx, ctx, { person: id, act: 'people.make-link' })
    }
    return { slips }
  })
}

function mustBeHanded(ctx: Context, { posts, state }: AccountWithPosts): void {
  const isSeen = ctx.territory === null || posts.some(({ unit }) => ctx.covers(unit))
  if (!isSeen) throw problem('house.not-found')
  if (!mayManage(giverOf(ctx), posts)) throw problem('people.not-yours')
  if (state !== 'invited') throw problem('people.link-only-invited')
}

/** Accounts as they are looked at, within what the person reaches. */
import { openSetUpLinks } from '../../platform/auth/set-up-link-store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { knownUnits } from '../registers/facts.ts'
import type { AccountDetail, AccountOptions, AccountPage, AccountsQuery, AccountView } from './contract-accounts.ts'
import { rolesGivenBy } from './giving.ts'
import { isCurrent, seenAccount } from './managed-account.ts'
import { today } from './today.ts'
import { namesByIds } from './store.ts'
import { asksAbout } from './waits.ts'
import { countAccounts, listAccounts, type AccountsAsk, type ListedAccount } from './store-accounts.ts'

/** What the query asks for within what the person reaches. */
export async function accountsAsk(ctx: Context, query: AccountsQuery): Promise<AccountsAsk> {
  const { find, role, state, unit, batch, group, sort } = query
  const units = unit === undefined ? undefined : await unitsBelow(ctx, unit)
  return { territory: ctx.territory, day: today(ctx), find, role, state, units, batch, group, sort }
}

async function unitsBelow(ctx: Context, unit: string): Promise<ReadonlySet<string>> {
  const known = await knownUnits(ctx.db)
  const below = [...known].filter(
    ([code, { parent }]) => code === unit || parent === unit || known.get(parent)?.parent === unit,
  )
  return new Set([unit, ...below.map(([code]) => code)])
}

export async function viewAccounts(ctx: Context, query: AccountsQuery): Promise<AccountPage> {
  const ask = await accountsAsk(ctx, query)
  const total = await countAccounts(ctx.db, ask)
  return { total, accounts: await accountViews(ctx, await listAccounts(ctx.db, ask, query)) }
}

export async function accountViews(ctx: Context, rows: readonly ListedAccount[]): Promise<AccountView[]> {
  const links = await openSetUpLinks(
    ctx.db,
    rows.map(({ id }) => id),
    ctx.now(),
  )
  const units = await knownUnits(ctx.db)
  return rows.map(({ created_at: _created, signed_in: signedIn, posts, ...account }) => ({
    ...account,
    signedIn,
    link: links.get(account.id) ?? null,
    posts: posts.map((post) => ({ ...post, unitName: units.get(post.unit)?.name ?? '' })),
  }))
}

export async function viewAccount(ctx: Context, id: string): Promise<AccountDetail> {
  const { account, posts, mayManage: manages } = await seenAccount(ctx, id)
  const [listed] = await accountViews(ctx, [{ ...account, signed_in: null, posts: [] }])
  if (listed === undefined) throw problem('house.not-found')
  const people = posts.flatMap(({ given_by: given, ended_by: ended }) => [given ?? [], ended ?? []].flat())
  const names = await namesByIds(ctx.db, [...new Set(people)])
  const units = await knownUnits(ctx.db)
  const nameOf = (by: string | null): string | null => (by === null ? null : (names.get(by) ?? by))
  const history = posts.map((post) => ({
    ...{ id: post.id, role: post.role, unit: post.unit, title: post.title, group: post.group_id },
    unitName: units.get(post.unit)?.name ?? '',
    ...{ from: post.from_day, until: post.until_day, givenAt: post.given_at, endedAt: post.ended_at },
    ...{ givenBy: nameOf(post.given_by), endedBy: nameOf(post.ended_by), reason: post.end_reason },
    holds: isCurrent(post, today(ctx)) && post.from_day <= today(ctx),
  }))
  const { posts: _posts, ...view } = listed
  const asked = await asksAbout(ctx, id)
  return { ...view, createdAt: account.created_at, history, mayManage: manages, isSelf: id === ctx.person().id, asked }
}

/** What the person may give, and where. */
export async function viewOptions(ctx: Context): Promise<AccountOptions> {
  const units = [...(await knownUnits(ctx.db))].filter(([code]) => ctx.covers(code))
  const given = Object.entries(rolesGivenBy).find(([role]) => role === ctx.person().role)?.[1] ?? []
  return {
    roles: [...given],
    units: units
      .map(([code, { name, parent }]) => ({ code, name, parent }))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  }
}

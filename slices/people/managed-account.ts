/** An account as its administrator reaches it: by its posts (n3.0). */
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { mayManage, type Giver } from './giving.ts'
import type { PostRow } from './store-rows.ts'
import { allPosts, findAccount, type Account } from './store-accounts.ts'
import { today } from './today.ts'

export const giverOf = (ctx: Context): Giver => ({ role: ctx.person().role, covers: ctx.covers })

/** Ended neither at once nor by its last day; it may begin later. */
export const isCurrent = (post: PostRow, day: string): boolean =>
  post.ended_at === null && (post.until_day === null || post.until_day >= day)

export interface SeenAccount {
  account: Account
  /** The posts that the reader may know of. */
  posts: PostRow[]
  mayManage: boolean
}

/** An account the person reaches by one of its posts. @throws house.not-found */
export async function seenAccount(ctx: Context, id: string): Promise<SeenAccount> {
  const account = await findAccount(ctx.db, id)
  const posts = await allPosts(ctx.db, id)
  const seen = posts.filter(({ unit }) => ctx.covers(unit))
  if (account === undefined || (ctx.territory !== null && seen.length === 0)) throw problem('house.not-found')
  const held = posts.filter((post) => isCurrent(post, today(ctx)))
  return { account, posts: seen, mayManage: mayManage(giverOf(ctx), held) }
}

/** @throws house.not-found; people.not-yours where it holds a post that the person could not give, people.not-to-yourself */
export async function managedAccount(ctx: Context, id: string): Promise<SeenAccount> {
  const seen = await seenAccount(ctx, id)
  if (id === ctx.person().id) throw problem('people.not-to-yourself')
  if (!seen.mayManage) throw problem('people.not-yours')
  return seen
}

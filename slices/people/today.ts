import type { Context } from '../../platform/http/context.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'

/** The server's day in Asia/Shanghai: posts hold and delegations run by it. */
export const today = (ctx: Pick<Context, 'now'>): string => dayInShanghai(ctx.now().getTime())

import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'

/** Files are written in the own unit, not in those below it. @throws house.not-found */
export function mustBeOwn(ctx: Context, unit: string): void {
  if (ctx.person().unit !== unit || !ctx.covers(unit)) throw problem('house.not-found')
}

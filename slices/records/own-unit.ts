import type { Context } from '../../platform/http/context.ts'

/** Records are written in the own unit, not in those below it: who reads a county's records from above changes none of them. */
export const inOwnUnit = (ctx: Context): Context => ({
  ...ctx,
  covers: (unit) => unit === ctx.person().unit && ctx.covers(unit),
})

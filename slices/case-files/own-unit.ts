import { createHash } from 'node:crypto'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'

/** Files are written in the own unit, not in those below it. @throws house.not-found */
export function mustBeOwn(ctx: Context, unit: string): void {
  if (ctx.person().unit !== unit || !ctx.covers(unit)) throw problem('house.not-found')
}

/** What a client names is named within its unit: two units may name two files alike, and neither learns of the other. */
export const idWithin = (unit: string, id: string): string =>
  createHash('sha256').update(`${unit} ${id}`).digest('hex').slice(0, 24)

import { act } from '../../../../../platform/audit/act.ts'
import type { Context } from '../../../../../platform/http/context.ts'

const deed = { verb: 'planted.write' }
const reads = (ctx: Context): unknown => ctx.db
const asks = (ctx: Context): Promise<boolean> => ctx.reaches('planted.write', null)
const deeper = ({ db }: Context): unknown => db

export const direct = (ctx: Context): Promise<unknown> => act(ctx, deed, async () => reads(ctx))
export const byQuestion = (ctx: Context): Promise<unknown> => act(ctx, deed, async () => asks(ctx))
export const byName = (ctx: Context): Promise<unknown> => act(ctx, deed, async () => [deeper(ctx)])
export const inside = (ctx: Context): Promise<unknown> => act(ctx, deed, async (tx) => reads({ ...ctx, db: tx }))

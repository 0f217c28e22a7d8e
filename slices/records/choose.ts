/** Two devices wrote on the same text: a person says which one goes on; the other stays among the versions. */
import { randomUUID } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { Choose } from './contract.ts'
import { headsOf } from './model.ts'
import { contentOf, holdRecord, versionsOf, type At } from './store.ts'
import { takeSave } from './take-change.ts'
import { reached } from './view.ts'

/** @throws records.decided-already, and what refuses a text */
export async function chooseText(ctx: Context, at: At, { heads, take, reason }: Choose): Promise<void> {
  await reached(ctx, at)
  const { campaign, id: record } = at
  await act(ctx, { verb: ctx.verb, campaign, object: `record:${record}` }, async (tx, audit) => {
    await holdRecord(tx, at)
    const open = headsOf(await versionsOf(tx, at))
    const content = await contentOf(tx, at, take)
    const isSame = open.length === heads.length && heads.every((one) => open.includes(one)) && open.includes(take)
    if (!isSame || content === undefined) throw problem('records.decided-already')
    const change = { id: randomUUID(), at: ctx.now().toISOString() }
    await takeSave({ ctx, tx, audit, campaign, device: null }, change, { record, parents: heads, content, reason })
  })
}

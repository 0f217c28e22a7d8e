/** Hand-overs as their receiver has them: what waits for the second signature, and that signature or its refusal. */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { notify } from '../../platform/notices/notify.ts'
import { caseFileFor } from '../case-files/facts.ts'
import { personNames } from '../people/facts.ts'
import type { HandOverAnswer, HandOvers, PendingHandOver } from './contract-custody.ts'
import { happened, itemViews } from './custody.ts'
import { addAnswer, eventsOf, lockItem, pendingFor, touchedBy, type ItemAt } from './store-custody.ts'

/** Hand-overs that wait for the asker; who is to receive sees so much of a piece, wherever it is from. */
export async function viewHandOvers(ctx: Context, campaign: string): Promise<HandOvers> {
  const rows = await pendingFor(ctx.db, campaign, ctx.person().id)
  const names = await personNames(
    ctx.db,
    rows.map(({ person }) => person),
  )
  const handOvers: PendingHandOver[] = []
  for (const { item, id: event, title, itemKind: kind, label, caseFile, person, at, where, note } of rows) {
    const caseNumber = (await caseFileFor(ctx.db, campaign, caseFile))?.number ?? ''
    handOvers.push({ item, event, title, kind, label, caseNumber, giver: names.get(person) ?? person, at, where, note })
  }
  const items = await itemViews(ctx, campaign, await touchedBy(ctx.db, campaign, ctx.person().id))
  const held = items.filter(({ holder }) => holder?.person === ctx.person().id)
  return { handOvers, held: held.map(({ id, kind, title, label, state }) => ({ id, kind, title, label, state })) }
}

export type EventAt = ItemAt & { event: string }

/** The second signature, or its refusal with a reason. @throws house.not-found, evidence.answered, in-future */
export async function answerHandOver(ctx: Context, { event, ...at }: EventAt, ask: HandOverAnswer): Promise<void> {
  const me = ctx.person().id
  const asked = (await eventsOf(ctx.db, at.campaign, [at.item])).find(({ id }) => id === event)
  if (asked?.recipient !== me) throw problem('house.not-found')
  const signedAt = ctx.now().toISOString()
  const when = ask.accept ? happened(ctx, ask.at) : signedAt
  await act(ctx, { verb: 'evidence.sign', campaign: at.campaign, object: `evidence:${at.item}` }, async (tx, audit) => {
    await lockItem(tx, at)
    const now = (await eventsOf(tx, at.campaign, [at.item])).find(({ id }) => id === event)
    if (now === undefined || now.answer !== null) throw problem('evidence.answered')
    const reason = ask.accept ? ask.note : ask.reason
    await addAnswer(tx, {
      ...at,
      event,
      person: me,
      accepted: ask.accept,
      at: when,
      signedAt,
      reason: reason === '' ? null : reason,
    })
    audit({ accept: ask.accept, at: when, reason })
    await notify(tx, ctx, {
      ...{ to: { person: now.person }, kind: ask.accept ? 'evidence.hand-over-signed' : 'evidence.hand-over-refused' },
      ...{ campaign: at.campaign, object: `evidence:${at.item}`, values: {} },
    })
  })
}

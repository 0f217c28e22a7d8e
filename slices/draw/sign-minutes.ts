/** Signing the minutes: a witness under the own sign-in, or the office from the signed paper; the minutes say which. */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { SignatureHand } from './contract-minutes.ts'
import { byOf, mustBePresent, mustStand } from './ground.ts'
import { minutesHash } from './minutes.ts'
import { objectOf } from './rounds.ts'
import { addSignature, signaturesOf } from './store-ceremony.ts'
import type { RoundAt } from './store.ts'

interface Ask {
  post: string
  minutesHash: string
}

/** One person signs as one post. @throws draw.minutes-moved, draw.signed-already, draw.signed-by-you, draw.present-unknown */
export const signMinutes = (ctx: Context, at: RoundAt, ask: Ask): Promise<void> =>
  sign(ctx, at, { ...ask, hand: 'own' })

/** Of a witness without an account. @throws draw.minutes-moved, draw.signed-already, draw.present-unknown */
export const recordSignature = (ctx: Context, at: RoundAt, ask: Ask): Promise<void> =>
  sign(ctx, at, { ...ask, hand: 'paper' })

async function sign(ctx: Context, at: RoundAt, ask: Ask & { hand: SignatureHand }): Promise<void> {
  const row = await mustStand(ctx.db, at, ['drawn'])
  mustBePresent(row, ask.post)
  if ((await minutesHash(ctx, at)) !== ask.minutesHash) throw problem('draw.minutes-moved')
  const verb = ask.hand === 'own' ? 'draw.sign' : 'draw.record-signature'
  await act(ctx, { verb, campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    const { post, minutesHash: hash, hand } = ask
    const by = byOf(ctx)
    const own = (await signaturesOf(tx, at)).find((one) => one.hand === 'own' && one.by === by)
    if (hand === 'own' && own !== undefined) throw problem('draw.signed-by-you', { own: own.post, post })
    const isNew = await addSignature(tx, at, { post, minutes_hash: hash, hand, by, at: ctx.now().toISOString() })
    if (!isNew) throw problem('draw.signed-already', { post })
    audit({ round: at.round, post, hash })
  })
}

/** A round over all invariants that is kept, logged, and told where something does not hold. */
import { act } from '../audit/act.ts'
import type { Doer } from '../http/context.ts'
import { notify } from '../notices/notify.ts'
import { checkInvariants } from './breaking-store.ts'
import type { Invariant } from './invariant.ts'
import { keepRound, type Round } from './round-store.ts'

/** The verb of a round that nobody asked for. */
export const BY_ITSELF = 'audit.check-data-by-itself'
/** Told to all who may see the rounds. */
const AUDIENCE = { audience: 'audit.invariants', unit: null }

export async function checkData(doer: Doer, invariants: readonly Invariant[], verb: string): Promise<Round> {
  const begun = performance.now()
  const all = await checkInvariants(doer.db, invariants)
  const broken = all.filter(({ count }) => count > 0)
  const round: Round = {
    ...{ at: doer.now().toISOString(), by: doer.actor?.id ?? null, checked: all.length, broken },
    tookMs: Math.round(performance.now() - begun),
  }
  await act(doer, { verb, object: 'installation' }, async (tx, audit) => {
    await keepRound(tx, round)
    audit({ checked: round.checked, broken: Object.fromEntries(broken.map(({ name, count }) => [name, count])) })
    if (broken.length === 0) return
    const values = { checked: round.checked, broken: broken.length }
    await notify(tx, doer, { to: AUDIENCE, kind: 'audit.data-broken', campaign: null, values, object: 'installation' })
  })
  return round
}

/** Who is told what of the draw. */
import type { Database } from '../../platform/db/database.ts'
import type { Doer } from '../../platform/http/context.ts'
import type { NoticeKind } from '../../platform/notices/notice.ts'
import { notify } from '../../platform/notices/notify.ts'
import type { Purpose } from './contract.ts'

export const notices: readonly NoticeKind[] = [
  { kind: 'draw.round-set', values: ['round', 'day'] },
  { kind: 'draw.check-asked', values: ['round', 'unit', 'day'] },
  { kind: 'draw.objected', values: ['round', 'unit', 'number'] },
  { kind: 'draw.objection-answered', values: ['round', 'number', 'upheld'] },
  { kind: 'draw.committed', values: ['round', 'commitment'] },
  { kind: 'draw.drawn', values: ['round'] },
  { kind: 'draw.replaced', values: ['round', 'type', 'taken'] },
  { kind: 'draw.voided', values: ['round'] },
]

interface Told {
  campaign: string
  round: number
}
const at = ({ campaign, round }: Told) => ({ campaign, object: `draw-round:${round}` })
/** Everybody who sees rounds: the office and those above, and each liaison. */
const everybody = { audience: 'draw.read', unit: null }

/** Only case files concern the units. */
export const tellSet = async (
  tx: Database,
  doer: Doer,
  { day, purpose, ...told }: Told & { day: string; purpose: Purpose },
): Promise<void> => {
  if (purpose !== 'case-files') return
  await notify(tx, doer, {
    ...{ to: everybody, kind: 'draw.round-set', ...at(told) },
    values: { round: told.round, day },
  })
}

export const tellCheckAsked = (tx: Database, doer: Doer, { unit, unitName, day, ...told }: Told & UnitTold) =>
  notify(tx, doer, {
    to: { audience: 'draw.check', unit },
    ...{ kind: 'draw.check-asked', campaign: told.campaign, object: `draw-lines:${told.round}/${unit}` },
    values: { round: told.round, unit: unitName, day },
  })
interface UnitTold {
  unit: string
  unitName: string
  day: string
}

export const tellObjected = (
  tx: Database,
  doer: Doer,
  { unit, number, ...told }: Told & { unit: string; number: string },
) =>
  notify(tx, doer, {
    to: { audience: 'draw.decide-objection', unit },
    ...{ kind: 'draw.objected', ...at(told), values: { round: told.round, unit, number } },
  })

export const tellAnswered = (
  tx: Database,
  doer: Doer,
  { unit, number, upheld, ...told }: Told & { unit: string; number: string; upheld: boolean },
) =>
  notify(tx, doer, {
    to: { audience: 'draw.check', unit },
    ...{ kind: 'draw.objection-answered', campaign: told.campaign, object: `draw-lines:${told.round}/${unit}` },
    values: { round: told.round, number, upheld: upheld ? 'yes' : 'no' },
  })

export const tellCommitted = (tx: Database, doer: Doer, { commitment, ...told }: Told & { commitment: string }) =>
  notify(tx, doer, { to: everybody, kind: 'draw.committed', ...at(told), values: { round: told.round, commitment } })

export const tellDrawn = (tx: Database, doer: Doer, told: Told) =>
  notify(tx, doer, { to: everybody, kind: 'draw.drawn', ...at(told), values: { round: told.round } })

export const tellReplaced = (
  tx: Database,
  doer: Doer,
  { unit, type, taken, ...told }: Told & { unit: string; type: string; taken: string },
) =>
  notify(tx, doer, {
    to: { audience: 'draw.read', unit },
    ...{ kind: 'draw.replaced', ...at(told), values: { round: told.round, type, taken } },
  })

export const tellVoided = (tx: Database, doer: Doer, told: Told) =>
  notify(tx, doer, { to: everybody, kind: 'draw.voided', ...at(told), values: { round: told.round } })

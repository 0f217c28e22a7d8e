/** The published record of a drawn round, put together from its frozen strata: byte for byte what the engine made. */
import type { Database } from '../../platform/db/database.ts'
import { tickets, type DrawRecord } from '../../rules/draw/draw.ts'
import type { CandidateRecord } from '../../rules/draw/candidates.ts'
import { splitOrder } from './model.ts'
import { allStrata, type StratumRow } from './store-strata.ts'
import type { RoundRow } from './store.ts'

export interface Drawing {
  row: RoundRow
  strata: StratumRow[]
}

export const drawingOf = async (db: Database, row: RoundRow): Promise<Drawing> => ({
  row,
  strata: await allStrata(db, row),
})

/** `draw.json`. */
export const recordOf = ({ row, strata }: Drawing): DrawRecord | CandidateRecord =>
  row.purpose === 'case-files' ? fileRecord({ row, strata }) : candidateRecord({ row, strata })

function fileRecord({ row, strata }: Drawing): DrawRecord {
  const ticket = tickets(row.commitment ?? '', row.seed ?? '')
  const hashes = { universeHash: row.universe_hash ?? '', commitment: row.commitment ?? '', seed: row.seed ?? '' }
  const record: DrawRecord = { campaign: row.campaign, round: row.round, ...hashes, drawn: [], empty: [] }
  for (const { unit, type, ordered } of strata) {
    const [file, ...replacements] = splitOrder(ordered ?? '')
    if (file === undefined) record.empty.push({ unit, type })
    else record.drawn.push({ unit, type, file, ticket: ticket(file), replacements })
  }
  return record
}

function candidateRecord({ row, strata }: Drawing): CandidateRecord {
  const ticket = tickets(row.commitment ?? '', row.seed ?? '')
  const { campaign, round, purpose } = row
  return {
    ...{ format: 'lianbing-draw-candidates-1', campaign, round },
    purpose: purpose === 'enterprises' ? 'enterprises' : 'experts',
    ...{ strataHash: row.strata_hash ?? '', recusalHash: row.recusal_hash ?? '' },
    ...{ universeHash: row.universe_hash ?? '', commitment: row.commitment ?? '', seed: row.seed ?? '' },
    strata: strata.map(({ type: stratum, places, ordered }) => {
      const order = splitOrder(ordered ?? '')
      const drawn = order.slice(0, places).map((id) => ({ id, ticket: ticket(id) }))
      return { stratum, places, drawn, replacements: order.slice(places) }
    }),
  }
}

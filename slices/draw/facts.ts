/** What the draw tells others (server only): the files in force, and where the register had none. */
import type { Database } from '../../platform/db/database.ts'
import { inForce, splitOrder, stateOf } from './model.ts'
import { replacementsOf, type ReplacementRow } from './store-ceremony.ts'
import { allStrata, type StratumRow } from './store-strata.ts'
import { roundsOf, type RoundRow } from './store.ts'

export interface DrawnFile {
  unit: string
  type: string
  /** The file in force: as drawn, or what replaced it. */
  file: string
  /** As the lowest ticket drew it. */
  drawn: string
  round: number
  /** How many replacements were used before this one. */
  replaced: number
}

/** Typed absence: the register had no such file when it was frozen, and this is the round that proves it. */
export interface EmptyStratum {
  unit: string
  type: string
  round: number
  universeHash: string
}

interface Filled {
  row: RoundRow
  stratum: StratumRow
  /** As drawn; and in force, '' where it was struck out and nothing was left. */
  drawn: string | undefined
  file: string
  replaced: number
}

/** By unit and type. A supplementary round counts only where the rounds before it have no file in force. */
async function strataInForce(db: Database, campaign: string): Promise<Filled[]> {
  const rounds = (await roundsOf(db, campaign)).filter(
    (row) => row.purpose === 'case-files' && stateOf(row) === 'drawn',
  )
  const all = await replacementsOf(db, { campaign, rounds: rounds.map(({ round }) => round) })
  const chosen = new Map<string, Filled>()
  for (const row of rounds.toSorted((a, b) => a.round - b.round))
    for (const stratum of await allStrata(db, row)) {
      const key = `${stratum.unit}\t${stratum.type}`
      const found = filled(row, stratum, all)
      const before = chosen.get(key)
      if (before === undefined || (before.file === '' && found.drawn !== undefined)) chosen.set(key, found)
    }
  return [...chosen.values()]
}

function filled(row: RoundRow, stratum: StratumRow, all: readonly ReplacementRow[]): Filled {
  const { unit, type, ordered, places } = stratum
  const replaced = all.filter((one) => one.round === row.round && one.unit === unit && one.type === type)
  const order = splitOrder(ordered ?? '')
  const [file = ''] = inForce({ order, places, replaced })
  return { row, stratum, drawn: order[0], file, replaced: replaced.length }
}

/** Files that were drawn and stand, by unit and type; the slots of a campaign take them (a1.1d, a1.1f). */
export async function drawnFiles(db: Database, campaign: string): Promise<DrawnFile[]> {
  return (await strataInForce(db, campaign)).flatMap(({ row, stratum: { unit, type }, drawn, file, replaced }) =>
    file === '' || drawn === undefined ? [] : [{ unit, type, file, drawn, round: row.round, replaced }],
  )
}

/** Strata of the draw that had no file: what "no such file" rests on in scoring (a1.1e). */
export async function emptyStrata(db: Database, campaign: string): Promise<EmptyStratum[]> {
  return (await strataInForce(db, campaign))
    .filter(({ stratum }) => stratum.size === 0)
    .map(({ row, stratum: { unit, type } }) => ({
      ...{ unit, type, round: row.round, universeHash: row.universe_hash ?? '' },
    }))
}

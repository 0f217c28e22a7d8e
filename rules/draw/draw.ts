/**
 * a1.1d, a1.1f: the public draw. A file's ticket follows from what was published before the dice (the commitment) and from
 * the dice (the seed): nobody can choose one knowing the other, and anybody can repeat it.
 */
import { compareUtf16, sha256After, sha256Hex } from './bytes.ts'
import type { DrawUnit, Universe } from './universe.ts'

export interface Drawn {
  unit: string
  type: string
  file: string
  /** Lower-case hex. */
  ticket: string
  /** Taken in this order where the drawn file proves ineligible. */
  replacements: string[]
}
export interface EmptyStratum {
  unit: string
  type: string
}
/** The published record of a round. */
export interface DrawRecord {
  campaign: string
  round: number
  universeHash: string
  commitment: string
  seed: string
  /** By unit code, then by the definition's order of types. */
  drawn: Drawn[]
  /** What "no such file" rests on in scoring (a1.1e). */
  empty: EmptyStratum[]
}

export interface Committed {
  campaign: string
  round: number
  universeHash: string
}

/** Published before the seed exists. */
export const commitmentOf = ({ campaign, round, universeHash }: Committed): string =>
  sha256Hex(`lianbing-draw-1\n${campaign}\n${round}\n${universeHash}\n`)

/** Case number → ticket, lower-case hex. */
export function tickets(commitment: string, seed: string): (file: string) => string {
  const hash = sha256After(`${commitment}\n${seed}\n`)
  return (file) => hash(`${file}\n`)
}

export interface Round {
  campaign: string
  round: number
  /** Digits only: `readSeed`. */
  seed: string
}

export function draw(universe: Universe, { campaign, round, seed }: Round): DrawRecord {
  const universeHash = universe.hash
  const commitment = commitmentOf({ campaign, round, universeHash })
  const strata = ticketsByStratum(universe, tickets(commitment, seed))
  const record: DrawRecord = { campaign, round, universeHash, commitment, seed, drawn: [], empty: [] }
  for (const unit of universe.units) drawUnit(record, unit, strata)
  return record
}

interface Ticketed {
  file: string
  ticket: string
  /** The ticket's first 48 bits: almost always enough to compare by, and many times faster than text. */
  start: number
}
type Strata = ReadonlyMap<string, Ticketed[]>

const stratumKey = (unit: string, type: string): string => `${unit}\t${type}`

function ticketsByStratum(universe: Universe, ticket: (file: string) => string): Strata {
  const strata = new Map<string, Ticketed[]>()
  for (const { number, unit, type } of universe.files) {
    const key = stratumKey(unit, type)
    const hash = ticket(number)
    const one = { file: number, ticket: hash, start: Number.parseInt(hash.slice(0, 12), 16) }
    const stratum = strata.get(key)
    if (stratum === undefined) strata.set(key, [one])
    else stratum.push(one)
  }
  return strata
}

const byTicket = (a: Ticketed, b: Ticketed): number => a.start - b.start || compareUtf16(a.ticket, b.ticket)

function drawUnit(record: DrawRecord, { code, types }: DrawUnit, strata: Strata): void {
  for (const type of types) {
    const [first, ...others] = (strata.get(stratumKey(code, type)) ?? []).sort(byTicket)
    if (first === undefined) record.empty.push({ unit: code, type })
    else
      record.drawn.push({
        unit: code,
        type,
        file: first.file,
        ticket: first.ticket,
        replacements: others.map(({ file }) => file),
      })
  }
}

/** The heavy half of a draw, in a thread of its own: the frozen copy is held against its hash, then the engine draws. */
import { candidateCommitment, drawCandidates, makeCandidateUniverse } from '../../rules/draw/candidates.ts'
import { draw } from '../../rules/draw/draw.ts'
import { makeUniverse, type Universe } from '../../rules/draw/universe.ts'
import { splitLines } from './model.ts'
import { asDrawAsk, type DrawAsk, type StratumLines } from './worker-input.ts'

export interface OrderedStratum {
  unit: string
  type: string
  /** Numbers by ascending ticket, each followed by LF. */
  ordered: string
}
export type Drawn = { strata: OrderedStratum[] } | { damaged: true }

export default async function drawInWorker(input: unknown): Promise<Drawn> {
  const ask = asDrawAsk(input)
  return ask.purpose === 'case-files' ? drawFiles(ask) : drawOthers(ask)
}

/** The universe that the frozen strata are; each stands in the order of the record. */
export function universeOf(strata: readonly StratumLines[]): Universe {
  const levels = Map.groupBy(strata, ({ unit }) => unit)
  const units = [...levels.keys()].map((code) => ({ code, level: code }))
  const types = Object.fromEntries([...levels].map(([code, own]) => [code, own.map(({ type }) => type)]))
  const files = strata.flatMap(({ unit, type, lines }) => splitLines(lines).map(([number]) => ({ number, unit, type })))
  return makeUniverse({ types, clauses: [] }, { units, files })
}

const text = (numbers: readonly string[]): string => numbers.map((one) => `${one}\n`).join('')

function drawFiles({ campaign, round, seed, universeHash, commitment, strata }: DrawAsk): Drawn {
  const universe = universeOf(strata)
  if (universe.hash !== universeHash) return { damaged: true }
  const record = draw(universe, { campaign, round, seed })
  if (record.commitment !== commitment) return { damaged: true }
  return {
    strata: [
      ...record.drawn.map(({ unit, type, file, replacements }) => ({
        unit,
        type,
        ordered: text([file, ...replacements]),
      })),
      ...record.empty.map(({ unit, type }) => ({ unit, type, ordered: '' })),
    ],
  }
}

function drawOthers({ campaign, round, purpose, seed, strata, ...promised }: DrawAsk): Drawn {
  if (purpose === 'case-files') return { damaged: true }
  const declared = strata.map(({ type: name, places }) => ({ name, places }))
  const candidates = strata.flatMap(({ type, lines }) => splitLines(lines).map(([id]) => ({ id, stratum: type })))
  // Who is recused is in no stratum any more; the hash of their list was promised and stays.
  const universe = {
    ...makeCandidateUniverse({ strata: declared, candidates, recusals: [] }),
    recusalHash: promised.recusalHash ?? '',
  }
  const commitment = candidateCommitment({ campaign, round, purpose }, universe)
  const holds = universe.universeHash === promised.universeHash && universe.strataHash === promised.strataHash
  if (!holds || commitment !== promised.commitment) return { damaged: true }
  const record = drawCandidates(universe, { campaign, round, purpose, seed })
  return {
    strata: record.strata.map(({ stratum, drawn, replacements }) => ({
      ...{ unit: '', type: stratum },
      ordered: text([...drawn.map(({ id }) => id), ...replacements]),
    })),
  }
}

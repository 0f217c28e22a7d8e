/**
 * n4.4a (experts of the review), n3.5.1 (enterprises to inspect): people and enterprises are drawn by the same tickets as case
 * files. Who must not be drawn (a conflict of interest) is taken out before, and the list of those removed is committed too.
 *
 * Format `lianbing-draw-candidates-1`; LF and TAB are single characters, lists are sorted by UTF-8 bytes, hashes are lower-case hex:
 * 1. universe: `id TAB stratum LF` for each candidate that may be drawn; `universeHash` = SHA-256 of it.
 * 2. removed: `id TAB stratum TAB reason LF` for each recusal; `recusalHash` = SHA-256 of it (of the empty text: nobody).
 * 3. strata as declared, in their order: `stratum TAB places LF`; `strataHash` = SHA-256 of it.
 * 4. `commitment` = SHA-256 of `lianbing-draw-candidates-1 LF campaign LF round LF purpose LF strataHash LF recusalHash LF
 *    universeHash LF`, published before the seed exists.
 * 5. `ticket` of a candidate = SHA-256 of `commitment LF seed LF id LF`. In a stratum the lowest tickets take its places, the
 *    others replace them in their order. Seeds: as for case files (`seed.ts`).
 */
import { compareUtf16, compareUtf8, sha256Hex } from './bytes.ts'
import { tickets } from './draw.ts'

export type CandidatePurpose = 'experts' | 'enterprises'

export interface Candidate {
  id: string
  stratum: string
}
export interface Recusal extends Candidate {
  reason: string
}
export interface CandidateStratum {
  name: string
  /** How many are drawn. */
  places: number
}

export interface CandidateUniverse {
  strata: readonly CandidateStratum[]
  /** In the order of the canonical lines, without who is recused. */
  candidates: readonly Candidate[]
  universeHash: string
  recusalHash: string
  strataHash: string
}

interface Listed {
  strata: readonly CandidateStratum[]
  candidates: readonly Candidate[]
  recusals: readonly Recusal[]
}

/** Who is recused stands in no stratum, whatever the list of candidates says. */
export function makeCandidateUniverse({ strata, candidates, recusals }: Listed): CandidateUniverse {
  const removed = new Set(recusals.map(({ id }) => id))
  const lines = candidates.filter(({ id }) => !removed.has(id)).map((one) => ({ one, line: candidateLine(one) }))
  lines.sort((a, b) => compareUtf8(a.line, b.line))
  return {
    strata,
    candidates: lines.map(({ one }) => one),
    universeHash: sha256Hex(lines.map(({ line }) => line).join('')),
    recusalHash: sha256Hex(canonicalRecusals(recusals)),
    strataHash: sha256Hex(strata.map(({ name, places }) => `${name}\t${places}\n`).join('')),
  }
}

const candidateLine = ({ id, stratum }: Candidate): string => `${id}\t${stratum}\n`

export const canonicalCandidates = ({ candidates }: CandidateUniverse): string => candidates.map(candidateLine).join('')

export const canonicalRecusals = (recusals: readonly Recusal[]): string =>
  recusals
    .map(({ id, stratum, reason }) => `${id}\t${stratum}\t${reason}\n`)
    .toSorted(compareUtf8)
    .join('')

export interface CandidateRound {
  campaign: string
  round: number
  purpose: CandidatePurpose
}

export const candidateCommitment = (
  { campaign, round, purpose }: CandidateRound,
  { strataHash, recusalHash, universeHash }: Pick<CandidateUniverse, 'strataHash' | 'recusalHash' | 'universeHash'>,
): string =>
  sha256Hex(
    `lianbing-draw-candidates-1\n${campaign}\n${round}\n${purpose}\n${strataHash}\n${recusalHash}\n${universeHash}\n`,
  )

export interface DrawnStratum {
  stratum: string
  places: number
  drawn: { id: string; ticket: string }[]
  /** In their order. */
  replacements: string[]
}

/** The published record of a round of candidates. */
export interface CandidateRecord extends CandidateRound {
  format: 'lianbing-draw-candidates-1'
  strataHash: string
  recusalHash: string
  universeHash: string
  commitment: string
  seed: string
  strata: DrawnStratum[]
}

export function drawCandidates(
  universe: CandidateUniverse,
  { seed, ...round }: CandidateRound & { seed: string },
): CandidateRecord {
  const { strataHash, recusalHash, universeHash } = universe
  const commitment = candidateCommitment(round, universe)
  const ticket = tickets(commitment, seed)
  const strata = universe.strata.map(({ name, places }) => {
    const ordered = universe.candidates
      .filter(({ stratum }) => stratum === name)
      .map(({ id }) => ({ id, ticket: ticket(id) }))
      .sort((a, b) => compareUtf16(a.ticket, b.ticket))
    const replacements = ordered.slice(places).map(({ id }) => id)
    return { stratum: name, places, drawn: ordered.slice(0, places), replacements }
  })
  const hashes = { strataHash, recusalHash, universeHash, commitment }
  return { format: 'lianbing-draw-candidates-1', ...round, ...hashes, seed, strata }
}

/** The fields in which a published record differs from what its lists and its seed make; empty: it holds. */
export function candidateDifferences(recorded: unknown, recomputed: CandidateRecord): string[] {
  const fields = new Map(Object.entries(typeof recorded === 'object' && recorded !== null ? recorded : {}))
  return Object.entries(recomputed).flatMap(([name, value]) =>
    JSON.stringify(fields.get(name)) === JSON.stringify(value) ? [] : [name],
  )
}

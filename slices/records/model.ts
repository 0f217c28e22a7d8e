/**
 * The life of a record (n2.2a): drafted, printed, signed page by page on paper (or refused, or the party was absent, with reason
 * and witness). Signed it never changes: what was forgotten is a supplementary record. Pure.
 */
import type { RecordContent } from '../../rules/drafting/record.ts'
import { isCut, textsLost } from '../../rules/drafting/texts.ts'
import type { Print, Save, Sign, State } from './contract.ts'

export interface VersionNode {
  id: string
  parents: readonly string[]
}

/** Versions that no other was written on. */
export function headsOf(versions: readonly VersionNode[]): string[] {
  const below = new Set(versions.flatMap(({ parents }) => parents))
  return versions.filter(({ id }) => !below.has(id)).map(({ id }) => id)
}

export type Refusal =
  | 'records.is-signed'
  | 'records.other-kind'
  | 'records.version-unknown'
  | 'records.text-lost'
  | 'records.photo-missing'
  | 'records.print-differs'
  | 'records.print-unknown'
  | 'records.pages-missing'
  | 'records.reason-needed'
  | 'records.text-split'

export interface RecordNow {
  kind: RecordContent['kind']
  state: State
  versions: readonly VersionNode[]
  printed: { hash: string; content: RecordContent } | undefined
}

export const isFinal = (state: State): boolean => state !== 'draft' && state !== 'printed'

/** `arrived`: hashes of the photographs that the server has. */
export function refuseSave(now: RecordNow, save: Save, arrived: ReadonlySet<string>): Refusal | undefined {
  if (isFinal(now.state)) return 'records.is-signed'
  if (save.content.kind !== now.kind) return 'records.other-kind'
  const known = new Set(now.versions.map(({ id }) => id))
  if (save.parents.some((parent) => !known.has(parent))) return 'records.version-unknown'
  if (now.versions.length > 0 && save.parents.length === 0) return 'records.version-unknown'
  if (now.printed !== undefined) {
    const { content: printed } = now.printed
    if (textsLost(printed, save.content).length > 0 || isCut(printed, save.content)) return 'records.text-lost'
  }
  return save.content.photos.some(({ sha256 }) => !arrived.has(sha256)) ? 'records.photo-missing' : undefined
}

/** A text that two devices wrote is printed once somebody has decided; a signed paper has decided by itself. */
export const isSplit = (now: { state: State; heads: number }): boolean => !isFinal(now.state) && now.heads > 1

/** `laidOut`: the fingerprint of that version as the server lays it out. */
export function refusePrint(now: RecordNow, print: Print, laidOut: string): Refusal | undefined {
  if (isFinal(now.state)) return 'records.is-signed'
  if (!now.versions.some(({ id }) => id === print.version)) return 'records.version-unknown'
  return laidOut === print.hash ? undefined : 'records.print-differs'
}

export interface SignedPaper {
  /** Fingerprint and pages of the printing that the paper bears; undefined: there is none. */
  printing: { pages: number } | undefined
  arrived: ReadonlySet<string>
}

/** The newest printing counts: an older paper is void. */
export function refuseSign(now: RecordNow, sign: Sign, { printing, arrived }: SignedPaper): Refusal | undefined {
  if (isFinal(now.state)) return 'records.is-signed'
  if (printing === undefined || now.state !== 'printed' || now.printed?.hash !== sign.hash)
    return 'records.print-unknown'
  if (sign.pages.some(({ sha256 }) => !arrived.has(sha256))) return 'records.photo-missing'
  if (sign.outcome === 'signed') return everyPage(sign, printing.pages) ? undefined : 'records.pages-missing'
  return sign.reason.length >= 4 && sign.witness !== '' ? undefined : 'records.reason-needed'
}

/** Each page once photographed, none of another paper. */
export function everyPage({ pages }: Pick<Sign, 'pages'>, of: number): boolean {
  const numbers = new Set(pages.map(({ number }) => number))
  return numbers.size === of && pages.length === of && pages.every(({ number }) => number <= of)
}

/** What a run keeps, made from a result: pure but for the hash, so that the worker and the server share it. */
import { createHash } from 'node:crypto'
import type { Campaign } from '../../rules/definition/schema.ts'
import { toJsonDocument } from '../../rules/scoring/document.ts'
import { notApplicableIn, type NotApplicable } from '../../rules/scoring/not-applicable.ts'
import type { ScoreResult } from '../../rules/scoring/result.ts'
import { robustness } from '../../rules/scoring/robustness.ts'

/** What a run keeps beside the contract's document: what the screens need and the document does not say. */
export interface RunResult {
  document: ReturnType<typeof toJsonDocument>
  /** Rows of the nominations, in the order of the document's individuals. */
  rows: Record<string, number[]>
  robustness: ReturnType<typeof robustness>
  /** Unit → what does not apply to it and why; absent in runs of before. */
  notApplicable?: Record<string, NotApplicable>
}

export const personSubject = (certificate: string, row: number): string => `person:${certificate}:${row}`
export const unitSubject = (code: string): string => `unit:${code}`

/** SHA-256 (hex) of the document as `lianbing score --json` prints it, without its last line feed. */
export const hashOf = (document: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(document, null, 2))
    .digest('hex')

export function keptResult(campaign: Campaign, result: ScoreResult): RunResult {
  return {
    document: toJsonDocument(result, campaign.definition.rounding.pointPlaces),
    rows: Object.fromEntries(Object.entries(result.individuals).map(([id, list]) => [id, list.map((one) => one.row)])),
    robustness: robustness(campaign.definition, result),
    notApplicable: notApplicableIn(campaign.definition, result),
  }
}

/** Scores the registers as they stand and keeps the result with all its reasons (a1.4c: computed automatically, no hand entry). */
import { createHash, randomUUID } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import type { Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { reasonToJson } from '../../rules/reasons/serialise.ts'
import { toJsonDocument } from '../../rules/scoring/document.ts'
import type { ScoreResult } from '../../rules/scoring/result.ts'
import { robustness } from '../../rules/scoring/robustness.ts'
import { score } from '../../rules/scoring/score.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { loadFacts } from '../registers/facts.ts'
import { insertReasons, insertRun } from './store.ts'

/** Changes whenever the same input could give another result. */
export const ENGINE = 'lianbing-score-1'

/** What a run keeps beside the contract's document: what the screens need and the document does not say. */
export interface RunResult {
  document: ReturnType<typeof toJsonDocument>
  /** Rows of the nominations, in the order of the document's individuals. */
  rows: Record<string, number[]>
  robustness: ReturnType<typeof robustness>
}

export const personSubject = (certificate: string, row: number): string => `person:${certificate}:${row}`
export const unitSubject = (code: string): string => `unit:${code}`

/** @throws scoring.no-data */
export async function makeRun(ctx: Doer, campaignName: string): Promise<string> {
  const campaign = await campaignOf(ctx.db, campaignName)
  const loaded = await loadFacts(ctx.db, { campaign: campaignName, definition: campaign.definition })
  if (loaded.facts.units.length === 0) throw problem('scoring.no-data')
  const result = score(campaign.definition, loaded.facts)
  const kept = keptResult(campaign, result)
  const id = randomUUID()
  await act(ctx, { verb: 'scoring.run', campaign: campaignName, object: `run:${id}` }, async (tx, audit) => {
    const seq = await insertRun(tx, {
      campaign: campaignName,
      id,
      data_version: loaded.version,
      inputs: loaded.inputs,
      definition_hash: campaign.hash,
      definition: campaign,
      engine: ENGINE,
      made_by: ctx.actor?.id ?? '',
      made_at: ctx.now().toISOString(),
      result: kept,
      result_hash: hashOf(kept.document),
    })
    await insertReasons(tx, { campaign: campaignName, id }, treesOf(result))
    audit({ seq, dataVersion: loaded.version, definition: campaign.hash, result: hashOf(kept.document) })
  })
  return id
}

/** SHA-256 (hex) of the document as `lianbing score --json` prints it, without its last line feed. */
export const hashOf = (document: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(document, null, 2))
    .digest('hex')

function keptResult(campaign: Campaign, result: ScoreResult): RunResult {
  return {
    document: toJsonDocument(result, campaign.definition.rounding.pointPlaces),
    rows: Object.fromEntries(Object.entries(result.individuals).map(([id, list]) => [id, list.map((one) => one.row)])),
    robustness: robustness(campaign.definition, result),
  }
}

function treesOf(result: ScoreResult): Map<string, string> {
  const trees = new Map<string, string>()
  for (const one of Object.values(result.collectives).flat())
    trees.set(unitSubject(one.unit), JSON.stringify(reasonToJson(one.total.reason)))
  for (const one of Object.values(result.individuals).flat())
    trees.set(personSubject(one.person, one.row), JSON.stringify(reasonToJson(one.reason)))
  return trees
}

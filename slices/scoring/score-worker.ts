/**
 * The heavy half of a run, in a thread of its own (`runInWorker`): rows to facts, the rules, every tree of reasons as text.
 * Trees are sent in batches that are ready for the database; then the result, as the text that is kept.
 */
import type { BulkBatch } from '../../platform/db/bulk-insert.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import type { Reason } from '../../rules/reasons/reason.ts'
import { reasonToJson } from '../../rules/reasons/serialise.ts'
import type { ScoreResult } from '../../rules/scoring/result.ts'
import { score } from '../../rules/scoring/score.ts'
import { factsOfPages, type Input, type RegisterPages } from '../registers/facts.ts'
import { asStored } from './contract.ts'
import { hashOf, keptResult, personSubject, unitSubject } from './run-result.ts'
import { treeBatch, type Tree } from './store-trees.ts'

export interface ScoreAsk {
  campaign: Campaign
  pages: RegisterPages
  inputs: readonly Input[]
}

export interface Scored {
  /** `RunResult` as JSON. */
  result: string
  resultHash: string
}

/** So many characters of trees make a batch: writing one keeps the embedded database for some 20 ms. */
const BATCH = 120_000

export default async function scoreInWorker(
  input: unknown,
  _progress: unknown,
  send: (part: unknown) => void,
): Promise<Scored> {
  const { campaign, pages, inputs } = asStored<ScoreAsk>(input)
  const { facts } = factsOfPages(pages, { definition: campaign.definition, inputs })
  const result = score(campaign.definition, facts)
  for (const batch of batchesOf(treesOf(result))) send(batch)
  const kept = keptResult(campaign, result)
  return { result: JSON.stringify(kept), resultHash: hashOf(kept.document) }
}

function* treesOf(result: ScoreResult): Generator<Tree> {
  const text = (reason: Reason): string => JSON.stringify(reasonToJson(reason))
  for (const one of Object.values(result.collectives).flat()) yield [unitSubject(one.unit), text(one.total.reason)]
  for (const one of Object.values(result.individuals).flat())
    yield [personSubject(one.person, one.row), text(one.reason)]
}

function* batchesOf(trees: Iterable<Tree>): Generator<BulkBatch> {
  let [batch, size]: [Tree[], number] = [[], 0]
  for (const tree of trees) {
    batch.push(tree)
    size += tree[1].length
    if (size < BATCH) continue
    yield treeBatch(batch)
    ;[batch, size] = [[], 0]
  }
  if (batch.length > 0) yield treeBatch(batch)
}

/** The second computation, and the frozen copy that it allows (n4.4a, a1.4c; R23: provisional for 5 October, then final). */
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { act, type Audit } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { registerRows } from '../registers/facts.ts'
import { asStored, type GroundNow } from './contract.ts'
import { groundNow } from './ground-now.ts'
import { hashOf } from './run-result.ts'
import { wholeRun, type RunAsk } from './find-run.ts'
import { tellFrozen } from './notices.ts'
import { compare, type Difference } from './second-computation.ts'
import { secondComputation } from './second-computation-store.ts'
import { findFrozen, insertFrozen, noteSecond, type StoredRun } from './store.ts'
import { campaignIn, resultIn } from './stored.ts'

/** R23: provisional for 5 October, final after the window, by two. `despiteNewerData`: the office knows that data came, or the definition changed, after the run and says why. */
export const purposes = ['provisional', 'final'] as const
export const freezeBody = z.object({
  purpose: z.enum(purposes),
  reason: z.string().trim().min(4).max(500),
  despiteNewerData: z.boolean().default(false),
})

export type FreezeBody = z.output<typeof freezeBody>

/** What the second computation finds; it is computed once for a run, and kept with it. */
export async function runSecond(ctx: Context, ask: RunAsk): Promise<{ differences: Difference[] }> {
  const run = await wholeRun(ctx, ask)
  return { differences: await differencesOf(ctx, run) }
}

async function differencesOf(ctx: Context, run: StoredRun): Promise<Difference[]> {
  if (run.second !== null) return asStored<Difference[]>(run.second)
  const { campaign, id } = run
  const { definition } = campaignIn(run)
  const scores = await secondComputation(ctx.db, { campaign, dataVersion: run.data_version, definition })
  const differences = compare(scores, resultIn(run).document, definition)
  await act(ctx, { verb: 'scoring.second', campaign, object: `run:${id}` }, async (tx, audit) => {
    await noteSecond(tx, { campaign, id }, differences)
    audit({ seq: run.seq, differences: differences.length })
  })
  return differences
}

/**
 * The run, where nothing speaks against freezing it; the second computation is made here, once, and kept with the run.
 * @throws scoring.second-differs, scoring.newer-data, scoring.newer-definition, scoring.damaged
 */
export async function freezable(ctx: Context, ask: RunAsk, { despiteNewerData }: FreezeBody): Promise<StoredRun> {
  const run = await wholeRun(ctx, ask)
  if (!despiteNewerData) refuseOutdated(run, await groundNow(ctx.db, ask.campaign))
  if (hashOf(resultIn(run).document) !== run.result_hash) throw problem('scoring.damaged')
  const differences = await differencesOf(ctx, run)
  if (differences.length > 0) throw problem('scoring.second-differs', { count: differences.length })
  return run
}

/** By one person: a provisional result. Refused as out of date before anything is computed, and again where the copy is made. */
export async function freezeRun(ctx: Context, ask: RunAsk, body: FreezeBody): Promise<string> {
  const run = await freezable(ctx, ask, body)
  await act(ctx, { verb: 'scoring.freeze', campaign: ask.campaign }, async (tx, audit) => {
    const now = await groundNow(tx, ask.campaign)
    if (!body.despiteNewerData) refuseOutdated(run, now)
    const two = { by: ctx.person().id, approvedBy: null, approval: null }
    await keepFrozen(tx, { ctx, audit, run, body, two, now })
  })
  return run.id
}

export interface Freezing {
  ctx: Context
  audit: Audit
  run: StoredRun
  body: FreezeBody
  /** Who froze it, and the second person, where it took one. */
  two: { by: string; approvedBy: string | null; approval: string | null }
  now: GroundNow
}

/** The copy, in the transaction of the act or of the decision. */
export async function keepFrozen(tx: Database, { ctx, audit, run, body, two, now }: Freezing): Promise<void> {
  const { purpose, reason } = body
  const { campaign, id: runId, seq } = run
  const [id, at] = [randomUUID(), ctx.now().toISOString()]
  const newest = { newestData: now.dataVersion, newestDefinition: now.definitionHash }
  const document = { ...(await frozenDocument(tx, run)), ...body, ...newest, ...two, at }
  const hash = sha256(frozenText(document))
  await insertFrozen(tx, {
    ...{ campaign, id, run_id: runId, purpose, reason, approved_by: two.approvedBy },
    ...{ frozen_by: two.by, frozen_at: at, document, document_hash: hash },
  })
  audit({ run: runId, seq, purpose, reason, hash, askedBy: two.by, ...newest }, `frozen:${id}`)
  await tellFrozen(tx, ctx, { campaign, run: runId, seq, purpose })
}

/** @throws scoring.newer-data, scoring.newer-definition */
export function refuseOutdated(run: StoredRun, now: GroundNow): void {
  if (now.dataVersion > run.data_version)
    throw problem('scoring.newer-data', { run: run.data_version, data: now.dataVersion })
  const short = (hash: string): string => hash.slice(0, 7)
  if (now.definitionHash !== run.definition_hash)
    throw problem('scoring.newer-definition', { run: short(run.definition_hash), now: short(now.definitionHash) })
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The bytes that the hash of a frozen copy is of. */
const frozenText = (document: unknown): string => JSON.stringify(document, null, 2)

/** Whole: nothing in it points at living rows. */
async function frozenDocument(tx: Database, run: StoredRun): Promise<Record<string, unknown>> {
  const at = { campaign: run.campaign, version: run.data_version }
  const officers = await registerRows(tx, 'officers', at)
  return {
    format: 'lianbing-frozen-1',
    run: {
      ...{ id: run.id, seq: run.seq, engine: run.engine, dataVersion: run.data_version },
      ...{ madeBy: run.made_by, madeAt: run.made_at, resultHash: run.result_hash },
    },
    result: resultIn(run).document,
    robustness: resultIn(run).robustness,
    names: Object.fromEntries(officers.map((row) => [row.certificate, row.name])),
    inputs: run.inputs,
    campaign: run.definition,
    second: [],
  }
}

/** A frozen copy, byte for byte what its hash is of. @throws scoring.no-frozen */
export async function readFrozen(ctx: Context, ask: { campaign: string; id: string }): Promise<Buffer> {
  const found = await findFrozen(ctx.db, ask.campaign, ask.id)
  if (found === undefined) throw problem('scoring.no-frozen')
  return Buffer.from(frozenText(found.document))
}

/** The second computation, and the frozen copy that it allows (n4.4a, a1.4c; R23: provisional for 5 October, then final). */
import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { act } from '../../platform/audit/act.ts'
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

/** R23: provisional for 5 October, final after the window. `despiteNewerData`: the office knows that data came, or the definition changed, after the run and says why. */
export const freezeBody = z.object({
  purpose: z.enum(['provisional', 'final']),
  reason: z.string().trim().min(4).max(500),
  despiteNewerData: z.boolean().default(false),
})

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
 * Refused as out of date before anything is computed, and once more where the copy is made.
 * @throws scoring.second-differs, scoring.newer-data, scoring.newer-definition, scoring.damaged
 */
export async function freezeRun(ctx: Context, ask: RunAsk, body: z.output<typeof freezeBody>): Promise<string> {
  const run = await wholeRun(ctx, ask)
  if (!body.despiteNewerData) refuseOutdated(run, await groundNow(ctx.db, ask.campaign))
  if (hashOf(resultIn(run).document) !== run.result_hash) throw problem('scoring.damaged')
  const differences = await differencesOf(ctx, run)
  if (differences.length > 0) throw problem('scoring.second-differs', { count: differences.length })
  const whole = await frozenDocument(ctx, run)
  const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
  const id = randomUUID()
  await act(ctx, { verb: 'scoring.freeze', campaign: ask.campaign, object: `frozen:${id}` }, async (tx, audit) => {
    const now = await groundNow(tx, ask.campaign)
    if (!body.despiteNewerData) refuseOutdated(run, now)
    const newest = { newestData: now.dataVersion, newestDefinition: now.definitionHash }
    const document = { ...whole, ...body, ...newest, ...stamp }
    const hash = sha256(frozenText(document))
    await insertFrozen(tx, {
      ...{ campaign: ask.campaign, id, run_id: run.id, purpose: body.purpose, reason: body.reason },
      ...{ frozen_by: stamp.by, frozen_at: stamp.at, document, document_hash: hash },
    })
    audit({ run: run.id, seq: run.seq, purpose: body.purpose, reason: body.reason, hash, ...newest })
    await tellFrozen(tx, ctx, { campaign: ask.campaign, run: run.id, seq: run.seq, purpose: body.purpose })
  })
  return run.id
}

function refuseOutdated(run: StoredRun, now: GroundNow): void {
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
async function frozenDocument(ctx: Context, run: StoredRun): Promise<Record<string, unknown>> {
  const at = { campaign: run.campaign, version: run.data_version }
  const officers = await registerRows(ctx.db, 'officers', at)
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

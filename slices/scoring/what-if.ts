/** What another reading would change, tried in the browser; scenarios are kept beside the runs and change nothing official. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { vary } from '../../rules/scoring/what-if.ts'
import { personNames } from '../people/facts.ts'
import { asStored, whatIfBody, type ScenarioView, type WhatIfData } from './contract.ts'
import { factsOfRun } from './loaded-facts.ts'
import { factsDocument } from './model.ts'
import { wholeRun, type RunAsk } from './find-run.ts'
import { deleteScenario, findScenario, insertScenario, listScenarios, type StoredScenario } from './store.ts'
import { campaignIn } from './stored.ts'

export const scenarioBody = z.object({
  /** Made by the client, so that the request may be sent again: a second with the same key answers the first's scenario. */
  key: z.uuid().optional(),
  /** The run it varies: an id, or `latest`. */
  run: z.string().default('latest'),
  title: z.string().min(1).max(100),
  variation: whatIfBody,
  effect: z.record(z.string(), z.unknown()).default({}),
})

export async function whatIfData(ctx: Context, ask: RunAsk): Promise<WhatIfData> {
  const run = await wholeRun(ctx, ask)
  const { definition, readings } = campaignIn(run)
  const { facts } = await factsOfRun(ctx.db, run)
  return { runId: run.id, runSeq: run.seq, definition, readings, facts: factsDocument(facts) }
}

export async function viewScenarios(ctx: Context, campaign: string): Promise<ScenarioView[]> {
  return scenarioViews(ctx, await listScenarios(ctx.db, campaign))
}

/** Who saved them stands there by name. */
async function scenarioViews(ctx: Context, scenarios: readonly StoredScenario[]): Promise<ScenarioView[]> {
  const names = await personNames(ctx.db, [...new Set(scenarios.map((one) => one.made_by))])
  return scenarios.map((one) => ({
    ...scenarioView(one),
    madeBy: names.get(one.made_by) ?? '',
    mayRemove: owns(ctx, one),
  }))
}

/** Who saved it, or the office; the stage decides besides, by the verb. */
const owns = (ctx: Context, one: StoredScenario): boolean =>
  one.made_by === ctx.person().id || ctx.person().role === 'office-clerk'

const scenarioView = (one: StoredScenario): Omit<ScenarioView, 'madeBy' | 'mayRemove'> => ({
  id: one.id,
  runId: one.run_id,
  title: one.title,
  variation: asStored<ScenarioView['variation']>(one.variation),
  effect: asStored<ScenarioView['effect']>(one.effect),
  madeAt: one.made_at,
})

/** @throws scoring.variation-unknown, scoring.scenario-taken */
export async function saveScenario(
  ctx: Context,
  campaign: string,
  body: z.output<typeof scenarioBody>,
): Promise<ScenarioView> {
  const run = await wholeRun(ctx, { campaign, run: body.run })
  refuseUnknown(campaignIn(run), body.variation)
  const scenario: StoredScenario = {
    ...{ campaign, id: body.key ?? randomUUID(), run_id: run.id, title: body.title, variation: body.variation },
    ...{ effect: body.effect, made_by: ctx.person().id, made_at: ctx.now().toISOString() },
  }
  await keepOnce(ctx, scenario)
  return { ...scenarioView(scenario), madeBy: ctx.person().name, mayRemove: true }
}

/** A repeated request leaves what the first kept, and no second entry in the log. */
async function keepOnce(ctx: Context, scenario: StoredScenario): Promise<void> {
  const { campaign, id, title, variation } = scenario
  if (await isKept(ctx.db, scenario)) return
  await act(ctx, { verb: 'scoring.keep-scenario', campaign, object: `scenario:${id}` }, async (tx, audit) => {
    const isNew = await insertScenario(tx, scenario)
    if (!isNew && !(await isKept(tx, scenario))) throw problem('scoring.scenario-taken')
    audit({ title, variation, run: scenario.run_id, ...(isNew ? {} : { repeated: true }) })
  })
}

async function isKept(db: Database, { campaign, id, title, made_by: madeBy }: StoredScenario): Promise<boolean> {
  const known = await findScenario(db, campaign, id)
  return known !== undefined && known.made_by === madeBy && known.title === title
}

/** Only options that the pages of the readings offer, and only points of indicators that there are. */
function refuseUnknown({ definition, readings }: Campaign, variation: ScenarioView['variation']): void {
  for (const [id, { choice }] of Object.entries(variation.readings)) {
    const page = readings[id]
    if (page?.options.every((option) => option.choice !== choice) ?? true)
      throw problem('scoring.variation-unknown', { what: `${id} ${choice}` })
  }
  try {
    vary(definition, variation)
  } catch (cause) {
    throw problem('scoring.variation-unknown', { what: cause instanceof Error ? cause.message : String(cause) })
  }
}

/** @throws scoring.no-scenario, scoring.not-your-scenario */
export async function removeScenario(ctx: Context, ask: { campaign: string; id: string }): Promise<void> {
  const deed = { verb: 'scoring.keep-scenario', campaign: ask.campaign, object: `scenario:${ask.id}` }
  await act(ctx, deed, async (tx, audit) => {
    const found = await findScenario(tx, ask.campaign, ask.id)
    if (found === undefined) throw problem('scoring.no-scenario')
    if (!owns(ctx, found)) throw problem('scoring.not-your-scenario')
    await deleteScenario(tx, ask.campaign, ask.id)
    audit({ deleted: true, title: found.title })
  })
}

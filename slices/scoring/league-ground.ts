/**
 * What a league rests on, kept for the next reader: a run never changes, and reading 3,000 units with their points out of
 * the database takes longer than all the rest. Only the last few runs of each database stay.
 */
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { officersNamed, registerRows } from '../registers/facts.ts'
import { asStored, type IndividualView } from './contract.ts'
import { wholeRun, type RunAsk } from './find-run.ts'
import type { RunResult } from './run-result.ts'
import type { StoredRun } from './store.ts'
import { campaignIn, resultIn } from './stored.ts'

export type PersonRow = Omit<IndividualView, 'name' | 'unitName' | 'row' | 'opens'>

export interface LeagueGround {
  definition: Definition
  result: RunResult
  levels: Record<string, Record<string, unknown>[]>
  people: Record<string, PersonRow[]>
  units: ReadonlyMap<string, { name: string; parent: string }>
  /** Of those who stand in the lists; who may be named is decided for each reader. */
  officers: readonly { certificate: string; name: string; unit: string }[]
}

const RUNS_KEPT = 4
const kept = new WeakMap<Database, Map<string, Promise<LeagueGround>>>()

/** @param ask.run an id, not `latest` */
export function leagueGround(ctx: Context, ask: RunAsk): Promise<LeagueGround> {
  const known = kept.get(ctx.db) ?? new Map<string, Promise<LeagueGround>>()
  kept.set(ctx.db, known)
  const found = known.get(ask.run) ?? read(ctx, ask)
  known.delete(ask.run)
  known.set(ask.run, found)
  found.catch(() => known.delete(ask.run))
  for (const run of [...known.keys()].slice(0, -RUNS_KEPT)) known.delete(run)
  return found
}

async function read(ctx: Context, ask: RunAsk): Promise<LeagueGround> {
  const run: StoredRun = await wholeRun(ctx, ask)
  const result = resultIn(run)
  const at = { campaign: ask.campaign, version: run.data_version }
  const people = asStored<LeagueGround['people']>(result.document['individuals'])
  const certificates = Object.values(people).flatMap((list) => list.map((one) => one.person))
  const units = await registerRows(ctx.db, 'units', at)
  return {
    ...{ definition: campaignIn(run).definition, result, people },
    levels: asStored<LeagueGround['levels']>(result.document['collectives']),
    units: new Map(units.map(({ code, name, parent }) => [code, { name, parent }])),
    officers: await officersNamed(ctx.db, at, [...new Set(certificates)]),
  }
}

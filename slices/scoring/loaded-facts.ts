/**
 * The facts of a version, kept for the next question: a version never changes, and one load of 230,000 cases takes a
 * second. Only the last two loads of each database stay: the newest run's, and the registers as they stand now.
 */
import type { Database } from '../../platform/db/database.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { currentVersion, loadFacts, type LoadedFacts } from '../registers/facts.ts'
import type { StoredRun } from './store.ts'
import { campaignIn } from './stored.ts'

const LOADS_KEPT = 2
const kept = new WeakMap<Database, Map<string, Promise<LoadedFacts>>>()

interface Ask {
  name: string
  version: number
  campaign: Campaign
}

function factsAt(db: Database, { name, version, campaign }: Ask): Promise<LoadedFacts> {
  const key = JSON.stringify([name, version, campaign.hash])
  const known = kept.get(db) ?? new Map<string, Promise<LoadedFacts>>()
  kept.set(db, known)
  const loaded = known.get(key) ?? loadFacts(db, { campaign: name, version, definition: campaign.definition })
  known.delete(key)
  known.set(key, loaded)
  loaded.catch(() => known.delete(key))
  for (const old of [...known.keys()].slice(0, -LOADS_KEPT)) known.delete(old)
  return loaded
}

/** By the definition and at the version that the run kept. */
export const factsOfRun = (
  db: Database,
  run: Pick<StoredRun, 'campaign' | 'data_version' | 'definition'>,
): Promise<LoadedFacts> => factsAt(db, { name: run.campaign, version: run.data_version, campaign: campaignIn(run) })

/** By the definition in force, as the registers stand now. @throws campaigns.unknown */
export async function factsNow(db: Database, name: string): Promise<LoadedFacts & { campaign: Campaign }> {
  const campaign = await campaignOf(db, name)
  const version = await currentVersion(db, name)
  return { ...(await factsAt(db, { name, version, campaign })), campaign }
}

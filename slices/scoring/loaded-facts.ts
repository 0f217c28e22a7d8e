/**
 * The facts of a version, kept for the next question: a version never changes, and one load of 230,000 cases takes a
 * second. Only the newest load of each database stays.
 */
import type { Database } from '../../platform/db/database.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { currentVersion, loadFacts, type LoadedFacts } from '../registers/facts.ts'
import type { StoredRun } from './store.ts'
import { campaignIn } from './stored.ts'

const kept = new WeakMap<Database, { key: string; loaded: Promise<LoadedFacts> }>()

interface Ask {
  name: string
  version: number
  campaign: Campaign
}

function factsAt(db: Database, { name, version, campaign }: Ask): Promise<LoadedFacts> {
  const key = JSON.stringify([name, version, campaign.hash])
  const known = kept.get(db)
  if (known?.key === key) return known.loaded
  const loaded = loadFacts(db, { campaign: name, version, definition: campaign.definition })
  kept.set(db, { key, loaded })
  loaded.catch(() => kept.delete(db))
  return loaded
}

/** By the definition and at the version that the run kept. */
export const factsOfRun = (db: Database, run: StoredRun): Promise<LoadedFacts> =>
  factsAt(db, { name: run.campaign, version: run.data_version, campaign: campaignIn(run) })

/** By the definition in force, as the registers stand now. @throws campaigns.unknown */
export async function factsNow(db: Database, name: string): Promise<LoadedFacts & { campaign: Campaign }> {
  const campaign = await campaignOf(db, name)
  const version = await currentVersion(db, name)
  return { ...(await factsAt(db, { name, version, campaign })), campaign }
}

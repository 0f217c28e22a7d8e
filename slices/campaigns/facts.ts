/** What others ask of campaigns: the definition in force, with its hash. */
import type { Database } from '../../platform/db/database.ts'
import { problem } from '../../platform/http/problem.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { versionOf } from './store.ts'

/** The newest version. @throws campaigns.unknown */
export async function campaignOf(db: Database, campaign: string): Promise<Campaign> {
  const stored = await versionOf(db, campaign)
  if (stored === undefined) throw problem('campaigns.unknown', { campaign })
  return { ...stored.document, hash: stored.hash }
}

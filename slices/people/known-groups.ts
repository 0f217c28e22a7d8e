import type { Database } from '../../platform/db/database.ts'
import { campaignOf, pickedCampaigns } from '../campaigns/facts.ts'

/** The ids of the groups that the definitions of the picked campaigns name. */
export async function knownGroups(db: Database): Promise<Set<string>> {
  const known = new Set<string>()
  for (const name of await pickedCampaigns(db))
    for (const { id } of (await campaignOf(db, name)).definition.groups) known.add(id)
  return known
}

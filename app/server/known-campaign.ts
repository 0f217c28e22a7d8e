import type { Database } from '../../platform/db/database.ts'
import { problem } from '../../platform/http/problem.ts'
import { campaignOf } from '../../slices/campaigns/facts.ts'

/**
 * Asked before every action: a route under a campaign answers alike where there is none. A campaign never goes, so each
 * is looked for once. @throws campaigns.unknown
 */
export function campaignMustExist(db: Database): (params: Readonly<Record<string, string>>) => Promise<void> {
  const known = new Set<string>()
  return async ({ campaign }) => {
    // U+0000 is told by the route's own input check, wherever it stands.
    if (campaign === undefined || campaign.includes('\0')) return
    const [name = ''] = campaign.split('@')
    if (known.has(name)) return
    if (!/^[a-z0-9-]{1,60}$/.test(name)) throw problem('campaigns.unknown', { campaign })
    await campaignOf(db, name)
    known.add(name)
  }
}

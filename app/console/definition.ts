/** The campaign's definition, read once a page load. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Clauses, Definition, ReadingPage } from '../../rules/definition/schema.ts'
import { campaignPath, getJson, keys } from '../../platform/web/api.ts'
import { todayInShanghai } from '../../platform/web/format.ts'

/** GET /api/campaigns/:campaign/definition. */
export interface CampaignDefinition {
  definition: Definition
  clauses: Clauses
  readings: Record<string, ReadingPage>
  hash: string
  /** The server's day in Asia/Shanghai. */
  today?: string
}

/** The server's day where it tells it; this machine's otherwise. Only for showing: every deadline is judged by the server. */
export const todayOf = (answer: CampaignDefinition): string => answer.today ?? todayInShanghai(new Date())

export function useDefinition(campaign: string): UseQueryResult<CampaignDefinition> {
  return useQuery({
    queryKey: keys.campaign(campaign, 'definition'),
    queryFn: () => getJson<CampaignDefinition>(campaignPath(campaign, 'definition')),
    staleTime: 300_000,
  })
}

/** The campaign's definition, read once a page load. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Clauses, Definition, ReadingPage } from '../../rules/definition/schema.ts'
import { campaignPath, getJson, keys } from '../../platform/web/api.ts'

/** GET /api/campaigns/:campaign/definition. */
export interface CampaignDefinition {
  definition: Definition
  clauses: Clauses
  readings: Record<string, ReadingPage>
  hash: string
}

export function useDefinition(campaign: string): UseQueryResult<CampaignDefinition> {
  return useQuery({
    queryKey: keys.campaign(campaign, 'definition'),
    queryFn: () => getJson<CampaignDefinition>(campaignPath(campaign, 'definition')),
    staleTime: 300_000,
  })
}

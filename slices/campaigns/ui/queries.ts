/** What the pages ask the server. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import type { CampaignListView, CheckView, DefinitionView, DiffView } from '../contract.ts'

/** The same key as the console's own query of the definition: one load for both. */
export const useDefinitionView = (campaign: string): UseQueryResult<DefinitionView> =>
  useQuery({
    queryKey: keys.campaign(campaign, 'definition'),
    queryFn: () => getJson<DefinitionView>(campaignPath(campaign, 'definition')),
    staleTime: 300_000,
  })

export const useCheck = (campaign: string, language: string): UseQueryResult<CheckView> =>
  useQuery({
    queryKey: keys.campaign(campaign, 'check', language),
    queryFn: () => getJson<CheckView>(campaignPath(campaign, 'check')),
  })

export const useCampaignList = (): UseQueryResult<CampaignListView> =>
  useQuery({ queryKey: ['campaigns'], queryFn: () => getJson<CampaignListView>('/api/campaigns') })

export const useDiff = (from: string, to: string, language: string): UseQueryResult<DiffView> =>
  useQuery({
    queryKey: ['campaign-diff', from, to, language],
    queryFn: () => getJson<DiffView>(campaignPath(from, `diff/${encodeURIComponent(to)}`)),
  })

export const shortHash = (hash: string): string => hash.slice(0, 12)

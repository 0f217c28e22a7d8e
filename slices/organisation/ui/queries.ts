/** What the pages ask the server. */
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { campaignPath, getJson, keys, sendJson, type Query } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'

export const useOrganisation = <T>(path: string, query: Query = {}): UseQueryResult<T> => {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'organisation', path, query),
    queryFn: () => getJson<T>(campaignPath(campaign, `organisation/${path}`), query),
    placeholderData: (before) => before,
  })
}

/** Sends, then everything about the organisation is asked anew. */
export function useSend(): (method: 'POST' | 'PUT', path: string, body: object) => Promise<void> {
  const campaign = useCampaign()
  const queries = useQueryClient()
  return async (method, path, body) => {
    await sendJson(method, campaignPath(campaign, `organisation/${path}`), body)
    await queries.invalidateQueries({ queryKey: keys.campaign(campaign) })
  }
}

/** What the pages of evidence ask the server. */
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { campaignPath, getJson, keys, sendJson, type Query } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'

export const useEvidence = <T>(path: string, query: Query = {}): UseQueryResult<T> => {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'evidence', path, query),
    queryFn: () => getJson<T>(campaignPath(campaign, `evidence/${path}`), query),
  })
}

type Send = <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => Promise<T>

/** Sends, then everything of the campaign's evidence is asked anew. */
export function useSend(): Send {
  const campaign = useCampaign()
  const renew = useRenew()
  return async <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<T> => {
    const answer = await sendJson<T>(method, campaignPath(campaign, `evidence/${path}`), body)
    await renew()
    return answer
  }
}

export function useRenew(): () => Promise<void> {
  const campaign = useCampaign()
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'evidence') })
}

export const evidencePath = (campaign: string, path: string): string => campaignPath(campaign, `evidence/${path}`)

/** Key of a write, so that it may be sent again. Without HTTPS a browser has no `randomUUID`. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

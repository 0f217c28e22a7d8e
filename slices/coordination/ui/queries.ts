/** What the pages of coordination ask the server. */
import { useParams } from '@tanstack/react-router'
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { campaignPath, getJson, keys, sendJson, type Query } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'

export const useCoordination = <T>(path: string, query: Query = {}): UseQueryResult<T> => {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'coordination', path, query),
    queryFn: () => getJson<T>(campaignPath(campaign, `coordination/${path}`), query),
    placeholderData: (before) => before,
  })
}

/** What an editor begins with: asked once, so that what is being typed is never exchanged under the hand. */
export const useOnce = <T>(path: string): UseQueryResult<T> => {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'coordination-editor', path),
    queryFn: () => getJson<T>(campaignPath(campaign, `coordination/${path}`)),
    gcTime: 0,
    staleTime: Infinity,
  })
}

/** Sends, then everything of the campaign's coordination and what waits is asked anew. */
export function useSend(): <T>(method: 'POST' | 'PUT', path: string, body?: object) => Promise<T> {
  const campaign = useCampaign()
  const queries = useQueryClient()
  return async <T>(method: 'POST' | 'PUT', path: string, body?: object): Promise<T> => {
    const answer = await sendJson<T>(method, campaignPath(campaign, `coordination/${path}`), body)
    await queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'coordination') })
    return answer
  }
}

/** The `$id` of the page's address. */
export function useId(): string {
  const { id } = useParams({ strict: false })
  return id ?? ''
}

const letters = '0123456789abcdefghijklmnopqrstuvwxyz'

/** An id that can be made without the server, also where the page is not served over HTTPS. */
export function newId(): string {
  const random = crypto.getRandomValues(new Uint8Array(16))
  return `${Date.now().toString(36)}-${Array.from(random, (byte) => letters[byte % 36]).join('')}`
}

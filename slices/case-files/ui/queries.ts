/** What the pages of case files ask the server. */
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { campaignPath, getJson, keys, sendJson, type Query } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { FileView, SettingView } from '../contract.ts'

export const useCaseFiles = <T>(path: string, query: Query = {}): UseQueryResult<T> => {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'case-files', path, query),
    queryFn: () => getJson<T>(campaignPath(campaign, `case-files${path === '' ? '' : `/${path}`}`), query),
    placeholderData: (before) => before,
  })
}

export const useFile = (id: string): UseQueryResult<FileView> => {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'case-files', 'file', id),
    queryFn: () => getJson<FileView>(campaignPath(campaign, `case-files/${encodeURIComponent(id)}`)),
  })
}

/** Limits and days change only with the server: asked once. */
export const useSetting = (): UseQueryResult<SettingView> => {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'case-files', 'setting'),
    queryFn: () => getJson<SettingView>(campaignPath(campaign, 'case-files/setting')),
    staleTime: Infinity,
  })
}

/** Sends, then everything of the campaign's case files is asked anew. */
export function useSend(): <T>(method: 'POST' | 'PUT', path: string, body: object) => Promise<T> {
  const campaign = useCampaign()
  const queries = useQueryClient()
  return async <T>(method: 'POST' | 'PUT', path: string, body: object): Promise<T> => {
    const answer = await sendJson<T>(method, campaignPath(campaign, `case-files${path}`), body)
    await queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'case-files') })
    return answer
  }
}

const letters = '0123456789abcdefghijklmnopqrstuvwxyz'

/** An id that can be made without the server, also where the page is not served over HTTPS. */
export function newId(): string {
  const random = crypto.getRandomValues(new Uint8Array(16))
  return `${Date.now().toString(36)}-${Array.from(random, (byte) => letters[byte % 36]).join('')}`
}

import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { campaignPath, getJson, keys, pollJson } from '../../../platform/web/api.ts'
import type { NoticeList, SearchView, UnreadCount, WaitingView } from '../contract.ts'

export const noticeKeys = { all: ['notices'] as const, unread: ['notices', 'unread'] as const }

const ASK_EVERY_MS = 60_000
/** Who has left the machine is not asked for: else the session would never end by itself. */
const GONE_AFTER_MS = 300_000

/** Asked again every minute while somebody works here. */
export function useUnread(): UseQueryResult<UnreadCount> {
  const queries = useQueryClient()
  useEffect(() => {
    let used = Date.now()
    const note = () => (used = Date.now())
    const ask = () => {
      if (document.visibilityState === 'visible' && Date.now() - used < GONE_AFTER_MS)
        void queries.invalidateQueries({ queryKey: noticeKeys.unread })
    }
    const timer = window.setInterval(ask, ASK_EVERY_MS)
    const signs = ['pointerdown', 'keydown'] as const
    for (const sign of signs) window.addEventListener(sign, note)
    return () => {
      window.clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, note)
    }
  }, [queries])
  return useQuery({ queryKey: noticeKeys.unread, queryFn: () => pollJson<UnreadCount>('/api/notices/unread') })
}

export interface NoticesAsk {
  unread: boolean
  slice: string | undefined
  before: number | undefined
}

export const useNotices = ({ unread, slice, before }: NoticesAsk): UseQueryResult<NoticeList> =>
  useQuery({
    queryKey: [...noticeKeys.all, 'list', unread, slice, before],
    queryFn: () => getJson<NoticeList>('/api/notices', { unread: unread ? 'yes' : 'no', slice, before }),
  })

export const useWaiting = (campaign: string): UseQueryResult<WaitingView> =>
  useQuery({
    queryKey: keys.campaign(campaign, 'waiting'),
    queryFn: () => getJson<WaitingView>(campaignPath(campaign, 'waiting')),
  })

/** Without text the server gets its index ready. */
export const useSearchResult = (campaign: string | undefined, text: string): UseQueryResult<SearchView> =>
  useQuery({
    queryKey: keys.campaign(campaign ?? '', 'search', text),
    queryFn: () => getJson<SearchView>(campaignPath(campaign ?? '', 'search'), { text }),
    enabled: campaign !== undefined,
    placeholderData: (before) => before,
    staleTime: 30_000,
  })

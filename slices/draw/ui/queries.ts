/** What the pages of the draw ask the server. */
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { campaignPath, getJson, keys, sendForm, sendJson, type Query } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { Ceremony, ResultList } from '../contract.ts'
import { PAGE, wholeResult } from './whole-result.ts'

const root = 'draw/rounds'

export const useDraw = <T>(path: string, query: Query = {}): UseQueryResult<T> => {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'draw', path, query),
    queryFn: () => getJson<T>(drawFile(campaign, path), query),
    placeholderData: (before) => before,
  })
}

/** Every stratum that has lines, in the order of the record. */
export function useWholeResult(round: number): UseQueryResult<ResultList> {
  const campaign = useCampaign()
  const path = `${round}/result`
  return useQuery({
    queryKey: keys.campaign(campaign, 'draw', path, { show: 'drawn', whole: 'yes' }),
    queryFn: () =>
      wholeResult((offset) => getJson<ResultList>(drawFile(campaign, path), { show: 'drawn', limit: PAGE, offset })),
  })
}

const AGAIN_MS = 700

/** Asked again and again while `waits` says so. */
export const useWaitingDraw = <T>(path: string, waits: (data: T) => boolean): UseQueryResult<T> => {
  const campaign = useCampaign()
  return useQuery<T>({
    queryKey: keys.campaign(campaign, 'draw', path, {}),
    queryFn: () => getJson<T>(drawFile(campaign, path)),
    refetchInterval: ({ state: { data } }) => (data !== undefined && waits(data) ? AGAIN_MS : false),
  })
}

/** While dice fall, another device may bring the other entry. */
export const isAtDice = ({ round: { state, present } }: Ceremony): boolean =>
  state === 'seeded' || (state === 'committed' && present.length > 0)

/** Sends, then everything of the draw is asked anew. */
export function useSendDraw() {
  const campaign = useCampaign()
  const queries = useQueryClient()
  const anew = (): Promise<void> => queries.invalidateQueries({ queryKey: keys.campaign(campaign) })
  const at = (path: string): string => drawFile(campaign, path)
  return {
    send: async <T>(method: 'POST' | 'PUT', path: string, body: object = {}): Promise<T> => {
      const answer = await sendJson<T>(method, at(path), body)
      await anew()
      return answer
    },
    sendForm: async (path: string, form: FormData): Promise<void> => {
      await sendForm(at(path), form)
      await anew()
    },
  }
}

/** The parts of the page's address. */
export function useDrawAddress(): { round: string; unit: string } {
  const { round = '', unit = '' } = useParams({ strict: false })
  return { round: encodeURIComponent(round), unit: encodeURIComponent(unit) }
}

export const drawFile = (campaign: string, path: string): string =>
  campaignPath(campaign, path === '' ? root : `${root}/${path}`)

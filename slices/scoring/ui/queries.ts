/** What the pages of the result ask the server. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { DefinitionView } from '../../campaigns/contract.ts'
import type { LeagueView, ReasonView, RunsView } from '../contract.ts'
import { inEnglish } from './titles.ts'

/** The runs, newest first, and what a run made now would rest on: asked anew by every page, for data comes from others. */
export function useRuns(): UseQueryResult<RunsView> {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'scoring', 'runs'),
    queryFn: () => getJson<RunsView>(campaignPath(campaign, 'runs')),
    staleTime: 0,
  })
}

const asItIs = (view: LeagueView): LeagueView => view

/** @param run a run's id, or `latest` */
export function useLeague(run: string, enabled = true): UseQueryResult<LeagueView> {
  const campaign = useCampaign()
  const { i18n } = useTranslation()
  const path = `runs/${encodeURIComponent(run)}/league`
  return useQuery({
    queryKey: keys.campaign(campaign, 'scoring', path),
    queryFn: () => getJson<LeagueView>(campaignPath(campaign, path)),
    select: i18n.language === 'zh-CN' ? asItIs : inEnglish,
    enabled,
  })
}

/** The definition as it stands: the pages of its readings have the words of every option. */
export const useDefinition = (): UseQueryResult<DefinitionView> => useDefinitionOf(useCampaign())

function useDefinitionOf(campaign: string): UseQueryResult<DefinitionView> {
  return useQuery({
    queryKey: keys.campaign(campaign, 'definition'),
    queryFn: () => getJson<DefinitionView>(campaignPath(campaign, 'definition')),
    staleTime: 300_000,
  })
}

/** Has the campaign a rule on coverage? Not while its definition is on its way. */
export const useHasCoverage = (campaign: string): boolean =>
  useDefinitionOf(campaign).data?.definition.coverage !== undefined

/** Which number: of a run, a subject (`unit:650100`, `person:<certificate>:<row>`) and a path ('' is the total). */
export interface NumberAt {
  run: string
  subject: string
  path: string
}

export interface ReasonAnswer {
  reason: ReasonView
  runSeq: number
  /** `indicator:…` and `unit:…` → name. */
  titles: Record<string, string>
  /** May the reader open the page of the unit or person? */
  opens: boolean
}

export function useReason(of: NumberAt | undefined): UseQueryResult<ReasonAnswer> {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'reasons', of?.run, of?.subject, of?.path),
    queryFn: () =>
      getJson<ReasonAnswer>(campaignPath(campaign, `runs/${of?.run ?? ''}/reasons`), {
        subject: of?.subject,
        path: of?.path,
      }),
    enabled: of !== undefined,
    staleTime: 600_000,
  })
}

export interface RowsAt extends NumberAt {
  /** A register. */
  file: string
}

/** A row under the headers of its register, with `_row`, `_fileName` and `_key`. */
export type SourceRow = Record<string, string | number>

export interface RowsAnswer {
  total: number
  /** Rows of units that this reader does not see. */
  hidden?: number
  rows: SourceRow[]
}

export function useSourceRows(of: RowsAt, page: { offset: number; limit: number }): UseQueryResult<RowsAnswer> {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'rows', of, page),
    queryFn: () => {
      const { run, ...rest } = of
      return getJson<RowsAnswer>(campaignPath(campaign, `runs/${run}/rows`), { ...rest, ...page })
    },
    placeholderData: (before) => before,
    staleTime: 600_000,
  })
}

export const shortHash = (hash: string): string => hash.slice(0, 7)

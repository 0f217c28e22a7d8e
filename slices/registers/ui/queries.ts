/** What the pages ask the server. */
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import {
  address,
  campaignPath,
  getJson,
  keys,
  pollJson,
  sendForm,
  sendJson,
  type Query,
} from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type {
  ChangesView,
  DecideBody,
  DecisionListView,
  ErrorListView,
  HistoryView,
  ImportView,
  RegisterListView,
  RegisterName,
  RowsView,
} from '../contract.ts'

const POLL_MS = 400

const isUnderway = (view: ImportView | undefined): boolean => view?.status === 'reading' || view?.status === 'keeping'

/** One import; asked again and again while it is under way. */
export function useImport(id: string | undefined): UseQueryResult<ImportView> {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'import', id),
    queryFn: () => pollJson<ImportView>(campaignPath(campaign, `imports/${id}`)),
    enabled: id !== undefined,
    refetchInterval: (query) => (isUnderway(query.state.data) ? POLL_MS : false),
  })
}

export function useErrors(view: ImportView, page: { offset: number; limit: number }): UseQueryResult<ErrorListView> {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'import-errors', view.id, view.summary, page),
    queryFn: () => getJson<ErrorListView>(campaignPath(campaign, `imports/${view.id}/errors`), page),
    placeholderData: (before) => before,
  })
}

export function useChanges(view: ImportView, query: Query): UseQueryResult<ChangesView> {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'import-changes', view.id, view.status, view.summary, query),
    queryFn: () => getJson<ChangesView>(campaignPath(campaign, `imports/${view.id}/changes`), query),
    placeholderData: (before) => before,
  })
}

export function useImports(): UseQueryResult<{ imports: ImportView[] }> {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'imports'),
    queryFn: () => getJson<{ imports: ImportView[] }>(campaignPath(campaign, 'imports')),
  })
}

export function useDecisions(): UseQueryResult<DecisionListView> {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'decisions'),
    queryFn: () => getJson<DecisionListView>(campaignPath(campaign, 'registers/decisions')),
  })
}

export function useRegisters(): UseQueryResult<RegisterListView> {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'registers'),
    queryFn: () => getJson<RegisterListView>(campaignPath(campaign, 'registers')),
  })
}

export function useRows(register: string, query: Query): UseQueryResult<RowsView> {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'rows', register, query),
    queryFn: () => getJson<RowsView>(campaignPath(campaign, `registers/${register}/rows`), query),
    placeholderData: (before) => before,
  })
}

export function useRowHistory(register: string, key: string | undefined): UseQueryResult<HistoryView> {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'row-history', register, key),
    queryFn: () => getJson<HistoryView>(campaignPath(campaign, `registers/${register}/history`), { key }),
    enabled: key !== undefined,
  })
}

export function useUnitChoices(enabled: boolean): UseQueryResult<{ units: { code: string; name: string }[] }> {
  const campaign = useCampaign()
  return useQuery({
    queryKey: keys.campaign(campaign, 'unit-choices'),
    queryFn: () =>
      getJson<{ units: { code: string; name: string }[] }>(campaignPath(campaign, 'registers/units/choices')),
    enabled,
  })
}

export interface ImportActs {
  upload: (file: File, as: { register: RegisterName | undefined; mode: 'amend' | 'replace' }) => Promise<ImportView>
  map: (id: string, mapping: { columns?: Record<string, string>; units?: Record<string, string> }) => Promise<void>
  keep: (id: string, body: { mode: 'amend' | 'replace'; reason: string }) => Promise<void>
  discard: (id: string) => Promise<void>
  /** Changes what was said about a name or a header, or takes it back. */
  decide: (body: DecideBody) => Promise<void>
}

/** The writes; each leaves the import's newest state in the cache. */
export function useImportActs(): ImportActs {
  const campaign = useCampaign()
  const client = useQueryClient()
  const path = (rest: string): string => campaignPath(campaign, rest)
  const take = (view: ImportView): void => {
    client.setQueryData(keys.campaign(campaign, 'import', view.id), view)
    void client.invalidateQueries({ queryKey: keys.campaign(campaign, 'imports') })
  }
  const renewDecisions = (): void => void client.invalidateQueries({ queryKey: keys.campaign(campaign, 'decisions') })
  return {
    upload: async (file, { register, mode }) => {
      const form = new FormData()
      form.set('file', file)
      const view = await sendForm<ImportView>(address(path('imports'), { register, mode }), form)
      take(view)
      return view
    },
    map: async (id, mapping) => {
      take(await sendJson<ImportView>('POST', path(`imports/${id}/mapping`), mapping))
      renewDecisions()
    },
    keep: async (id, body) => take(await sendJson<ImportView>('POST', path(`imports/${id}/keep`), body)),
    discard: async (id) => take(await sendJson<ImportView>('POST', path(`imports/${id}/discard`))),
    decide: async (body) => {
      await sendJson<undefined>('POST', path('registers/decisions'), body)
      renewDecisions()
    },
  }
}

/** What the pages about accounts ask the server. */
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { getJson, type Query } from '../../../platform/web/api.ts'
import type { AccountDetail, AccountOptions, AccountPage, RecoveryView } from '../contract-accounts.ts'

const key = (...rest: readonly unknown[]) => ['people', ...rest]

export const useAccounts = (query: Query): UseQueryResult<AccountPage> =>
  useQuery({
    queryKey: key('accounts', query),
    queryFn: () => getJson<AccountPage>('/api/people', query),
    placeholderData: (before) => before,
  })

export const useAccount = (person: string): UseQueryResult<AccountDetail> =>
  useQuery({
    queryKey: key('account', person),
    queryFn: () => getJson<AccountDetail>(`/api/people/accounts/${encodeURIComponent(person)}`),
  })

export const useAccountOptions = (): UseQueryResult<AccountOptions> =>
  useQuery({ queryKey: key('options'), queryFn: () => getJson<AccountOptions>('/api/people/options') })

export const useRecoveries = (enabled: boolean): UseQueryResult<{ recoveries: RecoveryView[] }> =>
  useQuery({
    queryKey: key('recoveries'),
    queryFn: () => getJson<{ recoveries: RecoveryView[] }>('/api/people/recoveries'),
    enabled,
  })

/** After any act everything about people is asked anew. */
export function useRenewPeople(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: key() })
}

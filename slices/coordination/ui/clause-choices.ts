import { useQuery } from '@tanstack/react-query'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { DefinitionView } from '../../campaigns/contract.ts'

/** The same key as the console's own query of the definition: one load for both. */
export function useClauseChoices(): { value: string; label: string }[] {
  const campaign = useCampaign()
  const asked = useQuery({
    queryKey: keys.campaign(campaign, 'definition'),
    queryFn: () => getJson<DefinitionView>(campaignPath(campaign, 'definition')),
    staleTime: 300_000,
  })
  return Object.entries(asked.data?.clauses ?? {}).map(([id, { title }]) => ({ value: id, label: `${id} ${title}` }))
}

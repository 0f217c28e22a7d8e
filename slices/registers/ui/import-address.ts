/** The import page's address carries the import, so that it can be left and come back to. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCampaign } from '../../../platform/web/session.tsx'

export function useImportAddress(): {
  id: string | undefined
  register: string | undefined
  open: (id: string | undefined) => void
} {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const campaign = useCampaign()
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
  return {
    id: text(search['import']),
    register: text(search['register']),
    open: (id) =>
      void navigate({
        to: `/c/${encodeURIComponent(campaign)}/import`,
        search: () => (id === undefined ? {} : { import: id }),
      }),
  }
}

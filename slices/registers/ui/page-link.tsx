/** A link to another page of the campaign. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCampaign } from '../../../platform/web/session.tsx'

interface Props {
  /** Below the campaign: `registers/cases`. */
  page: string
  search?: Readonly<Record<string, string>>
  className?: string
  children: ReactNode
}

export function PageLink({ page, search = {}, className, children }: Props) {
  const campaign = useCampaign()
  return (
    <Link
      to={`/c/${encodeURIComponent(campaign)}/${page}`}
      search={() => search}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </Link>
  )
}

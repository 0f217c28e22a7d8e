/** A link to another page of the campaign. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCampaign } from './session.tsx'
import './page-link.css'

interface Props {
  /** Below the campaign: `people/import`. */
  page: string
  search?: Readonly<Record<string, string>>
  className?: string
  children: ReactNode
}

export function PageLink({ page, search = {}, className = 'page-link', children }: Props) {
  const campaign = useCampaign()
  return (
    <Link to={`/c/${encodeURIComponent(campaign)}/${page}`} search={() => search} className={className}>
      {children}
    </Link>
  )
}

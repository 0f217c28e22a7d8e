/**
 * A link to another page of the campaign. Where its reader may not open the page, the words alone; an action of a page's
 * header is left out then.
 */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useOpenPages } from './open-pages.ts'
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
  const address = `/c/${encodeURIComponent(campaign)}/${page}`
  if (!useOpenPages()(address)) return className === 'page-link' ? <span>{children}</span> : null
  return (
    <Link to={address} search={() => search} className={className}>
      {children}
    </Link>
  )
}

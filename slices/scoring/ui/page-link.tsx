/** A link to another page of the campaign, with what its address carries. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCampaign } from '../../../platform/web/session.tsx'
import { shortened, type AddressChange } from './league-address.ts'

interface Props {
  /** Below the campaign: `scoring/rows`. */
  page: string
  address?: AddressChange
  className?: string
  children: ReactNode
}

/** The words alone where the reader may not open the page: what lies beyond the own territory does not exist for a liaison. */
export function LinkIfOpen({ opens, className, children, ...link }: Props & { opens: boolean }) {
  if (!opens) return <span>{children}</span>
  return (
    <PageLink {...link} {...(className === undefined ? {} : { className })}>
      {children}
    </PageLink>
  )
}

export function PageLink({ page, address = {}, className, children }: Props) {
  const campaign = useCampaign()
  return (
    <Link
      to={`/c/${encodeURIComponent(campaign)}/${page}`}
      search={() => shortened(address)}
      {...(className === undefined ? {} : { className })}
    >
      {children}
    </Link>
  )
}

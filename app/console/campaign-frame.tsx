import type { ReactNode } from 'react'
import { NotFoundPage } from './not-found-page.tsx'

/** A campaign that the session does not have does not exist. */
export function CampaignFrame(props: { campaign: string | undefined; known: boolean; children: ReactNode }) {
  if (props.campaign !== undefined && !props.known) return <NotFoundPage />
  return props.children
}

/** What stands inside a campaign: its words for everything below; a campaign that the session does not have does not exist. */
import { lazy, useMemo, type ReactNode } from 'react'
import { bareWords, CampaignWordsContext } from '../../platform/web/campaign-words.ts'
import { useDefinition } from './definition.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { homePage, useCurrentPage } from './page-places.ts'

/** The words of reasons bring exact numbers and every formula's sentence: home shows no reason and does without. */
const AllWords = lazy(() => import('./all-words.tsx'))

export function CampaignFrame(props: { campaign: string | undefined; known: boolean; children: ReactNode }) {
  const page = useCurrentPage()
  if (props.campaign === undefined) return props.children
  if (!props.known) return <NotFoundPage />
  const Words = page?.path === homePage.path ? ClauseWords : AllWords
  return <Words campaign={props.campaign}>{props.children}</Words>
}

function ClauseWords({ campaign, children }: { campaign: string; children: ReactNode }) {
  const clauses = useDefinition(campaign).data?.clauses
  const words = useMemo(() => ({ ...bareWords, clause: (id: string) => clauses?.[id] }), [clauses])
  return <CampaignWordsContext value={words}>{children}</CampaignWordsContext>
}

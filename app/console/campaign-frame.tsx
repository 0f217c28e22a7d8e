/** What stands inside a campaign: its words for everything below; a campaign that the session does not have does not exist. */
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CampaignWordsContext } from '../../platform/web/campaign-words.ts'
import { wordsOf } from './campaign-words.ts'
import { useDefinition } from './definition.ts'
import { NotFoundPage } from './not-found-page.tsx'

export function CampaignFrame(props: { campaign: string | undefined; known: boolean; children: ReactNode }) {
  if (props.campaign === undefined) return props.children
  if (!props.known) return <NotFoundPage />
  return <Worded campaign={props.campaign}>{props.children}</Worded>
}

function Worded({ campaign, children }: { campaign: string; children: ReactNode }) {
  const { t, i18n } = useTranslation('console')
  const answer = useDefinition(campaign).data
  const language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
  const words = useMemo(() => wordsOf({ answer, language, t }), [answer, language, t])
  return <CampaignWordsContext value={words}>{children}</CampaignWordsContext>
}

import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CampaignWordsContext } from '../../platform/web/campaign-words.ts'
import { wordsOf } from './campaign-words.ts'
import { useDefinition } from './definition.ts'

/** Clauses, readings and the words of reasons, for the pages of a campaign. */
export default function AllWords({ campaign, children }: { campaign: string; children: ReactNode }) {
  const { t, i18n } = useTranslation('console')
  const answer = useDefinition(campaign).data
  const language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
  const words = useMemo(() => wordsOf({ answer, language, t }), [answer, language, t])
  return <CampaignWordsContext value={words}>{children}</CampaignWordsContext>
}

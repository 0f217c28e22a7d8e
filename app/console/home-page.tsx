/** 我的事项: the phases, what is due and when, and what the results rest on so far. */
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../platform/web/page-header.tsx'
import { useCampaign } from '../../platform/web/session.tsx'
import { Answer } from '../../platform/web/states.tsx'
import { todayOf, useDefinition, type CampaignDefinition } from './definition.ts'
import { HomeData } from './home-data.tsx'
import { HomeDuties } from './home-duties.tsx'
import { HomePhases } from './home-phases.tsx'
import { WaitingList } from '../../slices/desk/ui/waiting-list.tsx'

export default function HomePage() {
  const { t } = useTranslation('console')
  const campaign = useCampaign()
  const asked = useDefinition(campaign)
  return (
    <div className="page">
      <PageHeader title={t('home.title')} about={asked.data === undefined ? undefined : <Document of={asked.data} />} />
      <Answer of={asked}>
        {(answer) => (
          <>
            <HomePhases phases={answer.definition.phases} today={todayOf(answer)} />
            <WaitingList campaign={campaign} />
            <HomeDuties campaign={campaign} definition={answer.definition} today={todayOf(answer)} />
          </>
        )}
      </Answer>
      <HomeData campaign={campaign} />
    </div>
  )
}

/** The notice that the campaign rests on. */
function Document({ of }: { of: CampaignDefinition }) {
  return <span lang="zh-CN">{of.definition.document.number}</span>
}

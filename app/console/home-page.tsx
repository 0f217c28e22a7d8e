/** 我的事项: the phases, what is due and when, and what the results rest on so far. */
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../platform/web/page-header.tsx'
import { useCampaign } from '../../platform/web/session.tsx'
import { Answer, LoadingState } from '../../platform/web/states.tsx'
import { todayOf, useDefinition, type CampaignDefinition } from './definition.ts'
import { HomePhases } from './home-phases.tsx'
import { WaitingList } from '../../slices/desk/ui/waiting-list.tsx'

// What waits stands first and comes first; the tables below bring the table with them.
const HomeData = lazy(() => import('./home-data.tsx').then(({ HomeData: found }) => ({ default: found })))
const HomeDuties = lazy(() => import('./home-duties.tsx').then(({ HomeDuties: found }) => ({ default: found })))

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
            <Suspense fallback={<LoadingState />}>
              <HomeDuties campaign={campaign} definition={answer.definition} today={todayOf(answer)} />
            </Suspense>
          </>
        )}
      </Answer>
      <Suspense fallback={<LoadingState rows={3} />}>
        <HomeData campaign={campaign} />
      </Suspense>
    </div>
  )
}

/** The notice that the campaign rests on. */
function Document({ of }: { of: CampaignDefinition }) {
  return <span lang="zh-CN">{of.definition.document.number}</span>
}

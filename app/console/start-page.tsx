import { Navigate } from '@tanstack/react-router'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../platform/web/page-header.tsx'
import { EmptyState } from '../../platform/web/states.tsx'
import { useSession } from '../../platform/web/session.tsx'
import { lastCampaign } from './last-campaign.ts'

const PickCampaign = lazy(() =>
  import('../../slices/campaigns/ui/pick-campaign.tsx').then((part) => ({ default: part.PickCampaign })),
)

/** `/`: on to the campaign last worked in, or the first one. */
export function StartPage() {
  const { t } = useTranslation('console')
  const { campaigns, permissions } = useSession()
  const campaign = lastCampaign(campaigns.map((one) => one.name))
  if (campaign !== undefined) return <Navigate to="/c/$campaign" params={{ campaign }} replace />
  return (
    <div className="page">
      <PageHeader title={t('start.title')} />
      {permissions.includes('campaigns.pick') ? (
        <PickCampaign />
      ) : (
        <EmptyState title={t('start.none')} next={t('start.next')} />
      )}
    </div>
  )
}

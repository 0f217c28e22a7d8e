/** Further campaigns, and newer versions of a picked one. */
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PickCampaign } from './pick-campaign.tsx'

export default function PickPage() {
  const { t } = useTranslation('campaigns')
  return (
    <div className="page">
      <PageHeader title={t('pick.page')} />
      <PickCampaign />
    </div>
  )
}

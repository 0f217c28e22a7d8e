/** A reading was decided: the results that stand were made by the definition before, so the way leads to them. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'

export function ToResult({ reading }: { reading: string }) {
  const { t } = useTranslation('campaigns')
  const campaign = useCampaign()
  const mayScore = useMay('scoring.run')
  return (
    <p className="reading-decided" role="status">
      {t('readings.decided', { reading })}{' '}
      {mayScore && <Link to={`/c/${encodeURIComponent(campaign)}/scoring/league`}>{t('readings.toLeague')}</Link>}
    </p>
  )
}

/** What was kept, by whom, when, as which version: the receipt of an import. */
import { CheckCircleOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, keys } from '../../../platform/web/api.ts'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import type { ImportView } from '../contract.ts'
import { AppliedDecisions } from './applied-decisions.tsx'
import { ImportChanges, ReceiptLines } from './receipt-lines.tsx'
import { useImportAddress } from './import-address.ts'
import { PageLink } from './page-link.tsx'

export function Receipt({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const campaign = useCampaign()
  const { open } = useImportAddress()
  const mayScore = useMay('scoring.run')
  useRenewed(campaign)
  return (
    <section className="receipt" aria-label={t('receipt.title')}>
      <h2>
        <CheckCircleOutlined aria-hidden /> {t('receipt.title')}
      </h2>
      <ReceiptLines view={view} />
      <ImportChanges view={view} />
      <AppliedDecisions view={view} />
      <div className="import-actions">
        <PageLink page={`registers/${view.register}`} className="page-action">
          {t('receipt.open')}
        </PageLink>
        {mayScore && (
          <PageLink page="scoring/league" className="page-action">
            {t('receipt.score')}
          </PageLink>
        )}
        <Button onClick={() => open(undefined)}>{t('receipt.next')}</Button>
        <Button href={campaignPath(campaign, `imports/${view.id}/file`)} download>
          {t('import.raw')}
        </Button>
      </div>
    </section>
  )
}

/** What the pages knew of the registers is old now. */
function useRenewed(campaign: string): void {
  const client = useQueryClient()
  useEffect(() => {
    for (const what of ['registers', 'rows', 'imports', 'scoring'])
      void client.invalidateQueries({ queryKey: keys.campaign(campaign, what) })
  }, [client, campaign])
}

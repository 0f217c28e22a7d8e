/** What was kept, by whom, when, as which version: the receipt of an import. */
import { CheckCircleOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, keys } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { ImportView } from '../contract.ts'
import { useImportAddress } from './import-address.ts'
import { PageLink } from './page-link.tsx'

export function Receipt({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const campaign = useCampaign()
  const { open } = useImportAddress()
  useRenewed(campaign)
  return (
    <section className="receipt" aria-label={t('receipt.title')}>
      <h2>
        <CheckCircleOutlined aria-hidden /> {t('receipt.title')}
      </h2>
      <ReceiptLines view={view} />
      <div className="import-actions">
        <PageLink page={`registers/${view.register}`} className="page-action">
          {t('receipt.open')}
        </PageLink>
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
    for (const what of ['registers', 'rows', 'imports'])
      void client.invalidateQueries({ queryKey: keys.campaign(campaign, what) })
  }, [client, campaign])
}

function ReceiptLines({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const { added, changed, removed } = view.summary
  const counts = {
    added: format.number(added),
    changed: format.number(changed),
    removed: format.number(view.mode === 'replace' ? removed : 0),
  }
  const lines: [string, string][] = [
    [t('receipt.file'), view.fileName],
    [t('receipt.version'), String(view.version ?? '')],
    [t('receipt.rows'), `${format.number(view.summary.good)}（${t('history.countsWords', counts)}）`],
    [t('receipt.who'), view.keptBy ?? ''],
    [t('receipt.when'), view.keptAt === null ? '' : format.instant(view.keptAt)],
    ...(view.reason === null ? [] : [[t('receipt.reason'), view.reason] satisfies [string, string]]),
    [t('receipt.hash'), view.fileHash],
  ]
  return (
    <dl className="receipt-lines">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figures">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

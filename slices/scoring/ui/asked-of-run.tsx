/** What is asked about a run and waits for a second person: who asked, when, why; taken back by the asker, decided by another. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { keys, sendJson } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import type { RunView } from '../contract.ts'
import { PageLink } from './page-link.tsx'

type Asked = RunView['asked'][number]

export function AskedOfRun({ run: { asked } }: { run: RunView }) {
  return asked.map((one) => <OneAsked key={one.approval} of={one} />)
}

function OneAsked({ of }: { of: Asked }) {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const name = of.kind === 'scoring.freeze-run' ? 'freeze' : 'release'
  const mayDecide = useMay(`scoring.approve-${name}`)
  const said = { by: of.by, at: format.instant(of.at), reason: of.reason, until: format.instant(of.until) }
  return (
    <div className="stale-result" role="status">
      <span>{t(`asked.${name}`, said)}</span>
      {of.isMine ? <Withdraw of={of} /> : mayDecide && <PageLink page="approvals">{t('asked.decide')}</PageLink>}
    </div>
  )
}

function Withdraw({ of: { approval } }: { of: Asked }) {
  const { t } = useTranslation('scoring')
  const campaign = useCampaign()
  const queries = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => sendJson('POST', `/api/approvals/${approval}/withdrawal`),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'scoring') }),
  })
  return (
    <>
      <Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {t('asked.withdraw')}
      </Button>
      {withdraw.isError && <FailedState error={withdraw.error} />}
    </>
  )
}

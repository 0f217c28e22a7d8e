/** The office has every file checked again: after a change of the limits or the rules (a1.1a). */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { campaignPath, keys, sendJson } from '../../../platform/web/api.ts'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { useJob } from './use-job.ts'

interface Checked {
  files: number
  changed: number
}

const isChecked = (value: unknown): value is Checked =>
  typeof value === 'object' && value !== null && 'changed' in value

export function CheckAll() {
  const { t } = useTranslation('case-files')
  const campaign = useCampaign()
  const queries = useQueryClient()
  const renew = () => void queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'case-files') })
  const job = useJob(renew, isChecked)
  const ask = useMutation({
    mutationFn: () => sendJson<{ job: string }>('POST', campaignPath(campaign, 'case-files/checks'), {}),
    onSuccess: (answer) => job.follow(answer.job),
  })
  if (!useMay('case-files.check-all')) return null
  return (
    <>
      {ask.isError && <FailedState error={ask.error} />}
      {job.failure !== undefined && <span className="fault">{job.failure}</span>}
      {job.result !== undefined && <span className="muted">{t('list.checked', { ...job.result })}</span>}
      {job.running !== undefined && <span className="muted">{t('list.checking', { ...job.running })}</span>}
      <Button loading={ask.isPending || job.running !== undefined} onClick={() => ask.mutate()}>
        {t('list.check')}
      </Button>
    </>
  )
}

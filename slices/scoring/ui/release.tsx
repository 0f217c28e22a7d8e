/** Releasing a run to the units, and taking that back: each with its reason. */
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, keys, sendJson } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import type { RunView } from '../contract.ts'

export function ReleaseButton({ run }: { run: RunView }) {
  const { t } = useTranslation('scoring')
  const campaign = useCampaign()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const way = run.released === null ? 'release' : 'withdrawal'
  const send = async (reason: string): Promise<void> => {
    const path = campaignPath(campaign, `runs/${run.id}/${way}`)
    const answer = await sendJson<{ released: boolean } | undefined>('POST', path, { reason })
    if (answer?.released === false) void message.success(t('asked.sent'))
    await queries.invalidateQueries({ queryKey: keys.campaign(campaign) })
  }
  const waits = run.asked.some(({ kind }) => kind === 'scoring.release-run')
  if (!useMay('scoring.release') || waits) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(`release.${way}`)}</Button>
      <ConfirmWithReason
        open={open}
        title={t(`release.${way}Title`, { seq: run.seq })}
        consequence={t(`release.${way}Consequence`)}
        act={t(`release.${way}Act`)}
        onConfirm={send}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

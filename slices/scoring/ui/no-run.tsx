/** Before the first run: what comes here, what is missing, and the button for whoever may press it. */
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, keys, sendJson } from '../../../platform/web/api.ts'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { EmptyState, FailedState } from '../../../platform/web/states.tsx'
import type { RunView } from '../contract.ts'

export function useScore() {
  const { t } = useTranslation('scoring')
  const { message } = App.useApp()
  const campaign = useCampaign()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const score = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const run = await sendJson<RunView>('POST', campaignPath(campaign, 'runs'), {})
      await queries.invalidateQueries({ queryKey: keys.campaign(campaign) })
      void message.success(t('league.ran', { seq: run.seq }))
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, score }
}

export function NoRunYet() {
  const { t } = useTranslation('scoring')
  const may = useMay('scoring.run')
  const { busy, error, score } = useScore()
  const action = may ? (
    <Button type="primary" loading={busy} onClick={() => void score()}>
      {t('league.run')}
    </Button>
  ) : undefined
  return (
    <>
      <EmptyState title={t('league.none')} next={t(may ? 'league.noneNext' : 'league.noneWait')} action={action} />
      {error !== undefined && <FailedState error={error} />}
    </>
  )
}

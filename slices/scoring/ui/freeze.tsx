/** Freezing a run (R23): for what, why, what will happen; the server computes a second time first. Then the receipt. */
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Descriptions, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, keys, sendJson } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import type { GroundNow, RunView } from '../contract.ts'
import { useScore } from './no-run.tsx'
import { useRuns } from './queries.ts'
import { isOutdated, useStaleWords } from './stale-result.tsx'

type Purpose = RunView['frozen'][number]['purpose']
const purposes = ['provisional', 'final'] as const

interface Props {
  run: RunView
  open: boolean
  onClose: () => void
}

/** A result that is out of date is told before a reason is asked for. */
export function Freeze(props: Props) {
  const now = useRuns().data?.now
  const [despite, setDespite] = useState<string>()
  const isOld = now !== undefined && isOutdated(props.run, now)
  const close = () => {
    setDespite(undefined)
    props.onClose()
  }
  const asks = !isOld || despite === props.run.id
  return (
    <>
      {isOld && !asks && <OutOfDate {...props} now={now} onDespite={() => setDespite(props.run.id)} />}
      <FreezeWithReason {...props} open={props.open && asks} despite={isOld} onClose={close} />
    </>
  )
}

function OutOfDate({ run, open, onClose, now, onDespite }: Props & { now: GroundNow; onDespite: () => void }) {
  const { t } = useTranslation('scoring')
  const mayRun = useMay('scoring.run')
  const { busy, score } = useScore()
  const again = () => void score().then(onClose)
  return (
    <Modal
      open={open}
      title={t('freeze.outOfDate', { seq: run.seq })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onDespite}>{t('freeze.despite')}</Button>
          {mayRun && (
            <Button type="primary" loading={busy} onClick={again}>
              {t('league.runAgain')}
            </Button>
          )}
        </>
      }
    >
      <p>{useStaleWords(run, now)}</p>
      <p>{t('freeze.outOfDateCure')}</p>
    </Modal>
  )
}

function FreezeWithReason({ run, open, onClose, despite }: Props & { despite: boolean }) {
  const { t } = useTranslation('scoring')
  const campaign = useCampaign()
  const queries = useQueryClient()
  const [purpose, setPurpose] = useState<Purpose>('provisional')
  const { message } = App.useApp()
  const [receipt, setReceipt] = useState<RunView>()
  const takesTwo = purpose === 'final' || despite
  const freeze = async (reason: string) => {
    const body = { purpose, reason, despiteNewerData: despite }
    const frozen = await sendJson<RunView>('POST', campaignPath(campaign, `runs/${run.id}/freeze`), body)
    if (takesTwo) void message.success(t('asked.sent'))
    else setReceipt(frozen)
    await queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'scoring') })
  }
  const consequence = (
    <div className="freeze-choice">
      <p>{t('freeze.consequence', { seq: run.seq, version: run.dataVersion })}</p>
      <Radio.Group
        value={purpose}
        onChange={(event) => setPurpose(purposes.find((one) => one === event.target.value) ?? 'provisional')}
        options={purposes.map((value) => ({ value, label: t(`freeze.purpose.${value}`) }))}
      />
      {despite && <p className="what-if-notice">{t('freeze.despiteSaid')}</p>}
      {takesTwo && <p>{t('freeze.takesTwo')}</p>}
    </div>
  )
  return (
    <>
      <ConfirmWithReason
        open={open}
        title={t('freeze.title', { seq: run.seq })}
        consequence={consequence}
        act={t(takesTwo ? 'asked.act' : 'freeze.act')}
        onConfirm={freeze}
        onClose={onClose}
      />
      <Receipt run={receipt} onClose={() => setReceipt(undefined)} />
    </>
  )
}

function Receipt({ run, onClose }: { run: RunView | undefined; onClose: () => void }) {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const last = run?.frozen.at(-1)
  if (run === undefined || last === undefined) return null
  const items = [
    { key: 'purpose', label: t('freeze.for'), children: t(`freeze.purpose.${last.purpose}`) },
    { key: 'at', label: t('freeze.at'), children: format.instant(last.at) },
    { key: 'reason', label: t('freeze.reason'), children: last.reason },
    { key: 'second', label: t('freeze.second'), children: t('freeze.agrees') },
    { key: 'hash', label: t('freeze.hash'), children: <code className="hash">{last.hash}</code> },
  ]
  return (
    <Modal
      open
      title={t('freeze.receipt', { seq: run.seq })}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('freeze.close')}
        </Button>
      }
    >
      <Descriptions column={1} size="small" items={items} />
    </Modal>
  )
}

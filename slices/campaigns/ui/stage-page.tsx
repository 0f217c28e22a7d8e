/** The stage of the campaign's life: what each allows, who moved it and why; one stage forward by one person, all else by two. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys, sendJson } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { HistoryButton } from '../../../platform/web/history-drawer.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { stages, type Stage, type StageView } from '../contract.ts'
import { isForward, takesTwo } from '../model.ts'
import { AcceptReadings } from './accept-readings.tsx'
import { StageCloses } from './stage-closes.tsx'
import './stage.css'

export default function StagePage() {
  const { t } = useTranslation('campaigns')
  const campaign = useCampaign()
  const stage = useQuery({
    queryKey: keys.campaign(campaign, 'stage'),
    queryFn: () => getJson<StageView>(campaignPath(campaign, 'stage')),
  })
  return (
    <div className="page">
      <PageHeader
        title={t('stage.title')}
        actions={<HistoryButton object={`stage:${campaign}`} name={t('stage.title')} />}
      />
      <Answer of={stage}>{(view) => <Stages view={view} />}</Answer>
    </div>
  )
}

function Stages({ view }: { view: StageView }) {
  const { t } = useTranslation('campaigns')
  const may = useMay('campaigns.move-stage')
  const [asked, ask] = useState<Stage>()
  const { asked: waiting } = view
  return (
    <>
      {waiting !== null && (
        <p className="stage-waiting" role="status">
          {t(isForward(view.stage, waiting.to) ? 'stage.waitingAhead' : 'stage.waiting', {
            ...waiting,
            stage: t(`stage.name.${waiting.to}`),
          })}
        </p>
      )}
      <ol className="stage-list">
        {stages.map((stage) => (
          <Step key={stage} stage={stage} view={view} may={may && waiting === null} ask={ask} />
        ))}
      </ol>
      <h2>{t('stage.history')}</h2>
      <History view={view} />
      <Move view={view} to={asked} onClose={() => ask(undefined)} />
    </>
  )
}

function Step(props: { stage: Stage; view: StageView; may: boolean; ask: (to: Stage) => void }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const { stage, view } = props
  const isNow = stage === view.stage
  const name = t(`stage.name.${stage}`)
  const act = isForward(view.stage, stage) ? 'stage.move' : 'stage.back'
  const since = view.since === null ? t('stage.never') : t('stage.since', { at: format.instant(view.since) })
  return (
    <li className={isNow ? 'stage-now' : ''} aria-current={isNow ? 'step' : undefined}>
      <strong>{name}</strong>
      {isNow && <span className="muted small"> {since}</span>}
      <p>{t(`stage.allows.${stage}`)}</p>
      {props.may && !isNow && <Button onClick={() => props.ask(stage)}>{t(act, { stage: name })}</Button>}
    </li>
  )
}

type Moved = StageView['history'][number]

function History({ view }: { view: StageView }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const columns: Column<Moved>[] = [
    { key: 'at', title: t('stage.at'), width: 190, render: (_, { since }) => format.instant(since) },
    { key: 'to', title: t('stage.to'), width: 110, render: (_, { stage }) => t(`stage.name.${stage}`) },
    { key: 'by', title: t('stage.by'), width: 240, render: (_, moved) => <By of={moved} /> },
    { key: 'reason', title: t('stage.reason'), always: true, render: (_, { reason }) => reason },
  ]
  return (
    <DataTable
      id="campaigns.stages"
      label={t('stage.history')}
      columns={columns}
      rows={view.history}
      rowKey={({ since, stage }) => `${since} ${stage}`}
      empty={{ title: t('stage.empty'), next: t('stage.emptyNext') }}
    />
  )
}

function By({ of: { by, byTwo } }: { of: Moved }) {
  const { t } = useTranslation('campaigns')
  return (
    <>
      {by ?? t('stage.system')}
      {byTwo && <span className="muted small"> · {t('stage.byTwo')}</span>}
    </>
  )
}

const wayOf = (from: Stage, to: Stage): 'move' | 'ahead' | 'back' =>
  !isForward(from, to) ? 'back' : takesTwo(from, to) ? 'ahead' : 'move'

function Move({ view, to, onClose }: { view: StageView; to: Stage | undefined; onClose: () => void }) {
  const { t } = useTranslation('campaigns')
  const campaign = useCampaign()
  const queries = useQueryClient()
  const [shown, show] = useState<Stage>('open')
  if (to !== undefined && to !== shown) show(to)
  const way = wayOf(view.stage, shown)
  const { toAccept } = view
  const [accepted, accept] = useState<string[]>([])
  const move = async (reason: string): Promise<void> => {
    const knowingly = toAccept.length === 0 ? {} : { accept: { readings: accepted, reason } }
    await sendJson('POST', campaignPath(campaign, 'stage'), { from: view.stage, to: shown, reason, ...knowingly })
    await queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'stage') })
    await queries.invalidateQueries({ queryKey: keys.session })
  }
  return (
    <ConfirmWithReason
      open={to !== undefined}
      title={t(`stage.${way}Title`, { stage: t(`stage.name.${shown}`) })}
      consequence={
        <>
          <p>{t(`stage.${way}Consequence`, { allows: t(`stage.allows.${shown}`) })}</p>
          {toAccept.length > 0 && <AcceptReadings of={toAccept} accepted={accepted} onChange={accept} />}
          <StageCloses closes={view.closes[shown] ?? {}} />
        </>
      }
      act={t(`stage.${way}Act`)}
      onConfirm={move}
      onClose={onClose}
    />
  )
}

/** One round: what stands, what comes next, and who does it. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { HistoryButton } from '../../../platform/web/history-drawer.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { UploadSteps } from '../../../platform/web/upload-steps.tsx'
import type { RoundList, RoundView } from '../contract.ts'
import { Checks } from './checks.tsx'
import { FreezeRound } from './freeze-round.tsx'
import { drawFile, useDraw, useDrawAddress, useSendDraw, useWaitingDraw } from './queries.ts'
import { Result } from './result.tsx'
import { RoundFacts } from './round-facts.tsx'
import { StateTag } from './rounds-page.tsx'
import { SetRound } from './set-round.tsx'
import './draw.css'

export default function RoundPage() {
  const { t } = useTranslation('draw')
  const { round } = useDrawAddress()
  const asked = useWaitingDraw<RoundView>(round, ({ state }) => state === 'seeded')
  return (
    <div className="page">
      <Answer of={asked}>
        {(view) => (
          <>
            <PageHeader
              title={`${t('rounds.name', { round: view.round })} · ${t(`purpose.${view.purpose}`)}`}
              about={<StateTag round={view} />}
              actions={<Actions round={view} />}
            />
            <UploadSteps
              steps={[t('steps.check'), t('steps.commit'), t('steps.dice'), t('steps.drawn')]}
              current={{ checking: 0, committed: 1, seeded: 2, drawn: 3, void: 3 }[view.state]}
            />
            {view.void !== null && (
              <p className="draw-void" role="note">
                {t('round.void', { by: view.void.by, reason: view.void.reason })}
              </p>
            )}
            {view.voidAsked !== null && <p role="note">{t('round.voidAsked', { ...view.voidAsked })}</p>}
            <RoundFacts round={view} />
            {view.drawnAt !== null && <Result round={view} />}
            {view.purpose === 'case-files' && <Checks round={view} />}
          </>
        )}
      </Answer>
    </div>
  )
}

function Actions({ round }: { round: RoundView }) {
  const { t } = useTranslation('draw')
  const campaign = useCampaign()
  const [maySet, mayFreeze, mayHold, mayEnter, seesAll, seesCandidates] = [
    useMay('draw.set'),
    useMay('draw.freeze'),
    useMay('draw.hold'),
    useMay('draw.enter-digits'),
    useMay('draw.read-all'),
    useMay('draw.candidates'),
  ]
  const [open, show] = useState<'set' | 'freeze' | 'void'>()
  const close = () => show(undefined)
  const { state, purpose } = round
  return (
    <>
      {seesAll && (
        <HistoryButton object={`draw-round:${round.round}`} name={t('rounds.name', { round: round.round })} />
      )}
      {purpose !== 'case-files' && seesCandidates && (
        <PageLink page={`draw/${round.round}/candidates`} className="page-action">
          {t('candidates.title')}
        </PageLink>
      )}
      {seesAll && round.commitment !== null && (
        <Button href={drawFile(campaign, `${round.round}/folder.zip`)} download>
          {t('round.folder')}
        </Button>
      )}
      {seesAll && state === 'drawn' && (
        <PageLink page={`draw/${round.round}/minutes`} className="page-action">
          {t('minutes.title')}
        </PageLink>
      )}
      {mayEnter && state === 'committed' && round.present.length > 0 && (
        <PageLink page={`draw/${round.round}/digits`} className="page-action">
          {t('digits.title')}
        </PageLink>
      )}
      {maySet && state === 'checking' && <Button onClick={() => show('set')}>{t('set.open')}</Button>}
      {mayHold && state !== 'void' && <Button onClick={() => show('void')}>{t('void.open')}</Button>}
      {mayFreeze && state === 'checking' && (
        <Button type="primary" onClick={() => show('freeze')}>
          {t('freeze.open')}
        </Button>
      )}
      {seesAll && state !== 'checking' && state !== 'void' && (
        <PageLink page={`draw/${round.round}/ceremony`} className="page-action primary">
          {state === 'drawn' ? t('ceremony.again') : t('ceremony.open')}
        </PageLink>
      )}
      {open === 'set' && <ChangeRound round={round} onClose={close} />}
      <FreezeRound open={open === 'freeze'} round={round} onClose={close} />
      <VoidRound open={open === 'void'} round={round} onClose={close} />
    </>
  )
}

function ChangeRound({ round, onClose }: { round: RoundView; onClose: () => void }) {
  const asked = useDraw<RoundList>('')
  if (asked.data === undefined) return null
  return <SetRound open rounds={asked.data.rounds} window={asked.data.window} of={round} onClose={onClose} />
}

function VoidRound({ open, round, onClose }: { open: boolean; round: RoundView; onClose: () => void }) {
  const { t } = useTranslation('draw')
  const { send } = useSendDraw()
  return (
    <ConfirmWithReason
      open={open}
      title={t('void.title', { round: round.round })}
      consequence={t('void.will')}
      act={t('void.act')}
      danger
      onConfirm={(reason) => send('POST', `${round.round}/void`, { reason })}
      onClose={onClose}
    />
  )
}

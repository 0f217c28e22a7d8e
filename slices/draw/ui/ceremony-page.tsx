/**
 * The ceremony on a hall's screen: large, dark or light, by keyboard. Where it stands comes from the server, so that a browser
 * that was closed, or a server that died, goes on where it was; the seed can only be thrown once.
 */
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { Ceremony } from '../contract.ts'
import { CommitmentStep } from './ceremony-commitment.tsx'
import { DiceStep } from './ceremony-dice.tsx'
import { MinutesStep } from './ceremony-minutes.tsx'
import { PresentStep } from './ceremony-present.tsx'
import { RollStep } from './ceremony-roll.tsx'
import { isAtDice, useDrawAddress, useWaitingDraw } from './queries.ts'
import './ceremony.css'

const steps = ['commitment', 'present', 'dice', 'roll', 'minutes'] as const
type Step = (typeof steps)[number]

export default function CeremonyPage() {
  const { round } = useDrawAddress()
  const asked = useWaitingDraw<Ceremony>(`${round}/ceremony`, isAtDice)
  return <Answer of={asked}>{(ceremony) => <Hall ceremony={ceremony} />}</Answer>
}

/** The earliest step that is still to be done. */
function standingAt({ round }: Ceremony): Step {
  if (round.state === 'seeded' || round.state === 'drawn') return 'roll'
  return round.present.length > 0 ? 'dice' : 'commitment'
}

function Hall({ ceremony }: { ceremony: Ceremony }) {
  const { t } = useTranslation('draw')
  const { round } = ceremony
  const [at, go] = useState<Step>(() => standingAt(ceremony))
  const [dark, setDark] = useState(true)
  const isThrown = round.seed !== null
  // Dice that fell on another device move this screen on, too.
  useEffect(() => {
    if (isThrown) go((now) => (now === 'minutes' ? now : 'roll'))
  }, [isThrown])
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [at])
  return (
    <div className={`ceremony ${dark ? 'dark' : 'light'}`}>
      <title>{`${t('ceremony.title')} · 练兵`}</title>
      <div className="ceremony-head">
        <span>{`${t('rounds.name', { round: round.round })} · ${t(`purpose.${round.purpose}`)} · ${round.place}`}</span>
        <HeadActs round={round.round} dark={dark} onDark={() => setDark(!dark)} />
      </div>
      <ol className="ceremony-steps">
        {steps.map((step, index) => (
          <li
            key={step}
            className={steps.indexOf(at) >= index ? 'reached' : ''}
            {...(step === at ? { 'aria-current': 'step' as const } : {})}
          >
            {`${index + 1} ${t(`ceremony.steps.${step}`)}`}
          </li>
        ))}
      </ol>
      <h1 ref={heading} tabIndex={-1}>
        {t(`ceremony.heads.${at}`)}
      </h1>
      <StepBody at={at} ceremony={ceremony} go={go} />
    </div>
  )
}

function HeadActs({ round, dark, onDark }: { round: number; dark: boolean; onDark: () => void }) {
  const { t } = useTranslation('draw')
  const campaign = useCampaign()
  return (
    <span className="ceremony-acts">
      <button type="button" onClick={onDark}>
        {dark ? t('ceremony.light') : t('ceremony.dark')}
      </button>
      <button type="button" onClick={() => void toggleFull()}>
        {t('ceremony.full')}
      </button>
      <Link to={`/c/${encodeURIComponent(campaign)}/draw/${round}`}>{t('ceremony.leave')}</Link>
    </span>
  )
}

const toggleFull = (): Promise<void> =>
  document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen()

function StepBody({ at, ceremony, go }: { at: Step; ceremony: Ceremony; go: (step: Step) => void }) {
  const may = useMay('draw.hold')
  const { round } = ceremony
  if (at === 'commitment') return <CommitmentStep round={round} onNext={() => go('present')} />
  if (at === 'present') return <PresentStep round={round} may={may} onNext={() => go('dice')} />
  if (at === 'dice') return <DiceStep ceremony={ceremony} may={may} />
  if (at === 'roll') return <RollStep ceremony={ceremony} onNext={() => go('minutes')} />
  return <MinutesStep ceremony={ceremony} may={may} />
}

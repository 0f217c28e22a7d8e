import { useTranslation } from 'react-i18next'
import type { Definition } from '../../rules/definition/schema.ts'
import { ClauseLink } from '../../platform/web/clause-link.tsx'
import { daysBetween, useFormat } from '../../platform/web/format.ts'
import { DefinitionTitle } from './definition-title.tsx'
import { phaseState } from './duty-calendar.ts'

type Phase = Definition['phases'][number]

/** The campaign's phases in a line; the running ones stand out. */
export function HomePhases({ phases, today }: { phases: readonly Phase[]; today: string }) {
  const { t } = useTranslation('console')
  return (
    <section aria-label={t('home.phases')}>
      <ol className="phases">
        {phases.map((phase) => (
          <PhaseItem key={phase.id} phase={phase} today={today} />
        ))}
      </ol>
    </section>
  )
}

function PhaseItem({ phase, today }: { phase: Phase; today: string }) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const state = phaseState(phase, today)
  const year = today.slice(0, 4)
  const days = state === 'ahead' ? daysBetween(today, phase.from) : daysBetween(today, phase.to)
  return (
    <li className={`phase ${state}`} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
      <span className="phase-title" lang="zh-CN">
        <DefinitionTitle id={phase.id} title={phase.title} />
      </span>
      <span className="muted small figures">
        <bdi>{`${format.day(phase.from, year)} – ${format.day(phase.to, year)}`}</bdi>
      </span>
      <span className="phase-state small">
        {t(`home.phase.${state}`, { count: days })} <ClauseLink id={phase.clauses[0] ?? ''} />
      </span>
    </li>
  )
}

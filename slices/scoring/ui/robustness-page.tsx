/** 稳健性 (capability 117): for each award the last in, the next out, and the smallest change of an indicator's points that flips them. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { exact, roundHalfUp } from '../../../rules/quantity/exact.ts'
import type { LeagueView } from '../contract.ts'
import { signed } from './cut-line.tsx'
import { useAddress } from './league-address.ts'
import { NoRunYet } from './no-run.tsx'
import { PageLink } from './page-link.tsx'
import { useLeague, useRuns } from './queries.ts'
import { nameOfWinner, titleOfIndicator } from './titles.ts'
import { trimmed } from './try-out.ts'
import './scoring.css'

type List = LeagueView['levels'][number]
type Line = LeagueView['robustness'][string]

export default function RobustnessPage() {
  const { t } = useTranslation('scoring')
  const runs = useRuns()
  const [{ run }] = useAddress()
  const league = useLeague(run, (runs.data?.runs.length ?? 0) > 0)
  return (
    <div className="page">
      <Answer of={runs}>
        {({ runs: list }) =>
          list.length === 0 ? (
            <>
              <PageHeader title={t('robust.title')} />
              <NoRunYet />
            </>
          ) : (
            <Answer of={league}>{(view) => <Awards view={view} />}</Answer>
          )
        }
      </Answer>
    </div>
  )
}

function Awards({ view }: { view: LeagueView }) {
  const { t } = useTranslation('scoring')
  const [{ list }] = useAddress()
  useEffect(() => {
    if (list !== undefined) document.getElementById(`award-${list}`)?.scrollIntoView({ block: 'nearest' })
  }, [list])
  return (
    <>
      <PageHeader title={t('robust.title')} about={t('robust.about', { seq: view.run.seq })} />
      <p className="muted league-hint">{t('robust.method')}</p>
      {[...view.levels, ...view.categories].map((one) => (
        <AwardLine key={one.id} view={view} of={one} line={view.robustness[one.award]} />
      ))}
    </>
  )
}

function AwardLine({ view, of, line }: { view: LeagueView; of: List; line: Line | undefined }) {
  const { t } = useTranslation('scoring')
  const mayTry = useMay('scoring.what-if')
  if (line === undefined) return null
  const named = (code: string | null) => (code === null ? t('robust.none') : nameOfWinner(view, code))
  return (
    <section className="robust-line" aria-labelledby={`award-${of.id}`}>
      <h2 id={`award-${of.id}`}>
        <PageLink page="scoring/league" address={{ run: view.run.id, list: of.id }} className="plain-link">
          {of.title}
        </PageLink>{' '}
        <span className="muted small">{t('league.cutLine', { places: of.places })}</span>
      </h2>
      <div className="robust-ends">
        <span>
          <span className="muted">{t('robust.last')}</span> {named(line.last)}
        </span>
        <span>
          <span className="muted">{t('robust.next')}</span> {named(line.next)}
        </span>
        {line.gap !== null && (
          <span>
            <span className="muted">{t('robust.gap')}</span>{' '}
            <strong className="figures">{t('robust.points', { gap: line.gap })}</strong>
          </span>
        )}
        {mayTry && line.flips.length > 0 && (
          <PageLink page="scoring/what-if" address={{ run: view.run.id }}>
            {t('robust.tryIt')}
          </PageLink>
        )}
      </div>
      {line.flips.length > 0 ? (
        <Flips view={view} title={of.title} flips={line.flips} />
      ) : (
        <p className="muted">{t(line.next === null ? 'robust.noNext' : 'robust.noFlips')}</p>
      )}
    </section>
  )
}

function Flips({ view, title, flips }: { view: LeagueView; title: string; flips: Line['flips'] }) {
  const { t } = useTranslation('scoring')
  return (
    <div className="source-rows">
      <div className="source-scroll" tabIndex={0} role="region" aria-label={t('robust.table', { title })}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('robust.indicator')}</th>
              <th scope="col">{t('robust.change')}</th>
              <th scope="col">{t('robust.share')}</th>
              <th scope="col">{t('robust.result')}</th>
            </tr>
          </thead>
          <tbody>
            {flips.map((flip) => (
              <FlipRow key={flip.indicator} view={view} flip={flip} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function FlipRow({ view, flip }: { view: LeagueView; flip: Line['flips'][number] }) {
  const { t } = useTranslation('scoring')
  const points = view.indicators.find(({ id }) => id === flip.indicator)?.points ?? '0'
  const after = trimmed(roundHalfUp(exact(points).add(exact(flip.change)), 4))
  const share = Math.min(1, Math.abs(Number(flip.change)) / Math.max(Number(points), 1))
  return (
    <tr>
      <td>{titleOfIndicator(view, flip.indicator)}</td>
      <td>
        <strong>{signed(flip.change)}</strong>{' '}
        {flip.feasible && <span className="muted">{t('robust.from', { points, after })}</span>}
      </td>
      <td>
        <span className="change-bar" aria-hidden="true">
          <span className={flip.feasible ? '' : 'impossible'} style={{ inlineSize: `${share * 100}%` }} />
        </span>
      </td>
      <td className={flip.feasible ? '' : 'muted'}>{t(flip.feasible ? 'robust.feasible' : 'robust.infeasible')}</td>
    </tr>
  )
}

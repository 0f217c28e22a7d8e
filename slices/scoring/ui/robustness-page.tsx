/** 稳健性 (capability 117): for each award the last in, the next out, and the smallest change of an indicator's points that flips them. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { ReadingTag } from '../../../platform/web/reading-tag.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { exact, roundHalfUp } from '../../../rules/quantity/exact.ts'
import type { LeagueView } from '../contract.ts'
import { signed } from './cut-line.tsx'
import { useAddress } from './league-address.ts'
import { PageLink } from './page-link.tsx'
import { useRegisterWords } from './register-words.ts'
import { RunFrame } from './run-frame.tsx'
import { StaleResult } from './stale-result.tsx'
import { linesOf, nameOfWinner, titleOfIndicator } from './titles.ts'
import { trimmed } from './try-out.ts'
import './scoring.css'

type List = LeagueView['levels'][number]
type Line = LeagueView['robustness'][string]

export default function RobustnessPage() {
  const { t } = useTranslation('scoring')
  return <RunFrame title={t('robust.title')}>{(view) => <Awards view={view} />}</RunFrame>
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
      <StaleResult run={view.run} />
      <p className="muted league-hint">{t('robust.method')}</p>
      {[...view.levels, ...view.categories].flatMap((one) =>
        linesOf(view, one.award).map(([key, line]) => (
          <AwardLine key={key} view={view} of={one} line={line} part={key.slice(one.award.length + 1)} />
        )),
      )}
    </>
  )
}

/** `part`: the industry, where places go by industry. */
function AwardLine({ view, of, line, part }: { view: LeagueView; of: List; line: Line; part: string }) {
  const { t } = useTranslation('scoring')
  const mayTry = useMay('scoring.what-if')
  const { choice } = useRegisterWords()
  const named = (code: string | null) => (code === null ? t('robust.none') : nameOfWinner(view, code))
  return (
    <section className="robust-line" aria-labelledby={`award-${of.id}${part}`}>
      <h2 id={`award-${of.id}${part}`}>
        <PageLink page="scoring/league" address={{ run: view.run.id, list: of.id }} className="plain-link">
          {part === '' ? of.title : `${of.title} · ${choice(part)}`}
        </PageLink>{' '}
        {part === '' && <span className="muted small">{t('league.cutLine', { places: of.places })}</span>}
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
      <DecidedBy view={view} line={line} />
      {line.flips.length > 0 ? (
        <Flips view={view} title={of.title} flips={line.flips} />
      ) : (
        <p className="muted">{usePersonFlip(line, named(line.next))}</p>
      )}
    </section>
  )
}

/** What put the one before the other, with the clause and the reading it rests on. */
function DecidedBy({ view, line: { decided } }: { view: LeagueView; line: Line }) {
  const { t } = useTranslation('scoring')
  if (decided === undefined || decided === null) return null
  if (decided.by === 'score') return <p>{t('robust.byScore')}</p>
  const said =
    decided.by === 'office'
      ? t('robust.byOffice', { tied: decided.tied })
      : t('robust.byTieBreak', {
          indicator: titleOfIndicator(view, decided.indicator),
          difference: trimmed(decided.difference),
        })
  return (
    <p>
      {said}{' '}
      {decided.clauses.map((clause) => (
        <ClauseLink key={clause} id={clause} />
      ))}{' '}
      {decided.reading !== undefined && <ReadingTag {...decided.reading} />}
    </p>
  )
}

/** A person's score has no weights: by how much the score itself, or one expert's, must change. */
function usePersonFlip({ next, person }: Line, name: string): string {
  const { t } = useTranslation('scoring')
  if (next === null) return t('robust.noNext')
  if (person === undefined || person === null) return t('robust.noFlips')
  const score = t('robust.byPerson', { name, score: trimmed(person.score) })
  return person.expert === null ? score : `${score}${t('robust.byExpert', { expert: trimmed(person.expert) })}`
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

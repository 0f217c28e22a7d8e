/** The seed, then stratum after stratum. The order stands on the server already; this only shows it. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../../../platform/web/states.tsx'
import type { Ceremony, ResultRow } from '../contract.ts'
import { inGroups } from './ceremony-commitment.tsx'
import { useWholeResult } from './queries.ts'

const EACH_MS = 1200

export function RollStep({ ceremony, onNext }: { ceremony: Ceremony; onNext: () => void }) {
  const { t } = useTranslation('draw')
  const { round } = ceremony
  return (
    <>
      <p className="ceremony-small">{t('facts.seed')}</p>
      <p className="ceremony-seed">{(round.seed ?? '').replace(/(.{5})(?=.)/g, '$1 ')}</p>
      {round.state === 'seeded' ? (
        <p role="status" aria-live="polite">
          {t('ceremony.computing', { count: ceremony.strata })}
        </p>
      ) : (
        <Rolling round={round.round} commitment={round.commitment ?? ''} onNext={onNext} />
      )}
    </>
  )
}

function Rolling({ round, commitment, onNext }: { round: number; commitment: string; onNext: () => void }) {
  const asked = useWholeResult(round)
  return (
    <>
      <Answer of={asked}>{({ rows, empty }) => <Roll drawn={rows} empty={empty} onNext={onNext} />}</Answer>
      <p className="ceremony-small">
        <code>{inGroups(commitment)}</code>
      </p>
    </>
  )
}

const prefersStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

function Roll({ drawn, empty, onNext }: { drawn: readonly ResultRow[]; empty: number; onNext: () => void }) {
  const { t } = useTranslation('draw')
  const [shown, show] = useState(prefersStill() ? drawn.length : 1)
  const [running, run] = useState(!prefersStill())
  const isDone = shown >= drawn.length
  useEffect(() => {
    if (!running || isDone) return
    const timer = window.setTimeout(() => show(shown + 1), EACH_MS)
    return () => window.clearTimeout(timer)
  }, [running, isDone, shown])
  const now = drawn[Math.min(shown, drawn.length) - 1]
  return (
    <>
      {now !== undefined && <Now row={now} />}
      <p className="ceremony-progress figures" role="status">
        {t(empty === 0 ? 'ceremony.progressAll' : 'ceremony.progress', {
          shown: Math.min(shown, drawn.length),
          of: drawn.length,
          empty,
        })}
      </p>
      <div className="ceremony-buttons">
        {!isDone && (
          <>
            <button type="button" onClick={() => run(!running)}>
              {running ? t('ceremony.pause') : t('ceremony.goOn')}
            </button>
            <button type="button" onClick={() => show(shown + 1)}>
              {t('ceremony.nextOne')}
            </button>
            <button type="button" onClick={() => show(drawn.length)}>
              {t('ceremony.showAll')}
            </button>
          </>
        )}
        <button type="button" className="ceremony-main" onClick={onNext}>
          {t('ceremony.toMinutes')}
        </button>
      </div>
      <ol className="ceremony-list" reversed tabIndex={0} aria-label={t('result.title')}>
        {drawn
          .slice(0, Math.max(0, shown - (isDone ? 0 : 1)))
          .toReversed()
          .map((row) => (
            <li key={`${row.unit} ${row.type}`}>
              <span>{nameOf(row)}</span> <strong>{row.drawn.join(t('join'))}</strong>
            </li>
          ))}
      </ol>
    </>
  )
}

/** Experts and enterprises are of no unit. */
const nameOf = ({ unitName, type }: ResultRow): string => (unitName === '' ? type : `${unitName} · ${type}`)

function Now({ row }: { row: ResultRow }) {
  return (
    <div className="ceremony-now">
      <div>{nameOf(row)}</div>
      <strong>{row.drawn.join('、')}</strong>
      <code>{(row.ticket ?? '').slice(0, 24)}…</code>
    </div>
  )
}

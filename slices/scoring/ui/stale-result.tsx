/** A result that is out of date, or not the newest, says so on every page that shows it, and what to do. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import type { GroundNow, RunView } from '../contract.ts'
import { useScore } from './no-run.tsx'
import { useAddress } from './league-address.ts'
import { useRuns } from './queries.ts'
import './scoring.css'

type Shown = Pick<RunView, 'id' | 'seq' | 'dataVersion' | 'definitionHash' | 'definitionVersion'>

/** Did data come, or the definition change, after the run was made? */
export const isOutdated = (run: Omit<Shown, 'id' | 'seq'>, now: GroundNow): boolean =>
  now.dataVersion > run.dataVersion || now.definitionHash !== run.definitionHash

export function StaleResult({ run }: { run: Shown }) {
  const { runs = [], now } = useRuns().data ?? {}
  const newest = runs[0]
  if (newest !== undefined && newest.id !== run.id) return <Older run={run} newest={newest} />
  return now === undefined || !isOutdated(run, now) ? null : <Outdated run={run} now={now} />
}

function Older({ run, newest }: { run: Shown; newest: RunView }) {
  const { t } = useTranslation('scoring')
  const [, change] = useAddress()
  return (
    <div className="stale-result" role="status">
      <span>{t('stale.older', { seq: run.seq, newest: newest.seq })}</span>
      <Button size="small" onClick={() => change({ run: 'latest' })}>
        {t('stale.toNewest')}
      </Button>
    </div>
  )
}

function Outdated({ run, now }: { run: Shown; now: GroundNow }) {
  const { t } = useTranslation('scoring')
  const may = useMay('scoring.run')
  const [, change] = useAddress()
  const { busy, error, score } = useScore()
  const again = () => void score().then(() => change({ run: 'latest' }))
  return (
    <>
      <div className="stale-result" role="status">
        <span>{useStaleWords(run, now)}</span>
        {may ? (
          <Button size="small" loading={busy} onClick={again}>
            {t('league.runAgain')}
          </Button>
        ) : (
          <span>{t('stale.wait')}</span>
        )}
      </div>
      {error !== undefined && <FailedState error={error} />}
    </>
  )
}

/** "数据现为第 11 版，方案现为第 2 版；这个结果用的是第 10 版数据、第 1 版方案。" */
export function useStaleWords(run: Omit<Shown, 'id'>, now: GroundNow): string {
  const { t } = useTranslation('scoring')
  return t('stale.words', {
    ...{ data: now.dataVersion, definition: now.definitionVersion },
    ...{ seq: run.seq, runData: run.dataVersion, runDefinition: run.definitionVersion ?? '—' },
  })
}

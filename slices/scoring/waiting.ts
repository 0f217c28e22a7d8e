/** Whether the newest data has been scored. */
import type { Context } from '../../platform/http/context.ts'
import type { WaitingItem, WaitingSource } from '../../platform/http/desk.ts'
import { currentVersion } from '../registers/facts.ts'
import { findRunHead } from './store.ts'

async function waitingFor({ db }: Context, campaign: string): Promise<WaitingItem[]> {
  const version = await currentVersion(db, campaign)
  if (version === 0) return []
  const run = await findRunHead(db, campaign, 'latest')
  const scored = { object: 'runs:', values: { version, seq: run?.seq ?? 0, scored: run?.data_version ?? 0 } }
  if (run === undefined) return [{ kind: 'scoring.first-run', ...scored, state: 'untouched' }]
  const isCurrent = run.data_version >= version
  return [
    { kind: isCurrent ? 'scoring.run-current' : 'scoring.run-again', ...scored, state: isCurrent ? 'done' : 'begun' },
  ]
}

export const waiting: readonly WaitingSource[] = [
  { verb: 'scoring.run', kinds: ['scoring.first-run', 'scoring.run-again', 'scoring.run-current'], waitingFor },
]

/** Whether the newest data has been scored by the newest definition. */
import type { Context } from '../../platform/http/context.ts'
import type { WaitingItem, WaitingSource } from '../../platform/http/desk.ts'
import { groundNow } from './ground-now.ts'
import { findRunHead } from './store.ts'

async function waitingFor({ db }: Context, campaign: string): Promise<WaitingItem[]> {
  const { dataVersion: version, definitionVersion: definition, definitionHash } = await groundNow(db, campaign)
  if (version === 0) return []
  const run = await findRunHead(db, campaign, 'latest')
  const scored = {
    object: 'runs:',
    values: { version, definition, seq: run?.seq ?? 0, scored: run?.data_version ?? 0 },
  }
  if (run === undefined) return [{ kind: 'scoring.first-run', ...scored, state: 'untouched' }]
  const isCurrent = run.data_version >= version
  if (isCurrent && run.definition_hash !== definitionHash)
    return [{ kind: 'scoring.run-by-definition', ...scored, state: 'begun' }]
  return [
    { kind: isCurrent ? 'scoring.run-current' : 'scoring.run-again', ...scored, state: isCurrent ? 'done' : 'begun' },
  ]
}

const kinds = ['scoring.first-run', 'scoring.run-again', 'scoring.run-by-definition', 'scoring.run-current']

export const waiting: readonly WaitingSource[] = [{ verb: 'scoring.run', kinds, waitingFor }]

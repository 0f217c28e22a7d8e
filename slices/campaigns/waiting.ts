/** What the office has to settle before the rules stand: readings that still are as they came, errors in the definition. */
import type { Context } from '../../platform/http/context.ts'
import type { WaitingItem, WaitingSource } from '../../platform/http/desk.ts'
import { checkCampaign } from '../../rules/definition/check.ts'
import { versionOf, type StoredVersion } from './store.ts'

async function waitingFor({ db }: Context, campaign: string): Promise<WaitingItem[]> {
  const newest = await versionOf(db, campaign)
  return newest === undefined ? [] : [readingsOf(newest), ...errorsOf(newest)]
}

function readingsOf({ document }: StoredVersion): WaitingItem {
  const readings = Object.values(document.definition.readings)
  const done = readings.filter(({ decidedBy }) => decidedBy !== 'default').length
  const state = done === readings.length ? 'done' : done === 0 ? 'untouched' : 'begun'
  return {
    ...{ kind: 'campaigns.decide-readings', object: 'readings:', values: {}, state },
    parts: { done, of: readings.length },
  }
}

function errorsOf({ document }: StoredVersion): WaitingItem[] {
  const errors = checkCampaign(document).filter(({ severity }) => severity === 'error').length
  if (errors === 0) return []
  return [{ kind: 'campaigns.mend-definition', object: 'check:', values: { errors }, state: 'untouched' }]
}

export const waiting: readonly WaitingSource[] = [
  {
    verb: 'campaigns.decide-reading',
    kinds: ['campaigns.decide-readings', 'campaigns.mend-definition'],
    waitingFor,
  },
]

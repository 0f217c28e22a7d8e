/** A process killed while it made a run leaves trees of a run that never counted: they go at the next start. */
import { act } from '../../platform/audit/act.ts'
import type { Doer } from '../../platform/http/context.ts'
import { brokenOff, dropReasons, endAttempt } from './store-trees.ts'

/** @param underWayMs one begun so long ago, or later, may still be under way in another process; 0: there is none. Answers what it removed. */
export async function sweepBrokenRuns(doer: Doer, underWayMs: number): Promise<string[]> {
  const said: string[] = []
  const since = underWayMs === 0 ? null : new Date(doer.now().getTime() - underWayMs).toISOString()
  for (const run of await brokenOff(doer.db, since)) {
    const deed = { verb: 'scoring.drop-broken-run', campaign: run.campaign, object: `run:${run.id}` }
    await act(doer, deed, async (tx, audit) => {
      await dropReasons(tx, run)
      await endAttempt(tx, run)
      audit({ counted: false })
    })
    said.push(`scoring ${run.campaign}: run ${run.id} broke off before it counted and was removed`)
  }
  return said
}

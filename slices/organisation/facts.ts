/** What the organisation tells others (server only). */
import type { Database } from '../../platform/db/database.ts'
import type { ReadinessItem } from './contract.ts'
import { readiness, stands } from './before-opening.ts'

/** What still stands in the way of opening the campaign. */
export async function missingBeforeOpening(db: Database, campaign: string, now: Date): Promise<ReadinessItem[]> {
  return (await readiness(db, campaign, now)).filter((one) => !stands(one))
}

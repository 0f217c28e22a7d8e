/** What runs, frozen results and scenarios are called, for the log that names them by id. */
import type { Database } from '../../platform/db/database.ts'

type Tables = {
  scoring_run: { campaign: string; id: string; seq: number }
  scoring_frozen: { campaign: string; id: string; purpose: string; frozen_at: string }
  scoring_scenario: { campaign: string; id: string; title: string }
}

export async function runNames(db: Database, campaign: string, ids: readonly string[]) {
  const query = db.withTables<Tables>().selectFrom('scoring_run').select(['id', 'seq'])
  return query.where('campaign', '=', campaign).where('id', 'in', ids).execute()
}

export async function frozenNames(db: Database, campaign: string, ids: readonly string[]) {
  const query = db.withTables<Tables>().selectFrom('scoring_frozen').select(['id', 'purpose', 'frozen_at'])
  return query.where('campaign', '=', campaign).where('id', 'in', ids).execute()
}

export async function scenarioNames(db: Database, campaign: string, ids: readonly string[]) {
  const query = db.withTables<Tables>().selectFrom('scoring_scenario').select(['id', 'title'])
  return query.where('campaign', '=', campaign).where('id', 'in', ids).execute()
}

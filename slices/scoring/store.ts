/** Runs, their reasons, frozen copies and scenarios. A run's row is written once; the database refuses to change it. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'

type RunRow = {
  campaign: string
  id: string
  seq: number
  data_version: number
  inputs: unknown
  definition_hash: string
  definition: unknown
  engine: string
  made_by: string
  made_at: string
  result: unknown
  result_hash: string
  second: unknown
}
type FrozenRow = {
  campaign: string
  id: string
  run_id: string
  purpose: string
  reason: string
  frozen_by: string
  frozen_at: string
  /** null: one person froze it. */
  approved_by: string | null
  document: unknown
  document_hash: string
}
type ScenarioRow = {
  campaign: string
  id: string
  run_id: string
  title: string
  variation: unknown
  effect: unknown
  made_by: string
  made_at: string
}
type ReasonRow = { campaign: string; run_id: string; subject: string; tree: unknown }
type ScoringTables = {
  scoring_run: RunRow
  scoring_reason: ReasonRow
  scoring_frozen: FrozenRow
  scoring_scenario: ScenarioRow
}

/** `result` as the text that is kept. */
export type NewRun = Omit<RunRow, 'seq' | 'second' | 'result'> & { result: string }
export type StoredRun = RunRow
/** Without the two large documents. */
export type RunHead = Omit<RunRow, 'definition' | 'result'>
export type StoredFrozen = FrozenRow
export type StoredScenario = ScenarioRow

const headColumns = [
  'campaign',
  'id',
  'seq',
  'data_version',
  'inputs',
  'definition_hash',
  'engine',
  'made_by',
  'made_at',
  'result_hash',
  'second',
] as const

const tables = (db: Database) => db.withTables<ScoringTables>()

/** Keeps a run under the next number of its campaign; of two at once, one waits for the other. */
export async function insertRun(tx: Database, run: NewRun): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`scoring_run ${run.campaign}`}))`.execute(tx)
  const { rows } = await sql<{ seq: number }>`
    insert into scoring_run (campaign, id, seq, data_version, inputs, definition_hash, definition, engine, made_by, made_at, result, result_hash)
    select ${run.campaign}, ${run.id}, coalesce(max(seq), 0) + 1, ${run.data_version}, ${JSON.stringify(run.inputs)}::json,
      ${run.definition_hash}, ${JSON.stringify(run.definition)}::json, ${run.engine}, ${run.made_by}, ${run.made_at}::timestamptz,
      ${run.result}::json, ${run.result_hash}
    from scoring_run where campaign = ${run.campaign}
    returning seq`.execute(tx)
  return rows[0]?.seq ?? 0
}

/** @param id a run's id, or 'latest'. */
export async function findRun(db: Database, campaign: string, id: string): Promise<StoredRun | undefined> {
  const query = tables(db).selectFrom('scoring_run').selectAll().where('campaign', '=', campaign)
  return id === 'latest'
    ? query.orderBy('seq', 'desc').limit(1).executeTakeFirst()
    : query.where('id', '=', id).executeTakeFirst()
}

export async function findRunHead(db: Database, campaign: string, id: string): Promise<RunHead | undefined> {
  const query = tables(db).selectFrom('scoring_run').select(headColumns).where('campaign', '=', campaign)
  return id === 'latest'
    ? query.orderBy('seq', 'desc').limit(1).executeTakeFirst()
    : query.where('id', '=', id).executeTakeFirst()
}

export async function listRunHeads(db: Database, campaign: string): Promise<RunHead[]> {
  return tables(db)
    .selectFrom('scoring_run')
    .select(headColumns)
    .where('campaign', '=', campaign)
    .orderBy('seq', 'desc')
    .execute()
}

export async function findReason(
  db: Database,
  campaign: string,
  of: { runId: string; subject: string },
): Promise<unknown> {
  const row = await tables(db)
    .selectFrom('scoring_reason')
    .select('tree')
    .where('campaign', '=', campaign)
    .where('run_id', '=', of.runId)
    .where('subject', '=', of.subject)
    .executeTakeFirst()
  return row?.tree
}

/** What the second computation found; the only thing of a run that is written later, and once: of two at once the first stays. */
export async function noteSecond(
  tx: Database,
  run: { campaign: string; id: string },
  differences: unknown,
): Promise<void> {
  await sql`update scoring_run set second = ${JSON.stringify(differences)}::jsonb where campaign = ${run.campaign} and id = ${run.id} and second is null`.execute(
    tx,
  )
}

export async function insertFrozen(tx: Database, frozen: StoredFrozen): Promise<void> {
  await tables(tx)
    .insertInto('scoring_frozen')
    .values({ ...frozen, document: sql`${JSON.stringify(frozen.document)}::json` })
    .execute()
}

export async function listFrozen(db: Database, campaign: string): Promise<Omit<StoredFrozen, 'document'>[]> {
  return tables(db)
    .selectFrom('scoring_frozen')
    .select(['campaign', 'id', 'run_id', 'purpose', 'reason', 'frozen_by', 'frozen_at', 'approved_by', 'document_hash'])
    .where('campaign', '=', campaign)
    .orderBy('frozen_at')
    .execute()
}

export async function findFrozen(db: Database, campaign: string, id: string): Promise<StoredFrozen | undefined> {
  return tables(db)
    .selectFrom('scoring_frozen')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** @returns false where the id stands already: the same request came twice. */
export async function insertScenario(tx: Database, scenario: StoredScenario): Promise<boolean> {
  const done = await tables(tx)
    .insertInto('scoring_scenario')
    .values({
      ...scenario,
      variation: sql`${JSON.stringify(scenario.variation)}::jsonb`,
      effect: sql`${JSON.stringify(scenario.effect)}::jsonb`,
    })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function findScenario(db: Database, campaign: string, id: string): Promise<StoredScenario | undefined> {
  return tables(db)
    .selectFrom('scoring_scenario')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function listScenarios(db: Database, campaign: string): Promise<StoredScenario[]> {
  return tables(db)
    .selectFrom('scoring_scenario')
    .selectAll()
    .where('campaign', '=', campaign)
    .orderBy('made_at', 'desc')
    .execute()
}

export async function deleteScenario(tx: Database, campaign: string, id: string): Promise<boolean> {
  const done = await tables(tx)
    .deleteFrom('scoring_scenario')
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .executeTakeFirst()
  return done.numDeletedRows > 0n
}

/** The definition that a run kept, without its result. */
export async function findDefinition(db: Database, campaign: string, id: string): Promise<unknown> {
  const row = await tables(db)
    .selectFrom('scoring_run')
    .select('definition')
    .where('campaign', '=', campaign)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.definition
}

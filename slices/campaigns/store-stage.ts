import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { Stage } from './contract.ts'

type StageRow = {
  campaign: string
  place: number
  stage: string
  since: string
  by: string | null
  reason: string
  approval: string | null
}
type StageTables = { campaign_stage: StageRow }

export type StoredStage = Omit<StageRow, 'stage'> & { stage: Stage }

/** Every move of a campaign, the newest first. */
export async function stageHistory(db: Database, campaign: string): Promise<StoredStage[]> {
  const rows = await db
    .withTables<StageTables>()
    .selectFrom('campaign_stage')
    .selectAll()
    .where('campaign', '=', campaign)
    .orderBy('place', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, stage: Stage.parse(row.stage) }))
}

/** campaign → its present stage, where it was ever moved. */
export async function newestStages(db: Database): Promise<Map<string, Stage>> {
  const { rows } = await sql<{ campaign: string; stage: string }>`
    select distinct on (campaign) campaign, stage from campaign_stage order by campaign, place desc`.execute(db)
  return new Map(rows.map(({ campaign, stage }) => [campaign, Stage.parse(stage)]))
}

export async function newestStage(db: Database, campaign: string): Promise<Stage | undefined> {
  const row = await db
    .withTables<StageTables>()
    .selectFrom('campaign_stage')
    .select('stage')
    .where('campaign', '=', campaign)
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : Stage.parse(row.stage)
}

/** Others who would move the campaign wait until this transaction ends. */
export async function lockStage(tx: Database, campaign: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`campaign_stage:${campaign}`}))`.execute(tx)
}

/** After `lockStage`. */
export async function addStage(tx: Database, added: Omit<StoredStage, 'place'>): Promise<void> {
  const [last] = await stageHistory(tx, added.campaign)
  await tx
    .withTables<StageTables>()
    .insertInto('campaign_stage')
    .values({ ...added, place: (last?.place ?? 0) + 1 })
    .execute()
}

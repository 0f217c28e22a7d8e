import type { Database } from '../../platform/db/database.ts'

type PostRow = { campaign: string; unit: string; post: string; decided_by: string; decided_at: string }
type CoverageTables = { scoring_coverage_post: PostRow }

export const listCoveragePosts = (db: Database, campaign: string): Promise<PostRow[]> =>
  db
    .withTables<CoverageTables>()
    .selectFrom('scoring_coverage_post')
    .selectAll()
    .where('campaign', '=', campaign)
    .execute()

export async function setCoveragePost(tx: Database, row: PostRow): Promise<void> {
  const { post, decided_by, decided_at } = row
  await tx
    .withTables<CoverageTables>()
    .insertInto('scoring_coverage_post')
    .values(row)
    .onConflict((clash) => clash.columns(['campaign', 'unit']).doUpdateSet({ post, decided_by, decided_at }))
    .execute()
}

/** Files one batch after the other, with what they were last found to be: for checking all of them again. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { FileState } from './contract.ts'
import type { Judged } from './summary.ts'

export type BatchFile = {
  id: string
  version: number
  document: string
  state: FileState
  checkedWith: string
  judgements: Judged[]
  /** A line each: rule, certainty, document. */
  findings: string
}

export async function batchAfter(
  db: Database,
  campaign: string,
  after: { id: string; most: number },
): Promise<BatchFile[]> {
  const { rows } = await sql<BatchFile>`
    select f.id, f.version, v.document, f.state, f.checked_with as "checkedWith",
      coalesce((select json_agg(json_build_object('rule', j.rule, 'textHash', j.text_hash, 'accepted', j.accepted) order by j.id)
        from case_file_judgement j where j.campaign = f.campaign and j.file = f.id), '[]'::json) as judgements,
      coalesce((select string_agg(d.rule || ' ' || d.certainty || ' ' || coalesce(d.document, ''), E'\n' order by d.place)
        from case_file_finding d where d.campaign = f.campaign and d.file = f.id), '') as findings
    from (select * from case_file where campaign = ${campaign} and id > ${after.id} order by id limit ${after.most}) f
      join case_file_version v on v.campaign = f.campaign and v.file = f.id and v.version = f.version
    order by f.id`.execute(db)
  return rows
}

export async function countAll(db: Database, campaign: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from case_file where campaign = ${campaign}`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

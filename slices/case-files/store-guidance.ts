/** The supervisors' guidance on files, step by step. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { GuidanceView } from './contract-slots.ts'
import { within } from './store-lists.ts'

export type GuidanceHead = {
  id: string
  file: string
  rule: string | null
  document: string | null
  state: GuidanceView['state']
}
export type GuidanceStep = {
  guidance: string
  kind: GuidanceView['steps'][number]['kind']
  body: string
  by: string
  at: string
}

const columns = sql`id, file, rule, document, state`

export async function guidanceOf(
  db: Database,
  campaign: string,
  file: string,
): Promise<{ heads: GuidanceHead[]; steps: GuidanceStep[] }> {
  const { rows: heads } = await sql<GuidanceHead>`
    select ${columns} from case_file_guidance where campaign = ${campaign} and file = ${file}
    order by written_at desc, id`.execute(db)
  const { rows: steps } = await sql<GuidanceStep>`
    select s.guidance, s.kind, s.body, s.said_by as by, s.said_at as at from case_file_guidance_step s
      join case_file_guidance g on g.campaign = s.campaign and g.id = s.guidance
    where g.campaign = ${campaign} and g.file = ${file} order by s.guidance, s.place`.execute(db)
  return { heads, steps }
}

export async function lockedGuidance(tx: Database, campaign: string, id: string): Promise<GuidanceHead | undefined> {
  const { rows } = await sql<GuidanceHead>`
    select ${columns} from case_file_guidance where campaign = ${campaign} and id = ${id} for update`.execute(tx)
  return rows[0]
}

type NewHead = GuidanceHead & { by: string; at: string }

export async function addGuidance(tx: Database, campaign: string, made: NewHead): Promise<void> {
  await sql`
    insert into case_file_guidance (campaign, id, file, rule, document, state, written_by, written_at)
    values (${campaign}, ${made.id}, ${made.file}, ${made.rule}, ${made.document}, ${made.state}, ${made.by},
      ${made.at}::timestamptz)`.execute(tx)
}

export async function addStep(
  tx: Database,
  campaign: string,
  { step, state }: { step: GuidanceStep; state: GuidanceView['state'] },
): Promise<void> {
  await sql`
    insert into case_file_guidance_step (campaign, guidance, place, kind, body, said_by, said_at)
    select ${campaign}, ${step.guidance}, coalesce(max(place), 0) + 1, ${step.kind}, ${step.body}, ${step.by},
      ${step.at}::timestamptz
    from case_file_guidance_step where campaign = ${campaign} and guidance = ${step.guidance}`.execute(tx)
  await sql`
    update case_file_guidance set state = ${state} where campaign = ${campaign} and id = ${step.guidance}`.execute(tx)
}

export type GuidanceCount = { file: string; number: string; state: GuidanceView['state']; n: number; since: string }

/** Guidance that is not resolved, by file and state, within a territory. */
export async function openGuidance(
  db: Database,
  campaign: string,
  territory: ReadonlySet<string> | null,
): Promise<GuidanceCount[]> {
  const { rows } = await sql<GuidanceCount>`
    select g.file, f.number, g.state, count(*) as n, min(g.written_at) as since from case_file_guidance g
      join case_file f on f.campaign = g.campaign and f.id = g.file
    where g.campaign = ${campaign} and g.state <> 'resolved' and ${within(territory, 'f.unit')}
    group by g.file, f.number, g.state order by min(g.written_at)`.execute(db)
  return rows
}

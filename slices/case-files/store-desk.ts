/** What of the files waits for somebody, what is found by a word, what is due to be deleted. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { FileState } from './contract.ts'
import { pattern, within } from './store-lists.ts'

export type WorkFile = { id: string; number: string; state: FileState; count: number; asides: number; savedAt: string }

/** The unit's files that are not done, those with two texts first. */
export async function filesToWork(
  db: Database,
  { campaign, unit, most }: { campaign: string; unit: string; most: number },
): Promise<WorkFile[]> {
  const { rows } = await sql<WorkFile>`
    select * from (
      select f.id, f.number, f.state, f.form_problems + f.fatal + f.errors as count, f.saved_at as "savedAt",
        (select count(*) from case_file_aside a
          where a.campaign = f.campaign and a.file = f.id and a.settled_at is null) as asides
      from case_file f where f.campaign = ${campaign} and f.unit = ${unit}) w
    where w.asides > 0 or w.state in ('untouched', 'incomplete')
    order by w.asides desc, w."savedAt" desc, w.id limit ${most}`.execute(db)
  return rows
}

/** Files of which an explained finding is still asked about. */
export async function openExplanations(db: Database, campaign: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from case_file f
    where f.campaign = ${campaign} and f.explained and f.asks > 0`.execute(db)
  return rows[0]?.n ?? 0
}

export type FoundFile = { id: string; number: string; unit: string; type: string; party: string }

export async function filesFound(
  db: Database,
  ask: { campaign: string; text: string; territory: ReadonlySet<string> | null; most: number },
): Promise<FoundFile[]> {
  const { rows } = await sql<FoundFile>`
    select f.id, f.number, f.unit, f.type, f.party from case_file f
    where f.campaign = ${ask.campaign} and ${within(ask.territory, 'f.unit')}
      and (f.number ilike ${pattern(ask.text)} or f.party ilike ${pattern(ask.text)})
    order by f.saved_at desc, f.id limit ${ask.most}`.execute(db)
  return rows
}

const oldVersions = (before: string) => sql`
  from case_file_version v where v.saved_at < ${before}::timestamptz and exists (
    select 1 from case_file f where f.campaign = v.campaign and f.id = v.file and f.version > v.version)
    and not exists (select 1 from case_file_entry e
      where e.campaign = v.campaign and e.file = v.file and e.version = v.version)`

/** Versions that a newer one has replaced, and that stood in no slot. */
export async function countOldVersions(db: Database, before: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n ${oldVersions(before)}`.execute(db)
  return rows[0]?.n ?? 0
}

export async function removeOldVersions(tx: Database, before: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`delete ${oldVersions(before)} returning v.version`.execute(tx)
  return rows.length
}

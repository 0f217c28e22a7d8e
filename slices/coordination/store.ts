/** Texts that are being written, those that came second, and files brought for them. */
import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import type { AttachedFile } from './contract.ts'

export interface ObjectAt {
  campaign: string
  object: string
}

export interface Stamp {
  by: string
  at: string
}

export type DraftRow = { rev: number; unit: string; content: unknown; savedBy: string; savedAt: string }

export const within = (territory: ReadonlySet<string> | null, column: string): RawBuilder<unknown> =>
  territory === null ? sql`true` : sql`${sql.ref(column)} = any(${arrayLiteral([...territory])}::text::text[])`

export const among = (column: string, values: readonly string[] | undefined): RawBuilder<unknown> =>
  values === undefined || values.length === 0
    ? sql`true`
    : sql`${sql.ref(column)} = any(${arrayLiteral(values)}::text::text[])`

export const pattern = (find: string): string => `%${find.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`

export async function draftOf(db: Database, { campaign, object }: ObjectAt): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`
    select rev, unit, content, saved_by as "savedBy", saved_at as "savedAt" from coordination_draft
    where campaign = ${campaign} and object = ${object}`.execute(db)
  return rows[0]
}

/** One writer of an object at a time. */
export async function lockObject(tx: Database, { campaign, object }: ObjectAt): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`coordination:${campaign}:${object}`}))`.execute(tx)
}

export async function putDraft(
  tx: Database,
  { campaign, object }: ObjectAt,
  { unit, content, by, at }: Stamp & { unit: string; content: unknown },
): Promise<number> {
  const { rows } = await sql<{ rev: number }>`
    insert into coordination_draft (campaign, object, unit, rev, content, saved_by, saved_at)
    values (${campaign}, ${object}, ${unit}, 1, ${JSON.stringify(content)}::jsonb, ${by}, ${at}::timestamptz)
    on conflict (campaign, object) do update set rev = coordination_draft.rev + 1, content = excluded.content,
      saved_by = excluded.saved_by, saved_at = excluded.saved_at
    returning rev`.execute(tx)
  return rows[0]?.rev ?? 1
}

export async function dropDraft(tx: Database, { campaign, object }: ObjectAt): Promise<void> {
  await sql`delete from coordination_draft where campaign = ${campaign} and object = ${object}`.execute(tx)
}

export async function addAside(
  tx: Database,
  { campaign, object }: ObjectAt,
  { base, content, by, at }: Stamp & { base: number; content: unknown },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into coordination_aside (campaign, object, base, content, saved_by, saved_at)
    values (${campaign}, ${object}, ${base}, ${JSON.stringify(content)}::jsonb, ${by}, ${at}::timestamptz)
    returning id`.execute(tx)
  return rows[0]?.id ?? 0
}

export async function settleAside(tx: Database, at: ObjectAt, { id, when }: { id: number; when: string }) {
  await sql`
    update coordination_aside set settled_at = ${when}::timestamptz
    where campaign = ${at.campaign} and object = ${at.object} and id = ${id}`.execute(tx)
}

export type AsideRow = { id: number; content: unknown; by: string; at: string }

export async function asidesOf(db: Database, { campaign, object }: ObjectAt): Promise<AsideRow[]> {
  const { rows } = await sql<AsideRow>`
    select id, content, saved_by as by, saved_at as at from coordination_aside
    where campaign = ${campaign} and object = ${object} and settled_at is null order by id`.execute(db)
  return rows
}

export async function addFile(
  tx: Database,
  { campaign, object }: ObjectAt,
  { sha256, name, size, by, at }: AttachedFile & Stamp,
): Promise<void> {
  await sql`
    insert into coordination_file (campaign, object, sha256, name, size, added_by, added_at)
    values (${campaign}, ${object}, ${sha256}, ${name}, ${size}, ${by}, ${at}::timestamptz)
    on conflict do nothing`.execute(tx)
}

export async function filesOf(db: Database, { campaign, object }: ObjectAt): Promise<AttachedFile[]> {
  const { rows } = await sql<AttachedFile>`
    select sha256, name, size from coordination_file where campaign = ${campaign} and object = ${object}
    order by added_at, sha256`.execute(db)
  return rows
}

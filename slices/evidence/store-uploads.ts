/** Files on their way in parts: which parts are here, by their hashes. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { PartView, UploadView } from './contract.ts'

export interface UploadAt {
  campaign: string
  upload: string
}

export interface UploadRow {
  id: string
  volume: string
  unit: string
  name: string
  size: number
  partBytes: number
  state: UploadView['state']
  begunBy: string
  touchedAt: string
  job: string | null
  refusal: { code: string; values: Record<string, string | number | boolean | null> } | null
}

const columns = sql`
  id, volume, unit, name, size, part_bytes as "partBytes", state, begun_by as "begunBy", touched_at as "touchedAt", job,
  refusal`

export async function uploadOf(db: Database, { campaign, upload }: UploadAt): Promise<UploadRow | undefined> {
  const { rows } = await sql<UploadRow>`
    select ${columns} from evidence_upload where campaign = ${campaign} and id = ${upload}`.execute(db)
  return rows[0]
}

export async function uploadsOf(db: Database, campaign: string, volume: string): Promise<UploadRow[]> {
  const { rows } = await sql<UploadRow>`
    select ${columns} from evidence_upload where campaign = ${campaign} and volume = ${volume}
    order by touched_at, id`.execute(db)
  return rows
}

export type NewUploadRow = Pick<
  UploadRow,
  'id' | 'volume' | 'unit' | 'name' | 'size' | 'partBytes' | 'begunBy' | 'touchedAt'
>

export async function addUpload(tx: Database, campaign: string, row: NewUploadRow): Promise<void> {
  await sql`
    insert into evidence_upload (campaign, id, volume, unit, name, size, part_bytes, state, begun_by, touched_at)
    values (${campaign}, ${row.id}, ${row.volume}, ${row.unit}, ${row.name}, ${row.size}, ${row.partBytes}, 'receiving',
      ${row.begunBy}, ${row.touchedAt}) on conflict do nothing`.execute(tx)
}

export async function partsHere(
  db: Database,
  { campaign, upload }: UploadAt,
): Promise<(PartView & { size: number })[]> {
  const { rows } = await sql<PartView & { size: number }>`
    select part, sha256, size from evidence_upload_part where campaign = ${campaign} and upload = ${upload}
    order by part`.execute(db)
  return rows
}

/** Not under an upload that is being read or was dropped meanwhile: then false. */
export async function notePart(
  db: Database,
  { campaign, upload }: UploadAt,
  part: PartView & { size: number; now: string },
): Promise<boolean> {
  const { rows } = await sql`
    with open as (
      update evidence_upload set touched_at = ${part.now}
      where campaign = ${campaign} and id = ${upload} and state = 'receiving' returning campaign, id)
    insert into evidence_upload_part (campaign, upload, part, sha256, size)
    select campaign, id, ${part.part}::integer, ${part.sha256}::text, ${part.size}::integer from open
    on conflict (campaign, upload, part) do update set sha256 = excluded.sha256, size = excluded.size
    returning part`.execute(db)
  return rows.length > 0
}

/** False: it is no longer receiving. */
export async function beginReading(tx: Database, { campaign, upload }: UploadAt, job: string): Promise<boolean> {
  const { rows } = await sql`
    update evidence_upload set state = 'reading', job = ${job}
    where campaign = ${campaign} and id = ${upload} and state = 'receiving' returning id`.execute(tx)
  return rows.length > 0
}

export async function refuseUpload(
  db: Database,
  { campaign, upload }: UploadAt,
  refusal: NonNullable<UploadRow['refusal']>,
): Promise<void> {
  await sql`
    update evidence_upload set state = 'refused', refusal = ${JSON.stringify(refusal)}::jsonb
    where campaign = ${campaign} and id = ${upload}`.execute(db)
  await sql`delete from evidence_upload_part where campaign = ${campaign} and upload = ${upload}`.execute(db)
}

export async function dropUpload(tx: Database, { campaign, upload }: UploadAt): Promise<void> {
  await sql`delete from evidence_upload where campaign = ${campaign} and id = ${upload}`.execute(tx)
}

/** Uploads of a volume that somebody must see to: how many are not refused. */
export async function openUploads(db: Database, campaign: string, volume: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from evidence_upload
    where campaign = ${campaign} and volume = ${volume} and state <> 'refused'`.execute(db)
  return rows[0]?.count ?? 0
}

/** Of a unit, untouched since: their room is given back when somebody needs it. */
export async function staleUploads(
  db: Database,
  campaign: string,
  { unit, before }: { unit: string; before: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from evidence_upload
    where campaign = ${campaign} and unit = ${unit} and touched_at < ${before} and state <> 'reading'`.execute(db)
  return rows.map(({ id }) => id)
}

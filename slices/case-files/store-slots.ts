/** Files in slots, captured pages, and what of each unit could fill a slot. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { Capture, Entry } from './contract-slots.ts'
import type { FileAt } from './store.ts'
import { within } from './store-lists.ts'

/** As it crosses the wire, with the person's id in place of the name. */
export type EntryRow = Entry

const entryColumns = sql`
  e.id, e.file, f.number, e.unit, e.slot_type as type, e.slot_source as source, e.version, e.hash, e.reason,
  e.put_by as by, e.put_at as at, e.state, e.ended_by as "endedBy", e.ended_at as "endedAt", e.end_reason as "endReason"`
const entryFrom = sql`from case_file_entry e join case_file f on f.campaign = e.campaign and f.id = e.file`

/** Everything that ever stood in a slot, of a file or within a territory; the newest first. */
export async function entriesOf(
  db: Database,
  campaign: string,
  of: { file: string } | { territory: ReadonlySet<string> | null },
): Promise<EntryRow[]> {
  const which = 'file' in of ? sql`e.file = ${of.file}` : within(of.territory, 'e.unit')
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} ${entryFrom} where e.campaign = ${campaign} and ${which} order by e.put_at desc, e.id`.execute(
    db,
  )
  return rows
}

export async function entryOf(db: Database, campaign: string, id: string): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} ${entryFrom} where e.campaign = ${campaign} and e.id = ${id}`.execute(db)
  return rows[0]
}

/** What stands in a unit's slot, or where a file stands. */
export async function standingEntry(
  db: Database,
  campaign: string,
  of: { file: string } | { unit: string; type: string; source: string },
): Promise<EntryRow | undefined> {
  const which =
    'file' in of
      ? sql`e.file = ${of.file}`
      : sql`e.unit = ${of.unit} and e.slot_type = ${of.type} and e.slot_source = ${of.source}`
  const { rows } = await sql<EntryRow>`
    select ${entryColumns} ${entryFrom}
    where e.campaign = ${campaign} and e.state = 'standing' and ${which}`.execute(db)
  return rows[0]
}

type NewEntry = Omit<EntryRow, 'number' | 'state' | 'endedBy' | 'endedAt' | 'endReason'>

export async function addEntry(tx: Database, campaign: string, entry: NewEntry): Promise<void> {
  await sql`
    insert into case_file_entry (campaign, id, unit, slot_type, slot_source, file, version, hash, reason, put_by, put_at, state)
    values (${campaign}, ${entry.id}, ${entry.unit}, ${entry.type}, ${entry.source}, ${entry.file}, ${entry.version},
      ${entry.hash}, ${entry.reason}, ${entry.by}, ${entry.at}::timestamptz, 'standing')`.execute(tx)
}

/** Answers whether it still stood. */
export async function endEntry(
  tx: Database,
  { campaign, id }: FileAt,
  end: { state: 'withdrawn' | 'ineligible'; by: string; at: string; reason: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update case_file_entry set state = ${end.state}, ended_by = ${end.by}, ended_at = ${end.at}::timestamptz,
      end_reason = ${end.reason}
    where campaign = ${campaign} and id = ${id} and state = 'standing' returning id`.execute(tx)
  return rows.length > 0
}

export type CaptureRow = Capture

export async function capturesOf(db: Database, { campaign, id }: FileAt): Promise<CaptureRow[]> {
  const { rows } = await sql<CaptureRow>`
    select id, file_name as "fileName", sha256, size, url, captured_on as "capturedOn", uploaded_by as by, uploaded_at as at
    from case_file_capture where campaign = ${campaign} and file = ${id} order by id desc`.execute(db)
  return rows
}

export async function addCapture(tx: Database, { campaign, id }: FileAt, made: Omit<CaptureRow, 'id'>): Promise<void> {
  await sql`
    insert into case_file_capture (campaign, file, sha256, file_name, size, url, captured_on, uploaded_by, uploaded_at)
    values (${campaign}, ${id}, ${made.sha256}, ${made.fileName}, ${made.size}, ${made.url}, ${made.capturedOn}::date,
      ${made.by}, ${made.at}::timestamptz)`.execute(tx)
}

export type FileCounts = {
  unit: string
  type: string
  /** Case files of the unit and type. */
  files: number
  /** Those that meet what can be told from themselves and stand nowhere. */
  candidates: number
  /** Why the rest are not, each counted once, at the first condition that it misses. */
  unreadable: number
  outside: number
  unpublished: number
  uncaptured: number
  standing: number
}

/** Files by unit and type: how many could fill a slot, and why the rest can't. */
export async function fileCounts(
  db: Database,
  campaign: string,
  territory: ReadonlySet<string> | null,
): Promise<FileCounts[]> {
  const { rows } = await sql<FileCounts>`
    with told as (
      select f.unit, f.type, case
        when exists (select 1 from case_file_entry e
          where e.campaign = f.campaign and e.file = f.id and e.state = 'standing') then 'standing'
        when f.form_problems > 0 then 'unreadable'
        when f.in_window is not true then 'outside'
        when f.published is null or f.published_url is null then 'unpublished'
        when not exists (select 1 from case_file_capture c where c.campaign = f.campaign and c.file = f.id) then 'uncaptured'
        else 'candidate' end as why
      from case_file f where f.campaign = ${campaign} and ${within(territory, 'f.unit')}
    )
    select unit, type, count(*) as files, count(*) filter (where why = 'candidate') as candidates,
      count(*) filter (where why = 'unreadable') as unreadable, count(*) filter (where why = 'outside') as outside,
      count(*) filter (where why = 'unpublished') as unpublished, count(*) filter (where why = 'uncaptured') as uncaptured,
      count(*) filter (where why = 'standing') as standing
    from told group by unit, type`.execute(db)
  return rows
}

/** Unit and number → id, of all files within a territory. */
export async function idsByNumber(
  db: Database,
  campaign: string,
  territory: ReadonlySet<string> | null,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ unit: string; number: string; id: string }>`
    select f.unit, f.number, f.id from case_file f
    where f.campaign = ${campaign} and ${within(territory, 'f.unit')}`.execute(db)
  return new Map(rows.map(({ unit, number, id }) => [`${unit} ${number}`, id]))
}

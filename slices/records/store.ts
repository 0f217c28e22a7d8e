import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import type { LaidOut } from '../../rules/drafting/pages.ts'
import { wholeRecord, type KeptRecord, type RecordContent } from '../../rules/drafting/record.ts'
import type { Kit, ListQuery, RecordLine, Sign, State } from './contract.ts'

export interface At {
  campaign: string
  id: string
}

export type StoredRecord = {
  id: string
  unit: string
  kind: RecordContent['kind']
  party: string
  began: string
  ended: string
  state: State
  heads: number
  made_by: string
  changed_at: string
}

const heads = sql`id, unit, kind, party, began, ended, state, heads, made_by, changed_at`

export async function recordOf(db: Database, { campaign, id }: At): Promise<StoredRecord | undefined> {
  const { rows } = await sql<StoredRecord>`
    select ${heads} from field_record where campaign = ${campaign} and id = ${id}`.execute(db)
  return rows[0]
}

/** One writer of a record at a time. */
export async function holdRecord(tx: Database, { campaign, id }: At): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`field-record:${campaign}:${id}`}))`.execute(tx)
}

export interface NewHead {
  unit: string
  content: RecordContent
  state: State
  heads: number
  by: string
  at: string
}

/** The line of the list, as the newest text has it. */
export async function putRecord(tx: Database, { campaign, id }: At, head: NewHead): Promise<void> {
  const { unit, content, state, heads: count, by, at } = head
  const { kind, bank, party, start, end, supplements } = content
  await sql`
    insert into field_record (campaign, id, unit, kind, party, bank, began, ended, state, heads, supplements, made_by, made_at, changed_at)
    values (${campaign}, ${id}, ${unit}, ${kind}, ${party.name}, ${bank}, ${start}, ${end}, ${state}, ${count}, ${supplements}, ${by}, ${at}, ${at})
    on conflict (campaign, id) do update set party = excluded.party, bank = excluded.bank, began = excluded.began,
      ended = excluded.ended, state = excluded.state, heads = excluded.heads, supplements = excluded.supplements,
      changed_at = excluded.changed_at`.execute(tx)
}

export async function moveRecord(tx: Database, { campaign, id }: At, to: { state: State; at: string }): Promise<void> {
  await sql`
    update field_record set state = ${to.state}, changed_at = ${to.at} where campaign = ${campaign} and id = ${id}`.execute(
    tx,
  )
}

export interface Stamp {
  by: string
  claimedAt: string
  receivedAt: string
}
export type StampRow = { by_person: string; claimed_at: string; received_at: string }
export const stampOf = ({ by_person: by, claimed_at: claimedAt, received_at: receivedAt }: StampRow): Stamp => ({
  ...{ by, claimedAt, receivedAt },
})

export interface StoredVersion extends Stamp {
  id: string
  place: number
  parents: string[]
  reason: string
}

export async function versionsOf(db: Database, { campaign, id }: At): Promise<StoredVersion[]> {
  const { rows } = await sql<StampRow & { id: string; place: number; parents: string[]; reason: string }>`
    select id, place, parents, reason, by_person, claimed_at, received_at from field_record_version
    where campaign = ${campaign} and record = ${id} order by place`.execute(db)
  return rows.map(({ id: version, place, parents, reason, ...stamp }) => ({
    ...{ id: version, place, parents, reason },
    ...stampOf(stamp),
  }))
}

export async function contentOf(
  db: Database,
  { campaign, id }: At,
  version: string,
): Promise<RecordContent | undefined> {
  const { rows } = await sql<{ content: KeptRecord }>`
    select content from field_record_version
    where campaign = ${campaign} and record = ${id} and id = ${version}`.execute(db)
  return rows.map(({ content }) => wholeRecord(content))[0]
}

export interface NewVersion extends Stamp {
  id: string
  place: number
  parents: readonly string[]
  content: RecordContent
  device: string | null
  reason: string
}

export async function addVersion(tx: Database, { campaign, id }: At, version: NewVersion): Promise<void> {
  const { place, parents, content, by, device, reason, claimedAt, receivedAt } = version
  await sql`
    insert into field_record_version (campaign, record, id, place, parents, content, by_person, device, reason, claimed_at, received_at)
    values (${campaign}, ${id}, ${version.id}, ${place}, ${arrayLiteral([...parents])}::text::text[],
      ${JSON.stringify(content)}::jsonb, ${by}, ${device}, ${reason}, ${claimedAt}::timestamptz, ${receivedAt}::timestamptz)`.execute(
    tx,
  )
}

export interface Printing extends Stamp {
  hash: string
  version: string
  sheets: LaidOut
}

/** The newest first. */
export async function printingsOf(db: Database, { campaign, id }: At): Promise<Printing[]> {
  const { rows } = await sql<StampRow & { hash: string; version: string; sheets: LaidOut }>`
    select hash, version, sheets, by_person, claimed_at, received_at from field_record_printing
    where campaign = ${campaign} and record = ${id} order by place desc`.execute(db)
  return rows.map(({ hash, version, sheets, ...stamp }) => ({ hash, version, sheets, ...stampOf(stamp) }))
}

/** The same text printed again is the same printing. */
export async function addPrinting(tx: Database, { campaign, id }: At, printing: Printing): Promise<void> {
  const { hash, version, sheets, by, claimedAt, receivedAt } = printing
  await sql`
    insert into field_record_printing (campaign, record, hash, place, version, sheets, by_person, claimed_at, received_at)
    values (${campaign}, ${id}, ${hash},
      (select count(*) + 1 from field_record_printing where campaign = ${campaign} and record = ${id}), ${version}, ${JSON.stringify(sheets)}::jsonb, ${by}, ${claimedAt}::timestamptz, ${receivedAt}::timestamptz)
    on conflict do nothing`.execute(tx)
}

export interface StoredSigning extends Stamp {
  hash: string
  version: string
  /** `everyPage`: each page of the printing is there as a photograph. */
  signing: Omit<Sign, 'record' | 'hash'> & { everyPage: boolean }
}

export async function signingOf(db: Database, { campaign, id }: At): Promise<StoredSigning | undefined> {
  const { rows } = await sql<StampRow & { hash: string; version: string; signing: StoredSigning['signing'] }>`
    select hash, version, signing, by_person, claimed_at, received_at from field_record_signing
    where campaign = ${campaign} and record = ${id}`.execute(db)
  return rows.map(({ hash, version, signing, ...stamp }) => ({ hash, version, signing, ...stampOf(stamp) }))[0]
}

export async function addSigning(tx: Database, { campaign, id }: At, stored: StoredSigning): Promise<void> {
  const { hash, version, signing, by, claimedAt, receivedAt } = stored
  await sql`
    insert into field_record_signing (campaign, record, hash, version, signing, by_person, claimed_at, received_at)
    values (${campaign}, ${id}, ${hash}, ${version}, ${JSON.stringify(signing)}::jsonb, ${by}, ${claimedAt}::timestamptz, ${receivedAt}::timestamptz)`.execute(
    tx,
  )
}

export async function putKit(tx: Database, hash: string, kit: Pick<Kit, 'template' | 'unitName'>): Promise<void> {
  await sql`
    insert into field_record_kit (hash, kit) values (${hash}, ${JSON.stringify(kit)}::jsonb) on conflict do nothing`.execute(
    tx,
  )
}

export async function kitOf(db: Database, hash: string): Promise<Pick<Kit, 'template' | 'unitName'> | undefined> {
  const { rows } = await sql<{ kit: Pick<Kit, 'template' | 'unitName'> }>`
    select kit from field_record_kit where hash = ${hash}`.execute(db)
  return rows[0]?.kit
}

export interface NewFile {
  campaign: string
  sha256: string
  unit: string
  size: number
  by: string
  at: string
}

export async function addFile(tx: Database, file: NewFile): Promise<void> {
  const { campaign, sha256, unit, size, by, at } = file
  await sql`
    insert into field_record_file (campaign, sha256, unit, size, by_person, received_at)
    values (${campaign}, ${sha256}, ${unit}, ${size}, ${by}, ${at}) on conflict do nothing`.execute(tx)
}

/** Which of the hashes have arrived from the unit. */
export async function arrivedFiles(
  db: Database,
  { campaign, unit }: { campaign: string; unit: string },
  hashes: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from field_record_file
    where campaign = ${campaign} and unit = ${unit} and sha256 = any(${arrayLiteral([...hashes])}::text::text[])`.execute(
    db,
  )
  return new Set(rows.map(({ sha256 }) => sha256))
}

export interface Reach {
  campaign: string
  territory: ReadonlySet<string> | null
}

const within = ({ campaign, territory }: Reach): RawBuilder<unknown> =>
  sql`campaign = ${campaign} and ${territory === null ? sql`true` : sql`unit = any(${arrayLiteral([...territory])}::text::text[])`}`

const asLine = (row: StoredRecord): Omit<RecordLine, 'unitName'> => {
  const { made_by: madeBy, changed_at: changedAt, ...rest } = row
  return { ...rest, madeBy, changedAt }
}

/** The newest first. */
export async function listRecords(
  db: Database,
  reach: Reach,
  { state, kind, find, offset, limit }: ListQuery,
): Promise<{ total: number; rows: Omit<RecordLine, 'unitName'>[] }> {
  const pattern = `%${find.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  const where = sql`${within(reach)}
    and ${state === undefined ? sql`true` : sql`state = ${state}`}
    and ${kind === undefined ? sql`true` : sql`kind = ${kind}`}
    and ${find === '' ? sql`true` : sql`(party ilike ${pattern} or id like ${pattern} or began like ${pattern})`}`
  const counted = await sql<{ n: number }>`select count(*) as n from field_record where ${where}`.execute(db)
  const { rows } = await sql<StoredRecord>`
    select ${heads} from field_record where ${where} order by changed_at desc, id limit ${limit} offset ${offset}`.execute(
    db,
  )
  return { total: counted.rows[0]?.n ?? 0, rows: rows.map(asLine) }
}

/** Signed ones of the same unit: what another unit says that it supplements is nothing here. */
export async function supplementsOf(db: Database, { campaign, id, unit }: At & { unit: string }): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from field_record
    where campaign = ${campaign} and unit = ${unit} and supplements = ${id} and state not in ('draft', 'printed')
    order by id`.execute(db)
  return rows.map((row) => row.id)
}

/** Records of these units, by state: what waits. */
export async function countRecords(
  db: Database,
  reach: Reach,
): Promise<{ drafts: number; printed: number; split: number }> {
  const { rows } = await sql<{ drafts: number; printed: number; split: number }>`
    select count(*) filter (where state = 'draft') as drafts, count(*) filter (where state = 'printed') as printed,
      count(*) filter (where heads > 1 and state in ('draft', 'printed')) as split
    from field_record where ${within(reach)}`.execute(db)
  return rows[0] ?? { drafts: 0, printed: 0, split: 0 }
}

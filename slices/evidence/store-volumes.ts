/** Volumes with their files, pages and seals. The database itself refuses to change what is under a seal. */
import { sql } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import { bulkInsert } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'
import type { PageType, PhotoClaims, Turn } from './contract.ts'

export interface VolumeAt {
  campaign: string
  volume: string
}

export interface VolumeRow {
  id: string
  caseFile: string
  unit: string
  title: string
  createdBy: string
  createdAt: string
}

const volumeColumns = sql`id, case_file as "caseFile", unit, title, created_by as "createdBy", created_at as "createdAt"`

export async function volumeOf(db: Database, { campaign, volume }: VolumeAt): Promise<VolumeRow | undefined> {
  const { rows } = await sql<VolumeRow>`
    select ${volumeColumns} from volume where campaign = ${campaign} and id = ${volume}`.execute(db)
  return rows[0]
}

/** For a write: others wait until it is done. */
export async function lockVolume(tx: Database, { campaign, volume }: VolumeAt): Promise<void> {
  await sql`select from volume where campaign = ${campaign} and id = ${volume} for update`.execute(tx)
}

export async function volumesOf(db: Database, campaign: string, caseFile: string): Promise<VolumeRow[]> {
  const { rows } = await sql<VolumeRow>`
    select ${volumeColumns} from volume where campaign = ${campaign} and case_file = ${caseFile}
    order by created_at, id`.execute(db)
  return rows
}

/** False: there is one of that id already. */
export async function addVolume(tx: Database, campaign: string, row: VolumeRow): Promise<boolean> {
  const { rows } = await sql`
    insert into volume (campaign, id, case_file, unit, title, created_by, created_at)
    values (${campaign}, ${row.id}, ${row.caseFile}, ${row.unit}, ${row.title}, ${row.createdBy}, ${row.createdAt})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

export interface FileRow {
  volume: string
  place: number
  name: string
  type: PageType
  size: number
  sha256: string
  sm3: string
  pages: number
  pageBytes: number
  claims: PhotoClaims | null
  uploadedBy: string
  uploadedAt: string
}

export async function filesOf(db: Database, campaign: string, volumes: readonly string[]): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select volume, place, name, type, size, sha256, sm3, pages, page_bytes as "pageBytes", claims,
      uploaded_by as "uploadedBy", uploaded_at as "uploadedAt"
    from volume_file where campaign = ${campaign} and volume = any(${arrayLiteral(volumes)}::text::text[])
    order by volume, place`.execute(db)
  return rows
}

export interface PageRow {
  volume: string
  id: string
  file: number
  filePage: number
  sha256: string
  sm3: string
  size: number
  look: string
  looksBlank: boolean
  place: number
  turn: Turn
  document: string | null
  removedBy: string | null
  removedAt: string | null
  removedWhy: string | null
}

export async function pagesOf(db: Database, campaign: string, volumes: readonly string[]): Promise<PageRow[]> {
  const { rows } = await sql<PageRow>`
    select volume, id, file, file_page as "filePage", sha256, sm3, size, look, looks_blank as "looksBlank", place, turn,
      document, removed_by as "removedBy", removed_at as "removedAt", removed_why as "removedWhy"
    from volume_page where campaign = ${campaign} and volume = any(${arrayLiteral(volumes)}::text::text[])
    order by volume, place`.execute(db)
  return rows
}

const fileColumns = [
  'place',
  'name',
  'type',
  'size',
  'sha256',
  'sm3',
  'pages',
  'page_bytes',
  'claims',
  'uploaded_by',
  'uploaded_at',
]
const pageColumns = ['id', 'file', 'file_page', 'sha256', 'sm3', 'size', 'look', 'looks_blank', 'place', 'turn']

export async function addFile(
  tx: Database,
  { campaign, volume }: VolumeAt,
  { file, pages }: { file: Omit<FileRow, 'volume'>; pages: readonly PageRow[] },
): Promise<void> {
  const same = { campaign, volume }
  await bulkInsert(tx, { table: 'volume_file', columns: fileColumns, same }, [
    [
      ...[file.place, file.name, file.type, file.size, file.sha256, file.sm3, file.pages, file.pageBytes],
      ...[file.claims === null ? null : JSON.stringify(file.claims), file.uploadedBy, file.uploadedAt],
    ],
  ])
  await bulkInsert(
    tx,
    { table: 'volume_page', columns: pageColumns, same },
    pages.map((page) => [
      ...[page.id, page.file, page.filePage, page.sha256, page.sm3, page.size, page.look, page.looksBlank, page.place],
      page.turn,
    ]),
  )
}

export async function setOrder(tx: Database, { campaign, volume }: VolumeAt, pages: readonly string[]): Promise<void> {
  await sql`
    update volume_page p set place = o.place
    from unnest(${arrayLiteral(pages)}::text::text[]) with ordinality as o(id, place)
    where p.campaign = ${campaign} and p.volume = ${volume} and p.id = o.id and p.place <> o.place`.execute(tx)
}

/** False: no such page. */
export async function setTurn(
  tx: Database,
  at: VolumeAt,
  { page, turn }: { page: string; turn: Turn },
): Promise<boolean> {
  const { rows } = await sql`
    update volume_page set turn = ${turn}
    where campaign = ${at.campaign} and volume = ${at.volume} and id = ${page} returning id`.execute(tx)
  return rows.length > 0
}

/** `removal` null: put back. False: it is so already, or there is no such page. */
export async function setRemoval(
  tx: Database,
  at: VolumeAt,
  { page, removal }: { page: string; removal: { by: string; at: string; reason: string } | null },
): Promise<boolean> {
  const { rows } = await sql`
    update volume_page set removed_by = ${removal?.by ?? null}, removed_at = ${removal?.at ?? null}::timestamptz,
      removed_why = ${removal?.reason ?? null}
    where campaign = ${at.campaign} and volume = ${at.volume} and id = ${page}
      and (removed_at is null) = ${removal !== null} returning id`.execute(tx)
  return rows.length > 0
}

/** Answers how many of the pages there are. */
export async function setDocument(
  tx: Database,
  at: VolumeAt,
  { pages, document }: { pages: readonly string[]; document: string | null },
): Promise<number> {
  const { rows } = await sql`
    update volume_page set document = ${document}
    where campaign = ${at.campaign} and volume = ${at.volume} and id = any(${arrayLiteral(pages)}::text::text[])
    returning id`.execute(tx)
  return rows.length
}

export interface SealRow {
  volume: string
  version: number
  manifest: string
  hashName: string
  hash: string
  pages: number
  signed: { text: string; hash: string; signature: string; publicKey: string } | null
  reason: string
  sealedBy: string
  sealedAt: string
  brokenBy: string | null
  brokenAt: string | null
  brokenWhy: string | null
}

/** The newest first. */
export async function sealsOf(db: Database, campaign: string, volumes: readonly string[]): Promise<SealRow[]> {
  const { rows } = await sql<SealRow>`
    select volume, version, manifest, hash_name as "hashName", hash, pages, signed, reason, sealed_by as "sealedBy",
      sealed_at as "sealedAt", broken_by as "brokenBy", broken_at as "brokenAt", broken_why as "brokenWhy"
    from volume_seal where campaign = ${campaign} and volume = any(${arrayLiteral(volumes)}::text::text[])
    order by volume, version desc`.execute(db)
  return rows
}

export type NewSeal = Omit<SealRow, 'volume' | 'brokenBy' | 'brokenAt' | 'brokenWhy'>

export async function addSeal(tx: Database, at: VolumeAt, seal: NewSeal): Promise<void> {
  const signed = seal.signed === null ? null : JSON.stringify(seal.signed)
  await sql`
    insert into volume_seal (campaign, volume, version, manifest, hash_name, hash, pages, signed, reason, sealed_by, sealed_at)
    values (${at.campaign}, ${at.volume}, ${seal.version}, ${seal.manifest}, ${seal.hashName}, ${seal.hash}, ${seal.pages},
      ${signed}::jsonb, ${seal.reason}, ${seal.sealedBy}, ${seal.sealedAt})`.execute(tx)
}

export async function breakSeal(
  tx: Database,
  at: VolumeAt,
  { version, by, when, reason }: { version: number; by: string; when: string; reason: string },
): Promise<void> {
  await sql`
    update volume_seal set broken_by = ${by}, broken_at = ${when}, broken_why = ${reason}
    where campaign = ${at.campaign} and volume = ${at.volume} and version = ${version}`.execute(tx)
}

export interface SealedRow {
  id: string
  title: string
  version: number
  pages: number
  hash: string
  hashName: string
  sealedAt: string
}

/** Volumes of a case file under a seal that holds. */
export async function sealedOf(db: Database, campaign: string, caseFile: string): Promise<SealedRow[]> {
  const { rows } = await sql<SealedRow>`
    select v.id, v.title, s.version, s.pages, s.hash, s.hash_name as "hashName", s.sealed_at as "sealedAt"
    from volume v join volume_seal s on s.campaign = v.campaign and s.volume = v.id and s.broken_at is null
    where v.campaign = ${campaign} and v.case_file = ${caseFile} order by v.created_at, v.id`.execute(db)
  return rows
}

/** Bytes that a unit's volumes hold, and those that its files on their way will take. */
export async function bytesOfUnit(
  db: Database,
  campaign: string,
  unit: string,
): Promise<{ kept: number; coming: number }> {
  const { rows } = await sql<{ kept: number; coming: number }>`
    select
      (select coalesce(sum(f.size + f.page_bytes), 0)::bigint from volume_file f
        join volume v on v.campaign = f.campaign and v.id = f.volume
        where v.campaign = ${campaign} and v.unit = ${unit}) as kept,
      (select coalesce(sum(2 * u.size), 0)::bigint from evidence_upload u
        where u.campaign = ${campaign} and u.unit = ${unit} and u.state <> 'refused') as coming`.execute(db)
  return rows[0] ?? { kept: 0, coming: 0 }
}

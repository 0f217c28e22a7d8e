import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { documentSchema, type CampaignDocument, type VersionView } from './contract.ts'

type CampaignTables = {
  campaign_definition: {
    campaign: string
    version: number
    hash: string
    document: unknown
    files: unknown
    why: string
    made_by: string | null
    made_at: string
  }
}

export interface NewVersion {
  campaign: string
  hash: string
  document: CampaignDocument
  files: readonly { name: string; text: string }[] | null
  why: string
  madeBy: string | null
  madeAt: string
}

export interface StoredVersion extends VersionView {
  document: CampaignDocument
}

const heads = ['version', 'hash', 'why', 'made_by', 'made_at'] as const

/** Versions of a campaign, the newest first. */
export async function versionsOf(db: Database, campaign: string): Promise<VersionView[]> {
  const rows = await db
    .withTables<CampaignTables>()
    .selectFrom('campaign_definition')
    .select(heads)
    .where('campaign', '=', campaign)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ made_by: madeBy, made_at: madeAt, ...row }) => ({ ...row, madeBy, madeAt }))
}

export interface ReadingsOfVersion extends Pick<VersionView, 'version' | 'why' | 'madeBy' | 'madeAt'> {
  readings: Record<string, { choice: string; decidedBy: string }>
}

/** The choices of every version without the rest of its document, the newest first. */
export async function readingsByVersion(db: Database, campaign: string): Promise<ReadingsOfVersion[]> {
  const { rows } = await sql<{
    version: number
    why: string
    made_by: string | null
    made_at: string
    readings: unknown
  }>`
    select version, why, made_by, made_at, document -> 'definition' -> 'readings' as readings
    from campaign_definition where campaign = ${campaign} order by version desc`.execute(db)
  return rows.map(({ made_by: madeBy, made_at: madeAt, readings, ...row }) => ({
    ...{ ...row, madeBy, madeAt },
    readings: documentSchema.shape.definition.shape.readings.parse(readings),
  }))
}

/** One version with its document; the newest where none is named. */
export async function versionOf(db: Database, campaign: string, version?: number): Promise<StoredVersion | undefined> {
  const query = db
    .withTables<CampaignTables>()
    .selectFrom('campaign_definition')
    .select([...heads, 'document'])
    .where('campaign', '=', campaign)
    .orderBy('version', 'desc')
    .limit(1)
  const row = await (version === undefined ? query : query.where('version', '=', version)).executeTakeFirst()
  if (row === undefined) return undefined
  const { made_by: madeBy, made_at: madeAt, document, ...head } = row
  return { ...head, madeBy, madeAt, document: documentSchema.parse(document) }
}

/** The ids of all campaigns, in code-unit order. */
export async function campaignIds(db: Database): Promise<string[]> {
  const rows = await db
    .withTables<CampaignTables>()
    .selectFrom('campaign_definition')
    .select('campaign')
    .distinct()
    .execute()
  return rows.map((row) => row.campaign).toSorted()
}

/** Others who would add a version wait until this transaction ends: what is read after it is the newest. */
export async function lockVersions(tx: Database, campaign: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`campaigns:${campaign}`}))`.execute(tx)
}

/** The newest version that was read from files. */
export async function newestOfFiles(db: Database, campaign: string): Promise<StoredVersion | undefined> {
  const row = await db
    .withTables<CampaignTables>()
    .selectFrom('campaign_definition')
    .select('version')
    .where('campaign', '=', campaign)
    .where('files', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : versionOf(db, campaign, row.version)
}

/** Adds the next version and answers its number; after `lockVersions`. */
export async function addVersion(tx: Database, added: NewVersion): Promise<number> {
  const version = ((await versionsOf(tx, added.campaign))[0]?.version ?? 0) + 1
  await tx
    .withTables<CampaignTables>()
    .insertInto('campaign_definition')
    .values({
      campaign: added.campaign,
      version,
      hash: added.hash,
      document: JSON.stringify(added.document),
      files: added.files === null ? null : JSON.stringify(added.files),
      why: added.why,
      made_by: added.madeBy,
      made_at: added.madeAt,
    })
    .execute()
  return version
}

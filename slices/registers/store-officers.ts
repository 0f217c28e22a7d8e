/** Officers by unit, and one officer through the versions of the register (n3.0: who moves keeps the past). */
import { sql } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'

/** unit → officers with a certificate there now. */
export async function officerCounts(db: Database, campaign: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ unit: string; n: number }>`
    select unit, count(*) as n from officer_row where campaign = ${campaign} and until is null group by unit`.execute(
    db,
  )
  return new Map(rows.map(({ unit, n }) => [unit, n]))
}

/** A certificate and its term; null: the register does not say. */
export interface CertificateRow {
  certificate: string
  name: string
  unit: string
  validFrom: string | null
  validTo: string | null
}

const certificateCells = sql`certificate, name, unit, nullif(valid_from, '') as "validFrom", nullif(valid_to, '') as "validTo"`

/** Certificates of a unit as they stand now, by number; null: of every unit. */
export async function officerCertificates(
  db: Database,
  campaign: string,
  unit: string | null,
): Promise<CertificateRow[]> {
  const within = unit === null ? sql`true` : sql`unit = ${unit}`
  const { rows } = await sql<CertificateRow>`
    select ${certificateCells} from officer_row where campaign = ${campaign} and until is null and ${within}
    order by certificate`.execute(db)
  return rows
}

export interface EndingAsk {
  campaign: string
  /** Ended before this day, or ending on or before `until`. */
  day: string
  until: string
  /** null: every unit. */
  units: ReadonlySet<string> | null
}

/** How many certificates have ended, and how many will by a day. */
export async function certificatesEnding(
  db: Database,
  { campaign, day, until, units }: EndingAsk,
): Promise<{ ended: number; ending: number }> {
  const within = units === null ? sql`true` : sql`unit = any(${arrayLiteral([...units])}::text::text[])`
  const { rows } = await sql<{ ended: number; ending: number }>`
    select count(*) filter (where valid_to < ${day}) as ended, count(*) filter (where valid_to >= ${day}) as ending
    from officer_row
    where campaign = ${campaign} and until is null and valid_to <> '' and valid_to <= ${until} and ${within}`.execute(
    db,
  )
  return rows[0] ?? { ended: 0, ending: 0 }
}

/** The first officers of a unit by certificate. */
export async function officersOfUnit(
  db: Database,
  { campaign, unit, most }: { campaign: string; unit: string; most: number },
): Promise<CertificateRow[]> {
  const { rows } = await sql<CertificateRow>`
    select ${certificateCells} from officer_row where campaign = ${campaign} and unit = ${unit} and until is null
    order by certificate limit ${most}`.execute(db)
  return rows
}

export interface OfficerTime {
  unit: string
  name: string
  validFrom: string | null
  validTo: string | null
  from: string
  until: string | null
  file: string
  reason: string | null
}

/** Where the certificate stood, the newest first; days are the instants at which versions were kept. */
export async function officerTimes(db: Database, campaign: string, certificate: string): Promise<OfficerTime[]> {
  const { rows } = await sql<OfficerTime>`
    select r.unit, r.name, nullif(r.valid_from, '') as "validFrom", nullif(r.valid_to, '') as "validTo", i.kept_at as "from", e.kept_at as until, i.file_name as file, i.reason
    from officer_row r
      join register_import i on i.campaign = r.campaign and i.version = r.since
      left join register_import e on e.campaign = r.campaign and e.version = r.until
    where r.campaign = ${campaign} and r.certificate = ${certificate} order by r.since desc`.execute(db)
  return rows
}

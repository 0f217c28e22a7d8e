/** Officers by unit, and one officer through the versions of the register (n3.0: who moves keeps the past). */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'

/** unit → officers with a certificate there now. */
export async function officerCounts(db: Database, campaign: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ unit: string; n: number }>`
    select unit, count(*) as n from officer_row where campaign = ${campaign} and until is null group by unit`.execute(
    db,
  )
  return new Map(rows.map(({ unit, n }) => [unit, n]))
}

/** The first officers of a unit by certificate. */
export async function officersOfUnit(
  db: Database,
  { campaign, unit, most }: { campaign: string; unit: string; most: number },
): Promise<{ certificate: string; name: string }[]> {
  const { rows } = await sql<{ certificate: string; name: string }>`
    select certificate, name from officer_row where campaign = ${campaign} and unit = ${unit} and until is null
    order by certificate limit ${most}`.execute(db)
  return rows
}

export interface OfficerTime {
  unit: string
  name: string
  from: string
  until: string | null
  file: string
  reason: string | null
}

/** Where the certificate stood, the newest first; days are the instants at which versions were kept. */
export async function officerTimes(db: Database, campaign: string, certificate: string): Promise<OfficerTime[]> {
  const { rows } = await sql<OfficerTime>`
    select r.unit, r.name, i.kept_at as "from", e.kept_at as until, i.file_name as file, i.reason
    from officer_row r
      join register_import i on i.campaign = r.campaign and i.version = r.since
      left join register_import e on e.campaign = r.campaign and e.version = r.until
    where r.campaign = ${campaign} and r.certificate = ${certificate} order by r.since desc`.execute(db)
  return rows
}

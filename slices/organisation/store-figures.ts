import { sql } from 'kysely'
import { bulkInsert } from '../../platform/db/bulk-insert.ts'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'

export type ReportRow = {
  campaign: string
  id: number
  unit: string
  list_year: string
  state_controlled: number
  key_monitored: number
  note: string | null
  reported_by: string
  reported_at: string
  state: 'reported' | 'accepted' | 'returned' | 'superseded'
  decided_by: string | null
  decided_at: string | null
  reason: string | null
  accepted_state_controlled: number | null
  accepted_key_monitored: number | null
  import_id: string | null
}
export type NewReport = Pick<
  ReportRow,
  'campaign' | 'unit' | 'list_year' | 'state_controlled' | 'key_monitored' | 'note' | 'reported_by' | 'reported_at'
>

/** Adds the reports; what waited for the same units is superseded. */
export async function addReports(tx: Database, campaign: string, reports: readonly NewReport[]): Promise<void> {
  const units = arrayLiteral(reports.map(({ unit }) => unit))
  await sql`
    update key_enterprise_report set state = 'superseded'
    where campaign = ${campaign} and state = 'reported' and unit = any(${units}::text::text[])`.execute(tx)
  const columns = [
    ...['campaign', 'unit', 'list_year', 'state_controlled', 'key_monitored', 'note', 'reported_by', 'reported_at'],
    'state',
  ]
  await bulkInsert(
    tx,
    { table: 'key_enterprise_report', columns },
    reports.map((one) => [
      ...[one.campaign, one.unit, one.list_year, one.state_controlled, one.key_monitored, one.note],
      ...[one.reported_by, one.reported_at, 'reported'],
    ]),
  )
}

/** The newest report of each unit. */
export async function newestReports(db: Database, campaign: string): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select distinct on (unit) * from key_enterprise_report where campaign = ${campaign} order by unit, id desc`.execute(
    db,
  )
  return rows
}

/** Every report of a unit, the newest first. */
export async function reportsOf(db: Database, campaign: string, unit: string): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select * from key_enterprise_report where campaign = ${campaign} and unit = ${unit} order by id desc limit 50`.execute(
    db,
  )
  return rows
}

export async function waitingReports(db: Database, campaign: string, ids: readonly number[]): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select * from key_enterprise_report
    where campaign = ${campaign} and state = 'reported' and id = any(${arrayLiteral(ids)}::text::bigint[]) order by unit`.execute(
    db,
  )
  return rows
}

export interface ReportDecision {
  id: number
  state: 'accepted' | 'returned'
  by: string
  at: string
  reason: string | null
  accepted: { stateControlled: number; keyMonitored: number } | null
  importId: string | null
}

/** false where the report does not wait any more. */
export async function decideReport(tx: Database, campaign: string, of: ReportDecision): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    update key_enterprise_report set state = ${of.state}, decided_by = ${of.by}, decided_at = ${of.at}, reason = ${of.reason},
      accepted_state_controlled = ${of.accepted?.stateControlled ?? null}::integer,
      accepted_key_monitored = ${of.accepted?.keyMonitored ?? null}::integer, import_id = ${of.importId}
    where campaign = ${campaign} and id = ${of.id} and state = 'reported' returning id`.execute(tx)
  return rows.length === 1
}

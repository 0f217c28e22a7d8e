/** What announcements lay on people's desks, and what experts see of them. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { Territory, VersionRow } from './store-announcements.ts'
import { within } from './store.ts'

export type AddressedRow = VersionRow & { id: string }

/** What experts see. */
export async function addressedToExperts(db: Database, campaign: string, id?: string): Promise<AddressedRow[]> {
  const { rows } = await sql<AddressedRow>`
    select a.id, v.version, v.rev, v.title, v.body, v.group_id as "group", v.clauses, v.audience, v.files, v.due, v.changed,
      v.hash, v.published_by as "publishedBy", v.published_at as "publishedAt"
    from announcement a join announcement_version v on v.campaign = a.campaign and v.id = a.id and v.version = a.version
    where a.campaign = ${campaign} and a.to_experts and ${id === undefined ? sql`true` : sql`a.id = ${id}`}
    order by v.published_at desc, a.id limit 200`.execute(db)
  return rows
}

export type OwnRow = { id: string; title: string; due: string | null; publishedAt: string; isRead: boolean }

/** Announcements that a unit has not confirmed. */
export async function unconfirmed(db: Database, campaign: string, unit: string): Promise<OwnRow[]> {
  const { rows } = await sql<OwnRow>`
    select a.id, v.title, v.due, v.published_at as "publishedAt", bool_or(c.person is not null) as "isRead"
    from announcement a join announcement_version v on v.campaign = a.campaign and v.id = a.id and v.version = a.version
      join announcement_recipient p on p.campaign = a.campaign and p.id = a.id and p.version = a.version
      left join announcement_receipt c
        on c.campaign = p.campaign and c.id = p.id and c.version = p.version and c.unit = p.unit
    where a.campaign = ${campaign} and p.unit = ${unit}
    group by a.id, v.title, v.due, v.published_at having count(c.confirmed_at) = 0
    order by v.due nulls last, v.published_at limit 20`.execute(db)
  return rows
}

export type LateCount = { id: string; title: string; due: string; n: number; of: number }

/** Announcements with units that are late, within a territory. */
export async function lateCounts(
  db: Database,
  { campaign, territory, today }: { campaign: string; territory: Territory; today: string },
): Promise<LateCount[]> {
  const { rows } = await sql<LateCount>`
    select t.id, t.title, t.due, count(*) filter (where t.n = 0) as n, count(*) as of from (
      select a.id, v.title, v.due, p.unit, count(c.confirmed_at) as n
      from announcement a join announcement_version v on v.campaign = a.campaign and v.id = a.id and v.version = a.version
        join announcement_recipient p on p.campaign = a.campaign and p.id = a.id and p.version = a.version
        left join announcement_receipt c
          on c.campaign = p.campaign and c.id = p.id and c.version = p.version and c.unit = p.unit
      where a.campaign = ${campaign} and v.due < ${today}::date and ${within(territory, 'p.unit')}
      group by a.id, v.title, v.due, p.unit) t
    group by t.id, t.title, t.due having count(*) filter (where t.n = 0) > 0 order by t.due limit 20`.execute(db)
  return rows
}

/** Posts that hold on a day, for the organisation's pages: groups, liaisons, units. */
import { sql } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'

export interface HeldAsk {
  day: string
  role?: string
  /** Only posts in a group. */
  inGroups?: boolean
  /** null: every unit. */
  units: readonly string[] | null
}

export interface HeldRow {
  post: string
  person: string
  name: string
  state: string
  role: string
  unit: string
  title: string | null
  group: string | null
  from: string
  until: string | null
  contact: string | null
  certificate: string | null
  given_at: string
}

/** Of people who are invited or active; by unit and name. */
export async function heldPosts(db: Database, { day, role, inGroups, units }: HeldAsk): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select q.id as post, p.id as person, p.name, p.state, q.role, q.unit, q.title, q.group_id as "group",
      q.from_day as "from", q.until_day as until, p.contact, p.certificate, q.given_at
    from post q join person p on p.id = q.person
    where p.state in ('invited', 'active') and q.ended_at is null and q.from_day <= ${day}::date
      and (q.until_day is null or q.until_day >= ${day}::date)
      and ${role === undefined ? sql`true` : sql`q.role = ${role}`}
      and ${inGroups === true ? sql`q.group_id is not null` : sql`true`}
      and ${units === null ? sql`true` : sql`q.unit = any(${arrayLiteral(units)}::text::text[])`}
    order by q.unit, p.name, q.id`.execute(db)
  return rows
}

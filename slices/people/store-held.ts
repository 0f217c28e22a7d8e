/** Posts that hold on a day, for the organisation's pages: groups, liaisons, units. */
import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'

export interface HeldAsk {
  day: string
  role?: string
  /** Only posts in a group. */
  inGroups?: boolean
  /** null: every unit. */
  units: readonly string[] | null
  /** Only posts of these people. */
  people?: readonly string[]
  most?: number
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

const holds = (day: string): RawBuilder<unknown> => sql`p.state in ('invited', 'active') and q.ended_at is null
  and q.from_day <= ${day}::date and (q.until_day is null or q.until_day >= ${day}::date)`

/** Of people who are invited or active; by unit and name. `most`: the first of them. */
export async function heldPosts(
  db: Database,
  { day, role, inGroups, units, people, most }: HeldAsk,
): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select q.id as post, p.id as person, p.name, p.state, q.role, q.unit, q.title, q.group_id as "group",
      q.from_day as "from", q.until_day as until, p.contact, p.certificate, q.given_at
    from post q join person p on p.id = q.person
    where ${holds(day)} and ${role === undefined ? sql`true` : sql`q.role = ${role}`}
      and ${people === undefined ? sql`true` : sql`p.id = any(${arrayLiteral(people)}::text::text[])`}
      and ${inGroups === true ? sql`q.group_id is not null` : sql`true`}
      and ${units === null ? sql`true` : sql`q.unit = any(${arrayLiteral(units)}::text::text[])`}
    order by q.unit, p.name, q.id ${most === undefined ? sql`` : sql`limit ${most}`}`.execute(db)
  return rows
}

/** What is held in a unit. */
export interface HeldCount {
  unit: string
  posts: number
  /** People who are its liaison. */
  liaisons: number
  roles: string[]
  groups: string[]
}

/** The same, counted: a row for each unit where somebody holds a post on the day. */
export async function heldCounts(db: Database, day: string): Promise<HeldCount[]> {
  const { rows } = await sql<HeldCount>`
    select q.unit, count(*) as posts, count(distinct q.person) filter (where q.role = 'liaison') as liaisons,
      json_agg(distinct q.role) as roles,
      coalesce(json_agg(distinct q.group_id) filter (where q.group_id is not null), '[]'::json) as groups
    from post q join person p on p.id = q.person where ${holds(day)} group by q.unit`.execute(db)
  return rows
}

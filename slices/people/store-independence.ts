/** Who had another's account in hand, or stands so close that both count as one person. */
import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import { decidingRoles } from './model.ts'
import type { Tie } from './model-independence.ts'

/**
 * Who alone could have signed in as another, `since` an instant: for good where the account decides and nobody has vouched
 * for it, since a sock puppet does not become a person by waiting. Who saw one half of a link in two parts could not. A vouch
 * speaks of what was over by then: a link that was open still counts where it is used later.
 */
const handRows = (since: string) => {
  const counts = (
    at: string,
    over: RawBuilder<unknown> = sql.ref(at),
  ) => sql`(${sql.ref(at)} >= ${since}::timestamptz or exists (select from post q
      where q.person = l.person and q.role = any(${arrayLiteral(decidingRoles)}::text::text[]) and q.ended_at is null))
    and not exists (select from vouch v where v.person = l.person and v.vouched_at >= ${over})`
  return sql`select l.person, l.made_by as by from set_up_link l where l.made_by <> l.person
      and (not l.two_part or l.code_by = l.made_by) and (l.end_reason = 'used' or l.made_at >= ${since}::timestamptz) and ${counts('l.made_at', sql`case when l.end_reason = 'used' then l.ended_at else l.made_at end`)}
    union select l.person, l.linked_by from single_sign_on_identity l where l.linked_by <> l.person and ${counts('l.linked_at')}`
}

export interface TieAsk {
  me: string
  /** Looks back to this instant. */
  since: string
  /** Another, and from when a standing-in between the two counts. */
  others: readonly { person: string; at: string }[]
}

interface TieRow {
  /** Place among `others`, from 1. */
  n: number
  tie: Tie
}

/**
 * `hand`: who alone could have opened the account, or agreed to its recovery. `reach` follows that
 * over every account between: two people are tied where one and the same hand could have been both.
 */
export async function tiesOf(db: Database, { me, since, others }: TieAsk): Promise<TieRow[]> {
  if (others.length === 0) return []
  const [people, instants] = [others.map(({ person }) => person), others.map(({ at }) => at)]
  const { rows } = await sql<TieRow>`
    with recursive asked (person, at, n) as (
      select * from unnest(${arrayLiteral(people)}::text::text[], ${arrayLiteral(instants)}::text::timestamptz[]) with ordinality
    ), hand (person, by) as (
      ${handRows(since)}
      union select person, agreed_by from recovery where agreed_at >= ${since}::timestamptz
      union select r.person, a.asked_by from recovery r join approval a on a.id = r.approval where r.agreed_at >= ${since}::timestamptz
    ), reach (origin, who) as (
      select person, person from asked union select ${me}::text, ${me}::text
      union select r.origin, h.by from reach r join hand h on h.person = r.who
    ), mine as (select who from reach where origin = ${me})
    select n, tie from (
      select distinct a.n, 'hands' as tie, 1 as place from asked a
        join reach r on r.origin = a.person join mine on mine.who = r.who
      union all select distinct a.n, 'post', 2 from asked a join post p on p.given_at >= ${since}::timestamptz
        and ((p.person = a.person and p.given_by = ${me}) or (p.person = ${me} and p.given_by = a.person))
      union all select a.n, 'certificate', 3 from asked a join person p on p.id = a.person join person m on m.id = ${me}
        where upper(trim(p.certificate)) = upper(trim(m.certificate)) and trim(p.certificate) <> ''
      union all select distinct a.n, 'stand-in', 4 from asked a join post p on p.person in (a.person, ${me})
        join delegation d on d.post = p.id and d.to_person = case when p.person = ${me} then a.person else ${me} end
        where d.until_day >= (a.at at time zone 'Asia/Shanghai')::date and (d.ended_at is null or d.ended_at >= a.at)
    ) t order by place desc`.execute(db)
  return rows
}

export interface Decider {
  person: string
  state: string
}

/** Who has a post of these roles on the day and an account in use, suspended ones among them. */
export async function decidersOf(db: Database, roles: readonly string[], day: string): Promise<Decider[]> {
  const { rows } = await sql<Decider>`
    select distinct p.id as person, p.state from person p join post q on q.person = p.id
    where p.state in ('active', 'suspended') and q.role = any(${arrayLiteral(roles)}::text::text[]) and q.ended_at is null
      and q.from_day <= ${day}::date and (q.until_day is null or q.until_day >= ${day}::date)`.execute(db)
  return rows
}

/** Administrators of units with an account in use, and of which. */
export async function unitAdministrators(db: Database, day: string): Promise<(Decider & { unit: string })[]> {
  const { rows } = await sql<Decider & { unit: string }>`
    select distinct p.id as person, p.state, q.unit from person p join post q on q.person = p.id
    where p.state in ('active', 'suspended') and q.role = 'unit-administrator' and q.ended_at is null
      and q.from_day <= ${day}::date and (q.until_day is null or q.until_day >= ${day}::date)`.execute(db)
  return rows
}

/** Accounts in use that decide and that one hand alone could have opened: who, and whose hand. */
export async function foundedByOne(db: Database, since: string): Promise<{ person: string; by: string }[]> {
  const { rows } = await sql<{ person: string; by: string }>`
    select distinct t.person, t.by from (${handRows(since)}) t join person p on p.id = t.person and p.state = 'active'
    where exists (select from post q where q.person = t.person and q.ended_at is null
      and q.role = any(${arrayLiteral(decidingRoles)}::text::text[])) order by t.person, t.by`.execute(db)
  return rows
}

export async function keepVouch(
  tx: Database,
  person: string,
  { by, at }: { by: string | null; at: string },
): Promise<void> {
  await sql`insert into vouch (person, vouched_by, vouched_at) values (${person}, ${by}, ${at}::timestamptz)`.execute(
    tx,
  )
}

/** Who saw a link of this account, or linked a sign-in to it, since then. */
export async function handsOn(db: Database, person: string, since: string): Promise<string[]> {
  const { rows } = await sql<{ by: string }>`
    select distinct by from (${handRows(since)}) t where person = ${person} order by by`.execute(db)
  return rows.map(({ by }) => by)
}

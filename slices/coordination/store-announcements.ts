/** Announcements as published. Who may know of one: who reaches its writer or a unit that it was addressed to. */
import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import type { AttachedFile, Audience, ReceiptState } from './contract.ts'
import { pattern, within, type Stamp } from './store.ts'

export interface AnnouncementAt {
  campaign: string
  id: string
}
export interface VersionAt extends AnnouncementAt {
  version: number
}

/** null: every unit. */
export type Territory = ReadonlySet<string> | null

export type VersionRow = {
  version: number
  rev: number
  title: string
  body: string
  group: string | null
  clauses: string[]
  audience: Audience
  files: AttachedFile[]
  due: string | null
  changed: string | null
  hash: string
  publishedBy: string
  publishedAt: string
}

const isSeen = (territory: Territory): RawBuilder<unknown> =>
  territory === null
    ? sql`true`
    : sql`(${within(territory, 'a.unit')} or exists (select from announcement_recipient p
        where p.campaign = a.campaign and p.id = a.id and p.version = a.version and ${within(territory, 'p.unit')}))`

export type HeadRow = { id: string; unit: string; version: number; toExperts: boolean }

/** Undefined: there is none, or the reader reaches neither its writer nor those addressed. */
export async function headSeen(
  db: Database,
  { campaign, id }: AnnouncementAt,
  territory: Territory,
): Promise<HeadRow | undefined> {
  const { rows } = await sql<HeadRow>`
    select a.id, a.unit, a.version, a.to_experts as "toExperts" from announcement a
    where a.campaign = ${campaign} and a.id = ${id} and ${isSeen(territory)}`.execute(db)
  return rows[0]
}

export async function versionsOf(db: Database, { campaign, id }: AnnouncementAt): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select version, rev, title, body, group_id as "group", clauses, audience, files, due, changed, hash,
      published_by as "publishedBy", published_at as "publishedAt"
    from announcement_version where campaign = ${campaign} and id = ${id} order by version desc`.execute(db)
  return rows
}

export async function addVersion(
  tx: Database,
  at: AnnouncementAt & { unit: string },
  { made, units }: { made: VersionRow; units: readonly string[] },
): Promise<void> {
  const { campaign, id, unit } = at
  await sql`
    insert into announcement (campaign, id, unit, version, to_experts)
    values (${campaign}, ${id}, ${unit}, ${made.version}, ${made.audience.experts})
    on conflict (campaign, id) do update set version = excluded.version, to_experts = excluded.to_experts`.execute(tx)
  await sql`
    insert into announcement_version (campaign, id, version, rev, title, body, group_id, clauses, audience, files, due,
      changed, hash, published_by, published_at)
    values (${campaign}, ${id}, ${made.version}, ${made.rev}, ${made.title}, ${made.body}, ${made.group},
      ${arrayLiteral(made.clauses)}::text::text[], ${JSON.stringify(made.audience)}::jsonb,
      ${JSON.stringify(made.files)}::jsonb, ${made.due}::date, ${made.changed}, ${made.hash}, ${made.publishedBy},
      ${made.publishedAt}::timestamptz)`.execute(tx)
  await sql`
    insert into announcement_recipient (campaign, id, version, unit)
    select ${campaign}, ${id}, ${made.version}::integer, u.unit
    from unnest(${arrayLiteral(units)}::text::text[]) as u(unit)`.execute(tx)
}

export async function recipientsOf(db: Database, { campaign, id, version }: VersionAt): Promise<Set<string>> {
  const { rows } = await sql<{ unit: string }>`
    select unit from announcement_recipient
    where campaign = ${campaign} and id = ${id} and version = ${version}`.execute(db)
  return new Set(rows.map(({ unit }) => unit))
}

export type ReceiptOfUnit = {
  unit: string
  readAt: string | null
  readBy: string | null
  confirmedAt: string | null
  confirmedBy: string | null
  remindedAt: string | null
  rung: 'first' | 'second' | 'above' | null
}

export interface ReceiptsAsk extends VersionAt {
  territory: Territory
  due: string | null
  today: string
  /** '' : all; else a state, or 'late'. */
  state: ReceiptState | 'late' | ''
  find: readonly string[] | null
}

/** One row a unit: the first who read, the first who confirmed. */
const perUnit = ({ campaign, id, version, territory }: ReceiptsAsk): RawBuilder<unknown> => sql`
  select p.unit, min(c.read_at) as read_at, (array_agg(c.person order by c.read_at))[1] as read_by,
    min(c.confirmed_at) as confirmed_at,
    (array_agg(c.person order by c.confirmed_at) filter (where c.confirmed_at is not null))[1] as confirmed_by
  from announcement_recipient p left join announcement_receipt c
    on c.campaign = p.campaign and c.id = p.id and c.version = p.version and c.unit = p.unit
  where p.campaign = ${campaign} and p.id = ${id} and p.version = ${version} and ${within(territory, 'p.unit')}
  group by p.unit`

function fits({ state, due, today, find }: ReceiptsAsk): RawBuilder<unknown> {
  const found = find === null ? sql`true` : sql`r.unit = any(${arrayLiteral(find)}::text::text[])`
  const byState = {
    '': sql`true`,
    confirmed: sql`r.confirmed_at is not null`,
    read: sql`r.confirmed_at is null and r.read_at is not null`,
    untouched: sql`r.read_at is null`,
    late: sql`r.confirmed_at is null and ${due}::date < ${today}::date`,
  }[state]
  return sql`${found} and ${byState}`
}

export async function pageOfReceipts(
  db: Database,
  ask: ReceiptsAsk,
  { offset, limit }: { offset: number; limit: number },
): Promise<ReceiptOfUnit[]> {
  const { rows } = await sql<ReceiptOfUnit>`
    select r.unit, r.read_at as "readAt", r.read_by as "readBy", r.confirmed_at as "confirmedAt",
      r.confirmed_by as "confirmedBy", m.reminded_at as "remindedAt", m.rung
    from (${perUnit(ask)}) r left join lateral (
      select m.reminded_at, m.rung from announcement_reminder m
      where m.campaign = ${ask.campaign} and m.id = ${ask.id} and m.version = ${ask.version} and m.unit = r.unit
      order by m.day desc limit 1) m on true
    where ${fits(ask)}
    order by r.confirmed_at is not null, r.read_at is not null, r.unit limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export type CountsRow = { units: number; confirmed: number; read: number; untouched: number; late: number }

/** `state` and `find` are left out of the counts but for `total`. */
export async function countReceipts(db: Database, ask: ReceiptsAsk): Promise<CountsRow & { total: number }> {
  const { rows } = await sql<CountsRow & { total: number }>`
    select count(*) as units, count(*) filter (where ${fits(ask)}) as total,
      count(*) filter (where r.confirmed_at is not null) as confirmed,
      count(*) filter (where r.confirmed_at is null and r.read_at is not null) as read,
      count(*) filter (where r.read_at is null) as untouched,
      count(*) filter (where r.confirmed_at is null and ${ask.due}::date < ${ask.today}::date) as late
    from (${perUnit(ask)}) r`.execute(db)
  return rows[0] ?? { units: 0, confirmed: 0, read: 0, untouched: 0, late: 0, total: 0 }
}

export interface ListAsk {
  campaign: string
  territory: Territory
  /** The reader's own. */
  unit: string
  today: string
  find: string
}

export type ListRow = CountsRow & {
  id: string
  version: number
  title: string
  unit: string
  group: string | null
  due: string | null
  publishedAt: string
  hasDraft: boolean
  ownReadAt: string | null
  ownConfirmedAt: string | null
  isOwn: boolean
}

const found = (find: string): RawBuilder<unknown> =>
  find === '' ? sql`true` : sql`(v.title ilike ${pattern(find)} or v.body ilike ${pattern(find)})`

const listed = ({ campaign, territory, find }: ListAsk): RawBuilder<unknown> => sql`
  from announcement a join announcement_version v on v.campaign = a.campaign and v.id = a.id and v.version = a.version
  where a.campaign = ${campaign} and ${isSeen(territory)} and ${found(find)}`

export async function pageOfAnnouncements(
  db: Database,
  ask: ListAsk,
  { offset, limit }: { offset: number; limit: number },
): Promise<ListRow[]> {
  const { rows } = await sql<ListRow>`
    with shown as (
      select a.campaign, a.id, a.unit, a.version, v.title, v.group_id, v.due, v.published_at ${listed(ask)}
      order by v.published_at desc, a.id limit ${limit} offset ${offset}),
    per_unit as (
      select s.id, p.unit, s.due, min(c.read_at) as read_at, min(c.confirmed_at) as confirmed_at
      from shown s join announcement_recipient p on p.campaign = s.campaign and p.id = s.id and p.version = s.version
        left join announcement_receipt c
          on c.campaign = p.campaign and c.id = p.id and c.version = p.version and c.unit = p.unit
      where ${within(ask.territory, 'p.unit')} group by s.id, p.unit, s.due)
    select s.id, s.version, s.title, s.unit, s.group_id as "group", s.due, s.published_at as "publishedAt",
      exists (select from coordination_draft d
        where d.campaign = s.campaign and d.object = 'announcement:' || s.id) as "hasDraft",
      count(u.unit) as units, count(u.confirmed_at) as confirmed,
      count(u.unit) filter (where u.confirmed_at is null and u.read_at is not null) as read,
      count(u.unit) filter (where u.read_at is null) as untouched,
      count(u.unit) filter (where u.confirmed_at is null and u.due < ${ask.today}::date) as late,
      coalesce(bool_or(u.unit = ${ask.unit}), false) as "isOwn",
      min(u.read_at) filter (where u.unit = ${ask.unit}) as "ownReadAt",
      min(u.confirmed_at) filter (where u.unit = ${ask.unit}) as "ownConfirmedAt"
    from shown s left join per_unit u on u.id = s.id
    group by s.campaign, s.id, s.version, s.title, s.unit, s.group_id, s.due, s.published_at
    order by s.published_at desc, s.id`.execute(db)
  return rows
}

export async function countAnnouncements(db: Database, ask: ListAsk): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n ${listed(ask)}`.execute(db)
  return rows[0]?.n ?? 0
}

export type FreshDraft = { id: string; unit: string; title: string; savedAt: string }

/** Drafts of the writer's unit that were never published. */
export async function draftsUnpublished(db: Database, campaign: string, unit: string): Promise<FreshDraft[]> {
  const { rows } = await sql<FreshDraft>`
    select substr(d.object, 14) as id, d.unit, coalesce(d.content->>'title', '') as title, d.saved_at as "savedAt"
    from coordination_draft d
    where d.campaign = ${campaign} and d.unit = ${unit} and d.object like 'announcement:%'
      and not exists (select from announcement a where a.campaign = d.campaign and a.id = substr(d.object, 14))
    order by d.saved_at desc limit 50`.execute(db)
  return rows
}

interface ReceiptMade extends VersionAt, Stamp {
  units: readonly string[]
  post: string
  confirms: boolean
}

/** The first instant counts; who confirms has read. Answers the units that were new. */
export async function addReceipts(tx: Database, made: ReceiptMade): Promise<string[]> {
  const { campaign, id, version, units, by, post, at, confirms } = made
  const confirmed = confirms ? at : null
  const { rows } = await sql<{ unit: string }>`
    insert into announcement_receipt (campaign, id, version, unit, person, post, read_at, confirmed_at)
    select ${campaign}, ${id}, ${version}::integer, p.unit, ${by}, ${post}, ${at}::timestamptz, ${confirmed}::timestamptz
    from announcement_recipient p
    where p.campaign = ${campaign} and p.id = ${id} and p.version = ${version}
      and p.unit = any(${arrayLiteral(units)}::text::text[])
      and (${confirms} = false or not exists (select from announcement_receipt c where c.campaign = p.campaign
        and c.id = p.id and c.version = p.version and c.unit = p.unit and c.confirmed_at is not null))
    on conflict (campaign, id, version, unit, person) do update set confirmed_at = excluded.confirmed_at
      where announcement_receipt.confirmed_at is null and excluded.confirmed_at is not null
    returning unit`.execute(tx)
  return rows.map(({ unit }) => unit).toSorted()
}

export type LateRow = { unit: string; rungs: ('first' | 'second' | 'above')[]; today: boolean }

/** Units that have not confirmed after the due day, with whom they were reminded by so far. */
export async function lateUnits(db: Database, ask: ReceiptsAsk): Promise<LateRow[]> {
  const { rows } = await sql<LateRow>`
    select r.unit, coalesce(array_agg(m.rung order by m.day) filter (where m.rung is not null), '{}') as rungs,
      coalesce(bool_or(m.day = ${ask.today}::date), false) as today
    from (${perUnit(ask)}) r left join announcement_reminder m
      on m.campaign = ${ask.campaign} and m.id = ${ask.id} and m.version = ${ask.version} and m.unit = r.unit
    where r.confirmed_at is null and ${ask.due}::date < ${ask.today}::date
    group by r.unit order by r.unit`.execute(db)
  return rows
}

/** Answers whether it was the first of that day. */
export async function addReminder(
  tx: Database,
  at: VersionAt,
  made: Stamp & { unit: string; day: string; rung: string },
): Promise<boolean> {
  const { rows } = await sql<{ unit: string }>`
    insert into announcement_reminder (campaign, id, version, unit, day, rung, reminded_by, reminded_at)
    values (${at.campaign}, ${at.id}, ${at.version}, ${made.unit}, ${made.day}::date, ${made.rung}, ${made.by},
      ${made.at}::timestamptz)
    on conflict do nothing returning unit`.execute(tx)
  return rows.length > 0
}

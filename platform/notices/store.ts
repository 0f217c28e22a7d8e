import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../db/array-literal.ts'
import type { Database } from '../db/database.ts'
import type { KeptNotice, NewNotice, NoticeValues, Recipient } from './notice.ts'

const addressOf = (to: Recipient): { person: string | null; post: string | null; audience: string | null } => ({
  person: 'person' in to ? to.person : null,
  post: 'post' in to ? to.post : null,
  audience: 'audience' in to ? to.audience : null,
})

export async function insertNotice(tx: Database, notice: NewNotice & { by: string | null; at: string }): Promise<void> {
  const { person, post, audience } = addressOf(notice.to)
  const unit = 'unit' in notice.to ? notice.to.unit : null
  await sql`
    insert into notice (to_person, to_post, to_audience, unit, by_person, campaign, kind, details, object, at)
    values (${person}, ${post}, ${audience}, ${unit}, ${notice.by}, ${notice.campaign}, ${notice.kind},
      ${JSON.stringify(notice.values)}::jsonb, ${notice.object}, ${notice.at}::timestamptz)`.execute(tx)
}

/** Who reads: a person in the capacity of a post, with all that the post is an audience of. */
export interface Reader {
  person: string
  post: string
  audiences: readonly string[]
  /** Instants before it are no news: when the person's account or the house began. */
  since: string
}

const forReader = ({ person, post, audiences, since }: Reader): RawBuilder<unknown> => sql`
  n.at >= ${since}::timestamptz and n.by_person is distinct from ${person}
  and (n.to_person = ${person} or n.to_post = ${post} or n.to_audience = any(${arrayLiteral(audiences)}::text::text[]))`

export interface NoticePage {
  unread: boolean
  kinds?: readonly string[] | undefined
  /** Notices older than this one; absent: from the newest. */
  before?: number | undefined
  most: number
}

type NoticeRow = Omit<KeptNotice, 'values'> & { details: unknown }

/** The newest first. Notices to an audience come whatever their unit: the caller knows how far the reader reaches. */
export async function noticesFor(db: Database, reader: Reader, page: NoticePage): Promise<KeptNotice[]> {
  const { unread, kinds, before, most } = page
  const { rows } = await sql<NoticeRow>`
    select n.id, n.kind, n.campaign, n.details, n.object, n.at, n.to_audience as audience, n.unit, r.read_at as "readAt"
    from notice n left join notice_read r on r.notice = n.id and r.person = ${reader.person}
    where ${forReader(reader)} and ${unread ? sql`r.notice is null` : sql`true`}
      and ${before === undefined ? sql`true` : sql`n.id < ${before}`}
      and ${kinds === undefined ? sql`true` : sql`n.kind = any(${arrayLiteral(kinds)}::text::text[])`}
    order by n.id desc limit ${most}`.execute(db)
  return rows.map(({ details, ...row }) => ({ ...row, values: valuesOf(details) }))
}

const valuesOf = (details: unknown): NoticeValues =>
  Object.fromEntries(
    Object.entries(details ?? {}).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'number' ? value : String(value),
    ]),
  )

/** Leaves a receipt for each that the reader has not read yet. */
export async function markRead(
  tx: Database,
  reader: Pick<Reader, 'person' | 'post'>,
  { notices, at }: { notices: readonly number[]; at: string },
): Promise<void> {
  await sql`
    insert into notice_read (notice, person, post, read_at)
    select u.id, ${reader.person}, ${reader.post}, ${at}::timestamptz
    from unnest(${`{${notices.join(',')}}`}::text::bigint[]) as u(id)
    on conflict (notice, person) do nothing`.execute(tx)
}

export interface Receipt {
  person: string
  post: string
  readAt: string
}

/** Who has read a notice, the first reader first. */
export async function receiptsOf(db: Database, notice: number): Promise<Receipt[]> {
  const { rows } = await sql<Receipt>`
    select person, post, read_at as "readAt" from notice_read where notice = ${notice} order by read_at, person`.execute(
    db,
  )
  return rows
}

export async function countOld(db: Database, before: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from notice where at < ${before}`.execute(db)
  return rows[0]?.n ?? 0
}

export async function removeOld(tx: Database, before: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with gone as (delete from notice where at < ${before} returning 1) select count(*) as n from gone`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Notices to one person or post that were read before; one to many stays until its own time. */
export async function countRead(db: Database, before: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from notice n where ${readBefore(before)}`.execute(db)
  return rows[0]?.n ?? 0
}

export async function removeRead(tx: Database, before: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with gone as (delete from notice n where ${readBefore(before)} returning 1) select count(*) as n from gone`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

const readBefore = (before: string) =>
  sql`to_audience is null and exists (select from notice_read r where r.notice = n.id and r.read_at < ${before})`

import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../db/database.ts'
import { PersonalDigest } from './entry.ts'
import { parsed } from './root.ts'

/** What of the log is looked for; absent: everything. */
export interface LogFilter {
  chain: string
  who?: string | undefined
  object?: string | undefined
  verb?: string | undefined
  campaign?: string | undefined
  /** ISO instants: from, until (not included). */
  from?: string | undefined
  until?: string | undefined
}

export interface LogEntry {
  id: number
  at: string
  campaign: string | null
  who: string | null
  role: string | null
  acting_for: string | null
  verb: string
  object: string
  summary: string
  /** What lies apart and is kept still. */
  contents: unknown[]
  /** What lay apart and has been deleted: its class, and the last day it was kept. */
  gone: { class: string; keepUntil: string }[]
}

type EntryRow = Omit<LogEntry, 'contents' | 'gone'> & { personal: string | null }

/** A page, newest first. `before`: only entries with smaller ids, for reading the whole log in steps. */
export async function logEntries(
  db: Database,
  filter: LogFilter,
  page: { limit: number; offset?: number; before?: number },
): Promise<LogEntry[]> {
  const before = page.before === undefined ? sql`` : sql` and e.id < ${page.before}`
  const { rows } = await sql<EntryRow>`
    select e.id, at, campaign, who, role, acting_for, verb, object, summary, personal
    from audit_entry e where ${where(filter)}${before} order by e.id desc
    limit ${page.limit} offset ${page.offset ?? 0}`.execute(db)
  return withContents(db, rows)
}

/** Joins what lies apart. */
async function withContents(db: Database, rows: readonly EntryRow[]): Promise<LogEntry[]> {
  const ids = rows.filter(({ personal }) => personal !== null).map(({ id }) => id)
  const { rows: kept } =
    ids.length === 0
      ? { rows: [] }
      : await sql<{ entry: number; item: number; content: string }>`
          select entry, item, content from audit_personal where entry = any(${`{${ids.join(',')}}`}::bigint[])`.execute(
          db,
        )
  const contents = new Map(kept.map(({ entry, item, content }) => [`${entry} ${item}`, content]))
  return rows.map(({ personal, ...row }) => {
    const items = PersonalDigest.array().safeParse(parsed(personal ?? '[]')).data ?? []
    const content = (item: number) => contents.get(`${row.id} ${item}`)
    return {
      ...row,
      contents: items.flatMap((_digest, item) => parsed(content(item) ?? '') ?? []),
      gone: items
        .filter((_digest, item) => content(item) === undefined)
        .map(({ class: name, keepUntil }) => ({ class: name, keepUntil })),
    }
  })
}

export async function countEntries(db: Database, filter: LogFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit_entry e where ${where(filter)}`.execute(db)
  return rows[0]?.n ?? 0
}

function where({ chain, who, object, verb, campaign, from, until }: LogFilter): RawBuilder<unknown> {
  const conditions = [sql`chain = ${chain}`]
  if (who !== undefined) conditions.push(sql`who = ${who}`)
  if (object !== undefined) conditions.push(sql`object = ${object}`)
  if (verb !== undefined) conditions.push(sql`verb = ${verb}`)
  if (campaign !== undefined) conditions.push(sql`(campaign = ${campaign} or campaign is null)`)
  if (from !== undefined) conditions.push(sql`at >= ${from}`)
  if (until !== undefined) conditions.push(sql`at < ${until}`)
  return sql.join(conditions, sql` and `)
}

/** Who and which verbs stand in the log: what its filters offer. Walks the indexes, not the log. */
export async function logChoices(db: Database): Promise<{ who: string[]; verbs: string[] }> {
  const [who, verbs] = [await distinct(db, 'who'), await distinct(db, 'verb')]
  return { who, verbs }
}

async function distinct(db: Database, column: 'who' | 'verb'): Promise<string[]> {
  const name = sql.ref(column)
  const { rows } = await sql<{ value: string }>`
    with recursive found as (
      (select ${name} as value from audit_entry where ${name} is not null order by 1 limit 1)
      union all
      select (select ${name} from audit_entry where ${name} > f.value order by 1 limit 1) from found f where f.value is not null
    ) select value from found where value is not null`.execute(db)
  return rows.map(({ value }) => value)
}

export interface ReadOfPerson {
  at: string
  who: string | null
  role: string | null
  verb: string
  object: string
  summary: string
}

/** Who looked at what is known of these subjects ('person:…', 'certificate:…'), or at these objects; newest first. */
export async function readsOf(
  db: Database,
  { subjects, objects, limit }: { subjects: readonly string[]; objects: readonly string[]; limit: number },
): Promise<ReadOfPerson[]> {
  const list = (texts: readonly string[]) => sql`${sql.join([...texts, ''])}`
  const { rows } = await sql<ReadOfPerson>`
    select at, who, role, verb, object, summary from audit_entry e
    where chain = 'reads' and (object in (${list(objects)})
      or exists (select from audit_personal p where p.entry = e.id and p.subject in (${list(subjects)})))
    order by id desc limit ${limit}`.execute(db)
  return rows
}

/** Case files as lists ask for them: page by page, filtered, within a territory. */
import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import type { FileState } from './contract.ts'
import { headColumns, type FileAt, type Head } from './store.ts'

export interface ListAsk {
  campaign: string
  /** Codes of the units whose files are seen; null: all. */
  territory: ReadonlySet<string> | null
  find: string
  /** Column → values. */
  filter: Readonly<Record<string, readonly string[]>>
  sort: string
}

export type ListedHead = Head & {
  slotType: string | null
  slotSource: string | null
  guidanceOpen: number
}

export const within = (territory: ReadonlySet<string> | null, column: string): RawBuilder<unknown> =>
  territory === null ? sql`true` : sql`${sql.ref(column)} = any(${arrayLiteral([...territory])}::text::text[])`

export const among = (column: string, values: readonly string[] | undefined): RawBuilder<unknown> =>
  values === undefined || values.length === 0
    ? sql`true`
    : sql`${sql.ref(column)} = any(${arrayLiteral(values)}::text::text[])`

export const pattern = (find: string): string => `%${find.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`

function slotted(values: readonly string[] | undefined): RawBuilder<unknown> {
  if (values === undefined || values.length !== 1) return sql`true`
  return values[0] === 'yes' ? sql`e.id is not null` : sql`e.id is null`
}

function conditions({ campaign, territory, find, filter }: ListAsk, without = ''): RawBuilder<unknown> {
  const found =
    find === ''
      ? sql`true`
      : sql`(f.number ilike ${pattern(find)} or f.party ilike ${pattern(find)} or f.unit = ${find})`
  const rules = filter['rule']
  const withRule =
    rules === undefined || rules.length === 0
      ? sql`true`
      : sql`exists (select 1 from case_file_finding d where d.campaign = f.campaign and d.file = f.id and ${among('d.rule', rules)})`
  const state = without === 'state' ? sql`true` : among('f.state', filter['state'])
  return sql`f.campaign = ${campaign} and ${within(territory, 'f.unit')} and ${found} and ${state}
    and ${among('f.unit', filter['unit'])} and ${among('f.type', filter['type'])}
    and ${slotted(filter['slot'])} and ${withRule}`
}

/** A file that is not there and one of another territory are asked for, and answered, in the same way. */
export async function headWithin(
  db: Database,
  { campaign, id }: FileAt,
  territory: ReadonlySet<string> | null,
): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select ${headColumns} from case_file f
    where f.campaign = ${campaign} and f.id = ${id} and ${within(territory, 'f.unit')}`.execute(db)
  return rows[0]
}

const entries = sql`left join case_file_entry e on e.campaign = f.campaign and e.file = f.id and e.state = 'standing'`

const orders: Readonly<Record<string, string>> = {
  number: 'f.number',
  unit: 'f.unit',
  type: 'f.type',
  decided: 'f.decided',
  saved: 'f.saved_at',
  findings: '(f.fatal * 10000 + f.errors * 100 + f.warnings)',
}

function orderOf(sort: string): RawBuilder<unknown> {
  const column = orders[sort.replace(/^-/, '')]
  if (column === undefined) return sql`f.saved_at desc, f.id`
  return sql`${sql.raw(column)} ${sql.raw(sort.startsWith('-') ? 'desc' : 'asc')} nulls last, f.id`
}

export async function pageOfFiles(
  db: Database,
  ask: ListAsk,
  { offset, limit }: { offset: number; limit: number },
): Promise<ListedHead[]> {
  const { rows } = await sql<ListedHead>`
    select ${headColumns}, e.slot_type as "slotType", e.slot_source as "slotSource",
      (select count(*) from case_file_guidance g
        where g.campaign = f.campaign and g.file = f.id and g.state <> 'resolved') as "guidanceOpen"
    from case_file f ${entries}
    where ${conditions(ask)} order by ${orderOf(ask.sort)} limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export async function listedHead(db: Database, { campaign, id }: FileAt): Promise<ListedHead | undefined> {
  const { rows } = await sql<ListedHead>`
    select ${headColumns}, e.slot_type as "slotType", e.slot_source as "slotSource",
      (select count(*) from case_file_guidance g
        where g.campaign = f.campaign and g.file = f.id and g.state <> 'resolved') as "guidanceOpen"
    from case_file f ${entries} where f.campaign = ${campaign} and f.id = ${id}`.execute(db)
  return rows[0]
}

/** Files of a unit are made one after the other: no number gets two, whichever process is asked. */
export async function holdUnitFiles(tx: Database, campaign: string, unit: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`case-files:${campaign}:${unit}`}))`.execute(tx)
}

/** The unit's file of this number and type. */
export async function fileWithNumber(
  db: Database,
  campaign: string,
  { unit, number, type }: { unit: string; number: string; type: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from case_file
    where campaign = ${campaign} and unit = ${unit} and number = ${number} and type = ${type} limit 1`.execute(db)
  return rows[0]?.id
}

export async function countFiles(db: Database, ask: ListAsk): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from case_file f ${entries} where ${conditions(ask)}`.execute(db)
  return rows[0]?.n ?? 0
}

/** Under the same filters but that of the state. */
export async function countByState(db: Database, ask: ListAsk): Promise<{ state: FileState; n: number }[]> {
  const { rows } = await sql<{ state: FileState; n: number }>`
    select f.state, count(*) as n from case_file f ${entries} where ${conditions(ask, 'state')} group by f.state`.execute(
    db,
  )
  return rows
}

export async function headsOfUnit(db: Database, campaign: string, unit: string): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select ${headColumns} from case_file f
    where f.campaign = ${campaign} and f.unit = ${unit} order by f.saved_at desc, f.id`.execute(db)
  return rows
}

export interface SameCase {
  id: string
  number: string
  unit: string
  why: 'number' | 'content'
}

/** Other files with this number, or of the same content. */
export async function sameCases(
  db: Database,
  { campaign, id, number, fingerprint }: { campaign: string; id: string; number: string; fingerprint: string | null },
): Promise<SameCase[]> {
  const { rows } = await sql<SameCase>`
    select id, number, unit, case when number = ${number} then 'number' else 'content' end as why from case_file
    where campaign = ${campaign} and id <> ${id} and (number = ${number} or fingerprint = ${fingerprint})
    order by unit, number, id limit 20`.execute(db)
  return rows
}

/** Numbers of the files whose decision is published: an address, and a date that has come by the day. */
export async function publishedFiles(db: Database, campaign: string, day: string): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select distinct number from case_file where campaign = ${campaign} and number <> '' and published <= ${day}::date
      and trim(published_url) <> '' order by number`.execute(db)
  return rows.map(({ number }) => number)
}

/** Keys of the register's rows → the file that was opened from each. */
export async function filesOfRows(
  db: Database,
  campaign: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; id: string }>`
    select register_key as key, id from case_file where campaign = ${campaign}
      and register_key = any(${arrayLiteral([...keys])}::text::text[])`.execute(db)
  return new Map(rows.map(({ key, id }) => [key, id]))
}

/** Every file of every campaign with its unit. */
export async function everyUnit(db: Database): Promise<{ campaign: string; id: string; unit: string }[]> {
  const { rows } = await sql<{ campaign: string; id: string; unit: string }>`
    select campaign, id, unit from case_file`.execute(db)
  return rows
}

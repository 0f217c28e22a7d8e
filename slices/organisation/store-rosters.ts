import { sql, type RawBuilder } from 'kysely'
import { bulkInsert } from '../../platform/db/bulk-insert.ts'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import type { LeftOutRow, Page, RosterRow, RosterView } from './contract.ts'

type Stored = {
  id: number
  purpose: RosterView['purpose']
  title: string
  reason: string
  made_by: string
  made_at: string
  data_version: number
  day: string
  rows: number
  left_out: number
  hash: string
}
export type NewRoster = Omit<Stored, 'id'>

const viewOf = ({
  made_by: madeBy,
  made_at: madeAt,
  data_version: dataVersion,
  left_out: leftOut,
  ...rest
}: Stored): RosterView => ({
  ...rest,
  ...{ madeBy, madeAt, dataVersion, leftOut },
})

const heads = sql`id, purpose, title, reason, made_by, made_at, data_version, day, rows, left_out, hash`

export async function rostersOf(db: Database, campaign: string): Promise<RosterView[]> {
  const { rows } = await sql<Stored>`select ${heads} from roster where campaign = ${campaign} order by id desc`.execute(
    db,
  )
  return rows.map(viewOf)
}

export async function rosterOf(db: Database, campaign: string, id: number): Promise<RosterView | undefined> {
  const { rows } = await sql<Stored>`
    select ${heads} from roster where campaign = ${campaign} and id = ${id}`.execute(db)
  return rows.map(viewOf)[0]
}

export async function addRoster(
  tx: Database,
  campaign: string,
  { roster, rows, leftOut }: { roster: NewRoster; rows: readonly RosterRow[]; leftOut: readonly LeftOutRow[] },
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`roster:${campaign}`}))`.execute(tx)
  const last = await sql<{ id: number | null }>`select max(id) as id from roster where campaign = ${campaign}`.execute(
    tx,
  )
  const id = (last.rows[0]?.id ?? 0) + 1
  const { purpose, title, reason, made_by, made_at, data_version, day, hash } = roster
  await sql`
    insert into roster (campaign, id, purpose, title, reason, made_by, made_at, data_version, day, rows, left_out, hash)
    values (${campaign}, ${id}, ${purpose}, ${title}, ${reason}, ${made_by}, ${made_at}, ${data_version}, ${day}, ${roster.rows},
      ${leftOut.length}, ${hash})`.execute(tx)
  const columns = ['campaign', 'roster', 'place', 'certificate', 'person', 'name', 'unit', 'unit_name']
  await bulkInsert(
    tx,
    { table: 'roster_row', columns },
    rows.map((row) => [campaign, id, row.place, row.certificate, row.person, row.name, row.unit, row.unitName]),
  )
  await addLeftOut(tx, { campaign, id }, leftOut)
  return id
}

const leftOutColumns = ['certificate', 'name', 'unit', 'unit_name', 'why', 'valid_from', 'valid_to']

async function addLeftOut(
  tx: Database,
  at: { campaign: string; id: number },
  rows: readonly LeftOutRow[],
): Promise<void> {
  await bulkInsert(
    tx,
    { table: 'roster_left_out', columns: ['campaign', 'roster', 'place', ...leftOutColumns] },
    rows.map(({ place, certificate, name, unit, unitName, why, validFrom, validTo }) => [
      ...[at.campaign, at.id, place, certificate, name, unit, unitName, why, validFrom, validTo],
    ]),
  )
}

const within = (territory: ReadonlySet<string> | null): RawBuilder<unknown> =>
  territory === null ? sql`true` : sql`unit = any(${arrayLiteral([...territory])}::text::text[])`

interface Listed<Row> {
  total: number
  rows: Row[]
}

/** A page of a table by place, with how many rows there are in all. */
async function pageOf<Row>(
  db: Database,
  { table, columns, where }: { table: string; columns: RawBuilder<unknown>; where: RawBuilder<unknown> },
  { offset, limit }: Page,
): Promise<Listed<Row>> {
  const from = sql`from ${sql.table(table)} where ${where}`
  const counted = await sql<{ n: number }>`select count(*) as n ${from}`.execute(db)
  const { rows } = await sql<Row>`select ${columns} ${from} order by place limit ${limit} offset ${offset}`.execute(db)
  return { total: counted.rows[0]?.n ?? 0, rows }
}

export interface RosterAsk {
  campaign: string
  id: number
  territory: ReadonlySet<string> | null
  find: string
}

export const leftOutRows = (
  db: Database,
  { campaign, id, territory }: Omit<RosterAsk, 'find'>,
  page: Page,
): Promise<Listed<LeftOutRow>> => {
  const columns = sql`place, certificate, name, unit, unit_name as "unitName", why, valid_from as "validFrom", valid_to as "validTo"`
  const where = sql`campaign = ${campaign} and roster = ${id} and ${within(territory)}`
  return pageOf<LeftOutRow>(db, { table: 'roster_left_out', columns, where }, page)
}

export function rosterRows(
  db: Database,
  { campaign, id, territory, find }: RosterAsk,
  page: Page,
): Promise<Listed<RosterRow>> {
  const pattern = `%${find.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  const found =
    find === '' ? sql`true` : sql`(name ilike ${pattern} or certificate like ${pattern} or unit_name like ${pattern})`
  const columns = sql`place, certificate, person, name, unit, unit_name as "unitName"`
  const where = sql`campaign = ${campaign} and roster = ${id} and ${within(territory)} and ${found}`
  return pageOf<RosterRow>(db, { table: 'roster_row', columns, where }, page)
}

/** A register as it would stand with a draft: what one row says can then be held against what another says. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { Values } from './model.ts'
import type { Draft } from './store-drafts.ts'
import { newestVersion, registerTables, rowsAt } from './store-facts.ts'

/** A row of the draft, or one that is kept and stays. `cells`: under the names of the table's columns. */
export interface StandingRow {
  row: number
  isKept: boolean
  cells: Values
}

/** Rows that stay, in the order they came, then the draft's. `replace` keeps nothing: such a register has no territory. */
export async function rowsTogether(db: Database, draft: Draft): Promise<StandingRow[]> {
  const kept = draft.mode === 'replace' ? [] : await stayingRows(db, draft)
  return [...kept, ...(await draftRows(db, draft))]
}

async function stayingRows(db: Database, { campaign, importId, register }: Draft): Promise<StandingRow[]> {
  const { table, columns } = registerTables[register]
  const cells = sql.join(columns.map((column) => sql`${sql.ref(`r.${column}`)}::text as ${sql.ref(column)}`))
  const { rows } = await sql<Values & { '#row': number }>`
    select r.row as "#row", ${cells} from ${sql.table(table)} r
    where r.campaign = ${campaign} and r.until is null and not exists (
      select 1 from register_draft d where d.campaign = r.campaign and d.import_id = ${importId} and d.key = r.key)
    order by r.since, r.row`.execute(db)
  return rows.map(({ '#row': row, ...rest }) => ({ row: Number(row), isKept: true, cells: rest }))
}

/** The draft alone, by its rows. */
export async function draftRows(db: Database, { campaign, importId, register }: Draft): Promise<StandingRow[]> {
  const cells = sql.join(
    registerTables[register].columns.map((column, at) => sql`${sql.ref(`d.c${at + 1}`)} as ${sql.ref(column)}`),
  )
  const { rows } = await sql<Values & { '#row': number }>`
    select d.row as "#row", ${cells} from register_draft d
    where d.campaign = ${campaign} and d.import_id = ${importId} order by d.row`.execute(db)
  return rows.map(({ '#row': row, ...rest }) => ({ row: Number(row), isKept: false, cells: rest }))
}

/** Report → the industry that its first living row gives it. */
export async function industriesOfReports(db: Database, campaign: string): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsAt(db, 'report-scores', { campaign, version: await newestVersion(db, campaign) })
  return new Map(rows.toReversed().map(({ report, industry }) => [report, industry]))
}

/** Code → word of the level, of the living units. */
export async function levelsOfUnits(db: Database, campaign: string): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsAt(db, 'units', { campaign, version: await newestVersion(db, campaign) })
  return new Map(rows.map(({ code, level }) => [code, level]))
}

/** What a draft would change and what a version has changed, row by row. */
import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { RegisterName } from './contract.ts'
import {
  columnsOf,
  draftCells,
  isCovered,
  isFaultless,
  notInDraft,
  ofDraft,
  reached,
  rowCells,
  tableOf,
  typed,
  type Draft,
} from './store-drafts.ts'

export interface RowChange {
  key: string
  row: number | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  /** It brings back what a later version had corrected or ended. */
  older: boolean
}

interface Page {
  offset: number
  limit: number
}

export interface ChangesAsk extends Page {
  /** Codes of the units whose rows the reader sees; null: all. */
  seen: readonly string[] | null
}

const documentOf = (register: RegisterName, alias: string): RawBuilder<unknown> =>
  sql`jsonb_build_object(${sql.join(columnsOf(register).flatMap((column) => [sql.lit(column), sql.ref(`${alias}.${column}`)]))})`

/**
 * What would change: corrected rows first, then ended ones, then new ones. A refused row changes nothing, and a row that
 * another territory holds (by now) is not shown, however the draft came by its key.
 */
export async function draftChanges(db: Database, draft: Draft, page: ChangesAsk): Promise<RowChange[]> {
  const { register, territory } = draft
  const covered = sql`${isCovered(register, 'r', territory)} and ${isCovered(register, 'r', page.seen)}`
  const after = sql`jsonb_build_object(${sql.join(columnsOf(register).flatMap((column, at) => [sql.lit(column), typed(register, at)]))})`
  const before = documentOf(register, 'r')
  const removed =
    draft.mode === 'replace'
      ? sql`union all select 2, r.key, null::integer, ${before}, null::jsonb from ${tableOf(register)} r where ${reached(draft)} and ${notInDraft(draft)} and ${covered}`
      : sql``
  const changes = sql`
    select case when r.key is null then 3 else 1 end, d.key, d.row,
      case when r.key is null then null else ${before} end, ${after}
    from register_draft d left join ${tableOf(register)} r on r.campaign = d.campaign and r.key = d.key and r.until is null
    where ${ofDraft(draft)} and (${draftCells(register)}) is distinct from (${rowCells(register)})
      and ${isFaultless(draft)} and ${covered}
    ${removed}`
  return pageOf(db, { ...draft, version: undefined }, { changes, page })
}

interface Version {
  campaign: string
  register: RegisterName
  version: number
}

/** What a version has changed of the rows that the reader sees, before and after, in the same order. */
export async function keptChanges(db: Database, at: Version, page: ChangesAsk): Promise<RowChange[]> {
  const { campaign, register, version } = at
  const table = tableOf(register)
  const sees = (alias: string) => isCovered(register, alias, page.seen)
  const changes = sql`
    select case when b.key is null then 3 else 1 end, a.key, a.row,
      case when b.key is null then null else ${documentOf(register, 'b')} end, ${documentOf(register, 'a')}
    from ${table} a left join ${table} b on b.campaign = a.campaign and b.key = a.key and b.until = ${version}
    where a.campaign = ${campaign} and a.since = ${version} and ${sees('a')} and ${sees('b')}
    union all select 2, b.key, null::integer, ${documentOf(register, 'b')}, null::jsonb from ${table} b
    where b.campaign = ${campaign} and b.until = ${version} and ${sees('b')} and not exists (
      select 1 from ${table} a where a.campaign = b.campaign and a.key = b.key and a.since = ${version})`
  return pageOf(db, at, { changes, page })
}

/** One page, each row with the word whether it stood so before (`version`: before that one). */
async function pageOf(
  db: Database,
  { campaign, register, version }: Omit<Version, 'version'> & { version: number | undefined },
  { changes, page }: { changes: RawBuilder<unknown>; page: Page },
): Promise<RowChange[]> {
  const before = version === undefined ? sql`true` : sql`o.since < ${version}`
  const { rows } = await sql<RowChange>`
    select p.key, p.row, p.before, p.after, (p.after is not null and exists (
        select 1 from ${tableOf(register)} o where o.campaign = ${campaign} and o.key = p.key and o.until is not null
          and ${before} and ${documentOf(register, 'o')} = p.after)) as older
    from (select part, key, row, before, after from (${changes}) as c(part, key, row, before, after)
      order by part, row, key limit ${page.limit} offset ${page.offset}) p
    order by p.part, p.row, p.key`.execute(db)
  return rows
}

/** A register's rows as the screens ask for them: page by page, filtered and sorted, and each row through its versions. */
import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import type { RegisterName } from './contract.ts'
import { columnTypes, unitColumn } from './model.ts'
import { registerTables } from './store-facts.ts'

export type Condition =
  { column: string; in: readonly string[] } | { column: string; from?: string | undefined; to?: string | undefined }

export interface RowsAsk {
  campaign: string
  register: RegisterName
  version: number
  /** Codes of the units whose rows are seen; null: all. */
  territory: readonly string[] | null
  conditions: readonly Condition[]
  find: string
  sort: { column: string; descending: boolean } | undefined
}

export type FoundRow = Record<string, unknown> & {
  _key: string
  _row: number
  _import: string
  _fileName: string
  _unitName: string | null
}

const tableOf = (register: RegisterName): RawBuilder<unknown> => sql.table(registerTables[register].table)

/** A cell as text or number, as its column compares. */
const cast = (column: string, value: string): RawBuilder<unknown> => {
  const type = columnTypes[column]
  return type === undefined ? sql`${value}` : sql`${value}::${sql.raw(type)}`
}

function conditionSql(condition: Condition): RawBuilder<unknown> {
  const cell = sql.ref(`r.${condition.column}`)
  if ('in' in condition) {
    if (condition.in.length === 0) return sql`true`
    return sql`${cell} in (${sql.join(condition.in.map((value) => cast(condition.column, value)))})`
  }
  const from = condition.from === undefined ? sql`true` : sql`${cell} >= ${cast(condition.column, condition.from)}`
  const to = condition.to === undefined ? sql`true` : sql`${cell} <= ${cast(condition.column, condition.to)}`
  return sql`${from} and ${to}`
}

function within(register: RegisterName, territory: readonly string[] | null): RawBuilder<unknown> {
  const unit = unitColumn[register]
  if (territory === null || unit === undefined) return sql`true`
  return sql`${sql.ref(`r.${unit}`)} = any(${arrayLiteral(territory)}::text::text[])`
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (mark) => `\\${mark}`)

/** Free text over every text column and over the unit's name; a number over every number, by its value. */
function findSql(register: RegisterName, find: string): RawBuilder<unknown> {
  if (find === '') return sql`true`
  const pattern = `%${escapeLike(find)}%`
  const columns: readonly string[] = registerTables[register].columns
  const texts = columns.filter((column) => columnTypes[column] === undefined)
  const cells = texts.map((column) => sql`${sql.ref(`r.${column}`)} ilike ${pattern}`)
  const number = numberIn(find)
  const numbers = columns.filter((column) => number !== undefined && columnTypes[column] === 'numeric')
  const equal = numbers.map((column) => sql`${sql.ref(`r.${column}`)} = ${number}::numeric`)
  return sql`(${sql.join([...cells, ...equal, sql`u.name ilike ${pattern}`], sql` or `)})`
}

/** `77,777` and `77777.00` are one number. */
const numberIn = (text: string): string | undefined =>
  /^(\d{1,30}|\d{1,3}([,，]\d{3})+)(\.\d{1,30})?$/.test(text) ? text.replace(/[,，]/g, '') : undefined

function fromWhere(ask: RowsAsk): RawBuilder<unknown> {
  const { campaign, register, version, territory, conditions, find } = ask
  const unit = unitColumn[register]
  const names =
    unit === undefined
      ? sql`left join unit_row u on false`
      : sql`left join unit_row u on u.campaign = r.campaign and u.key = ${sql.ref(`r.${unit}`)}
          and u.since <= ${version} and (u.until is null or u.until > ${version})`
  return sql`from ${tableOf(register)} r ${names}
    where r.campaign = ${campaign} and r.since <= ${version} and (r.until is null or r.until > ${version})
      and ${within(register, territory)} and ${sql.join([...conditions.map(conditionSql), findSql(register, find)], sql` and `)}`
}

export async function countRows(db: Database, ask: RowsAsk): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n ${fromWhere(ask)}`.execute(db)
  return rows[0]?.n ?? 0
}

export async function pageRows(
  db: Database,
  ask: RowsAsk,
  page: { offset: number; limit: number },
): Promise<FoundRow[]> {
  const { register, sort } = ask
  const cells = registerTables[register].columns.map((column) => sql.ref(`r.${column}`))
  const direction = sort?.descending === true ? sql`desc` : sql`asc`
  const order = sort === undefined ? sql`` : sql`${sql.ref(`r.${sort.column}`)} ${direction},`
  const { rows } = await sql<FoundRow>`
    select p.*, i.file_name as "_fileName" from (
      select ${sql.join(cells)}, r.key as "_key", r.row as "_row", r.import_id as "_import", u.name as "_unitName",
        row_number() over (order by ${order} r.since, r.row, r.key) as "_place"
      ${fromWhere(ask)}
      order by "_place" limit ${page.limit} offset ${page.offset}) p
    join register_import i on i.campaign = ${ask.campaign} and i.id = p."_import" order by p."_place"`.execute(db)
  return rows
}

/** Different values of a column that is filtered by choosing, most frequent first. */
export async function distinctValues(db: Database, ask: RowsAsk, column: string): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    select ${sql.ref(`r.${column}`)}::text as value ${fromWhere(ask)} group by 1 order by count(*) desc, 1 limit 60`.execute(
    db,
  )
  return rows.map(({ value }) => value)
}

export type RowVersion = Record<string, unknown> & {
  since: number
  until: number | null
  row: number
  importId: string
  fileName: string
}

/** Every version of one row, the newest first. */
export async function rowVersions(
  db: Database,
  ask: { campaign: string; register: RegisterName; key: string; territory: readonly string[] | null },
): Promise<RowVersion[]> {
  const cells = registerTables[ask.register].columns.map((column) => sql.ref(`r.${column}`))
  const { rows } = await sql<RowVersion>`
    select ${sql.join(cells)}, r.since, r.until, r.row, r.import_id as "importId", i.file_name as "fileName"
    from ${tableOf(ask.register)} r join register_import i on i.campaign = r.campaign and i.id = r.import_id
    where r.campaign = ${ask.campaign} and r.key = ${ask.key} and ${within(ask.register, ask.territory)}
    order by r.since desc`.execute(db)
  return rows
}

export interface VersionMark {
  version: number
  keptBy: string | null
  keptAt: string | null
  reason: string | null
  fileName: string
  importId: string
}

/** Who made these versions, when, and why. */
export async function versionMarks(
  db: Database,
  campaign: string,
  versions: readonly number[],
): Promise<VersionMark[]> {
  if (versions.length === 0) return []
  const { rows } = await sql<VersionMark>`
    select version, kept_by as "keptBy", kept_at as "keptAt", reason, file_name as "fileName", id as "importId"
    from register_import where campaign = ${campaign} and version in (${sql.join(versions)})`.execute(db)
  return rows
}

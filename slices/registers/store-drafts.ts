/** The rows of dry runs: written while the file is read, compared with the register, then kept in one transaction. */
import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import { insertBatches } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'
import type { RegisterName } from './contract.ts'
import { columnTypes, unitColumn, type DraftPart } from './model.ts'
import { registerTables } from './store-facts.ts'

export interface Draft {
  campaign: string
  importId: string
  register: RegisterName
  /** Codes of the units that the import reaches; null: all. */
  territory: readonly string[] | null
  mode: 'amend' | 'replace'
}

export const columnsOf = (register: RegisterName): readonly string[] => registerTables[register].columns
const draftColumn = (at: number): string => `c${at + 1}`

/** A draft's cell as its register's type. */
export function typed(register: RegisterName, at: number): RawBuilder<unknown> {
  const type = columnTypes[columnsOf(register)[at] ?? '']
  const cell = sql.ref(`d.${draftColumn(at)}`)
  return type === undefined ? sql`${cell}` : sql`${cell}::${sql.raw(type)}`
}

export const draftCells = (register: RegisterName): RawBuilder<unknown> =>
  sql.join(columnsOf(register).map((_, at) => typed(register, at)))

export const tableOf = (register: RegisterName): RawBuilder<unknown> => sql.table(registerTables[register].table)

export const rowCells = (register: RegisterName, alias = 'r'): RawBuilder<unknown> =>
  sql.join(columnsOf(register).map((column) => sql.ref(`${alias}.${column}`)))

export const ofDraft = ({ campaign, importId }: Draft): RawBuilder<unknown> =>
  sql`d.campaign = ${campaign} and d.import_id = ${importId}`

/** Is the unit of this column one of these? */
const isWithin = (column: RawBuilder<unknown>, territory: readonly string[]): RawBuilder<unknown> =>
  sql`${column} = any(${arrayLiteral(territory)}::text::text[])`

/** Is the register's row, where there is one, of a unit in the territory (null: every unit)? */
export function isCovered(
  register: RegisterName,
  alias: string,
  territory: readonly string[] | null,
): RawBuilder<unknown> {
  const unit = unitColumn[register]
  if (unit === undefined || territory === null) return sql`true`
  return sql`(${sql.ref(`${alias}.key`)} is null or ${isWithin(sql.ref(`${alias}.${unit}`), territory)})`
}

/** The check found no fault with the draft's row. */
export const isFaultless = ({ campaign, importId }: Draft): RawBuilder<unknown> =>
  sql`not exists (
    select 1 from register_import_error e where e.campaign = ${campaign} and e.import_id = ${importId} and e.row = d.row)`

/** Living rows that a full file of this reach stands for. */
export const reached = ({ campaign, register, territory }: Draft): RawBuilder<unknown> =>
  sql`r.campaign = ${campaign} and r.until is null and ${isCovered(register, 'r', territory)}`

export async function clearDraft(
  db: Database,
  { campaign, importId }: Pick<Draft, 'campaign' | 'importId'>,
): Promise<void> {
  await sql`delete from register_draft where campaign = ${campaign} and import_id = ${importId}`.execute(db)
}

/** Writes the rows as they come; answers how many. */
export async function insertDraft(db: Database, draft: Draft, parts: AsyncIterable<DraftPart>): Promise<number> {
  const cells = columnsOf(draft.register).map((_, at) => draftColumn(at))
  const target = {
    table: 'register_draft',
    columns: ['row', 'key', ...cells],
    same: { campaign: draft.campaign, import_id: draft.importId },
  }
  const written = await insertBatches(db, target, parts)
  await sql`analyze register_draft`.execute(db)
  return written
}

export interface Difference {
  added: number
  changed: number
  same: number
  removed: number
  /** Among the first two: rows that bring back what a later version has corrected or ended. */
  older: number
}

/** What keeping the draft would do to the register as it stands; `without`: rows of the file that are not counted. */
export async function compareDraft(db: Database, draft: Draft, without: readonly number[] = []): Promise<Difference> {
  const { register } = draft
  const differs = sql`(${draftCells(register)}) is distinct from (${rowCells(register)})`
  const older = (await hasEnded(db, draft)) ? sql`${differs} and ${bringsBack(draft)}` : sql`false`
  const { rows } = await sql<Omit<Difference, 'removed'>>`
    select count(*) filter (where r.key is null) as added,
      count(*) filter (where r.key is not null and ${differs}) as changed,
      count(*) filter (where r.key is not null and not (${differs})) as same,
      count(*) filter (where ${older}) as older
    from register_draft d left join ${tableOf(register)} r
      on r.campaign = d.campaign and r.key = d.key and r.until is null
    where ${ofDraft(draft)} ${without.length === 0 ? sql`` : sql`and d.row <> all(${arrayLiteral(without.map(String))}::text::integer[])`}`.execute(
    db,
  )
  const found = rows[0] ?? { added: 0, changed: 0, same: 0, older: 0 }
  return { ...found, removed: draft.mode === 'replace' ? await countRemoved(db, draft) : 0 }
}

/** Has any row of the register a past? */
async function hasEnded(db: Database, { register, campaign }: Draft): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`
    select exists (select 1 from ${tableOf(register)} o where o.campaign = ${campaign} and o.until is not null) as ended`.execute(
    db,
  )
  return rows[0]?.ended === true
}

/** Stood the draft's row like this before, until a version ended it? */
const bringsBack = ({ register }: Draft): RawBuilder<unknown> => sql`exists (
  select 1 from ${tableOf(register)} o where o.campaign = d.campaign and o.key = d.key and o.until is not null
    and (${draftCells(register)}) is not distinct from (${rowCells(register, 'o')}))`

/** The versions whose corrections the draft would take back. */
export async function olderVersions(db: Database, draft: Draft): Promise<number[]> {
  const { register } = draft
  const { rows } = await sql<{ version: number }>`
    select distinct coalesce(r.since, (
      select max(o.until) from ${tableOf(register)} o where o.campaign = d.campaign and o.key = d.key)) as version
    from register_draft d left join ${tableOf(register)} r
      on r.campaign = d.campaign and r.key = d.key and r.until is null
    where ${ofDraft(draft)} and (${draftCells(register)}) is distinct from (${rowCells(register)}) and ${bringsBack(draft)}
    order by version limit 20`.execute(db)
  return rows.map(({ version }) => version)
}

async function countRemoved(db: Database, draft: Draft): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from ${tableOf(draft.register)} r where ${reached(draft)} and ${notInDraft(draft)}`.execute(db)
  return rows[0]?.n ?? 0
}

export const notInDraft = (draft: Draft): RawBuilder<unknown> =>
  sql`not exists (select 1 from register_draft d where ${ofDraft(draft)} and d.key = r.key)`

export interface Applying {
  draft: Draft
  version: number
  /** What it comes to, as it is within this transaction. */
  difference: Difference
}

/** Enough to sort and match a large file in memory; for this transaction only. */
const SORT_MEMORY = '64MB'

/** Ends what changed or went, adds what is new or changed, all at `version`. The draft stays: clear it afterwards. */
export async function applyDraft(tx: Database, { draft, version, difference }: Applying): Promise<void> {
  const { register } = draft
  const table = tableOf(register)
  await sql`select set_config('work_mem', ${SORT_MEMORY}, true)`.execute(tx)
  if (difference.changed > 0)
    await sql`
    update ${table} r set until = ${version} from register_draft d
    where ${ofDraft(draft)} and r.campaign = d.campaign and r.key = d.key and r.until is null
      and (${draftCells(register)}) is distinct from (${rowCells(register)})`.execute(tx)
  if (difference.removed > 0)
    await sql`update ${table} r set until = ${version} where ${reached(draft)} and ${notInDraft(draft)}`.execute(tx)
  await sql`
    insert into ${table} (campaign, key, since, until, import_id, row, ${sql.join(columnsOf(register).map((column) => sql.ref(column)))})
    select d.campaign, d.key, ${version}::integer, null, d.import_id, d.row, ${draftCells(register)}
    from register_draft d
    where ${ofDraft(draft)} ${difference.same === 0 ? sql`` : isNotLiving(table)}
    order by d.row`.execute(tx)
  if (difference.changed + difference.removed > 0) await writeChanges(tx, draft, version)
}

/** Rows that have changed are living no longer when this is asked: only those that stay as they are still are. */
const isNotLiving = (table: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`and not exists (select 1 from ${table} r where r.campaign = d.campaign and r.key = d.key and r.until is null)`

/** Corrected and ended rows as they were and as they are; a row that is simply new says so by its own `since`. */
async function writeChanges(tx: Database, { register, campaign }: Draft, version: number): Promise<void> {
  const table = tableOf(register)
  const document = (alias: string): RawBuilder<unknown> =>
    sql`jsonb_build_object(${sql.join(columnsOf(register).flatMap((column) => [sql.lit(column), sql.ref(`${alias}.${column}`)]))})`
  await sql`
    insert into register_change (campaign, version, seq, register, key, before, after)
    select b.campaign, ${version}::integer, row_number() over (order by b.key), ${register}, b.key,
      ${document('b')}, case when a.key is null then null else ${document('a')} end
    from ${table} b left join ${table} a on a.campaign = b.campaign and a.key = b.key and a.since = ${version}
    where b.campaign = ${campaign} and b.until = ${version}`.execute(tx)
}

export interface DraftFault {
  row: number
  value: string
}

/** Rows whose certificate no living officer has; for who imports for a territory: none of its officers. Others' are as unknown. */
export async function unknownOfficers(db: Database, draft: Draft): Promise<DraftFault[]> {
  const at = columnsOf(draft.register).indexOf('certificate')
  if (at < 0 || draft.register === 'officers') return []
  const cell = sql.ref(`d.${draftColumn(at)}`)
  const { rows } = await sql<DraftFault>`
    select d.row, ${cell} as value from register_draft d
    where ${ofDraft(draft)} and ${cell} <> '' and not exists (
      select 1 from officer_row o where o.campaign = d.campaign and o.until is null and o.certificate = ${cell}
        and ${draft.territory === null ? sql`true` : isWithin(sql.ref('o.unit'), draft.territory)})
    order by d.row`.execute(db)
  return rows
}

/** Rows whose unit is none of the living units (after a unit has ended between check and keep). */
export async function unknownUnits(db: Database, draft: Draft): Promise<DraftFault[]> {
  const at = columnsOf(draft.register).indexOf('unit')
  if (at < 0) return []
  const cell = sql.ref(`d.${draftColumn(at)}`)
  const { rows } = await sql<DraftFault>`
    select d.row, ${cell} as value from register_draft d
    where ${ofDraft(draft)} and not exists (
      select 1 from unit_row u where u.campaign = d.campaign and u.until is null and u.code = ${cell})
    order by d.row`.execute(db)
  return rows
}

/** Units that name a unit above them which neither the file nor the register has. */
export async function unknownParents(db: Database, draft: Draft): Promise<DraftFault[]> {
  if (draft.register !== 'units') return []
  const kept = draft.mode === 'replace' ? sql`false` : sql`u.until is null`
  const { rows } = await sql<DraftFault>`
    select d.row, d.c4 as value from register_draft d
    where ${ofDraft(draft)} and d.c4 <> '' and not exists (
      select 1 from register_draft p where p.campaign = d.campaign and p.import_id = d.import_id and p.c1 = d.c4)
      and not exists (select 1 from unit_row u where u.campaign = d.campaign and ${kept} and u.code = d.c4)
    order by d.row`.execute(db)
  return rows
}

/** Rows of units outside the importer's territory. */
export async function outsideTerritory(db: Database, draft: Draft): Promise<DraftFault[]> {
  const at = columnsOf(draft.register).indexOf(unitColumn[draft.register] ?? '')
  if (at < 0 || draft.territory === null) return []
  const cell = sql.ref(`d.${draftColumn(at)}`)
  const { rows } = await sql<DraftFault>`
    select d.row, ${cell} as value from register_draft d
    where ${ofDraft(draft)} and not ${isWithin(cell, draft.territory)} order by d.row`.execute(db)
  return rows
}

/** Rows whose key is another territory's living row: keeping them would take it away. */
export async function ownedElsewhere(db: Database, draft: Draft): Promise<DraftFault[]> {
  const unit = unitColumn[draft.register]
  if (unit === undefined || draft.territory === null) return []
  const { rows } = await sql<DraftFault>`
    select d.row, d.c1 as value from register_draft d
      join ${tableOf(draft.register)} r on r.campaign = d.campaign and r.key = d.key and r.until is null
    where ${ofDraft(draft)} and not ${isWithin(sql.ref(`r.${unit}`), draft.territory)} order by d.row`.execute(db)
  return rows
}

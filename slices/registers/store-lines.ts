/** Case lines as the draw takes them (a1.1d): of one unit, and each unit's hash over its own. */
import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import type { At } from './store-facts.ts'

export interface CaseLine {
  number: string
  type: string
  decided: string
}

/** 案号 TAB 单位代码 TAB 案件类型 LF; in "C" the database orders by UTF-8 bytes. */
const line = sql`(r.number || chr(9) || r.unit || chr(9) || r.type || chr(10)) collate "C"`

const living = ({ campaign, version }: At, types: readonly string[]): RawBuilder<unknown> =>
  sql`r.campaign = ${campaign} and r.since <= ${version} and (r.until is null or r.until > ${version})
    and r.type = any(${arrayLiteral(types)}::text::text[])`

/** The unit's own cases of these types, in the order of the canonical lines. */
export async function caseLinesOf(
  db: Database,
  at: At,
  { unit, types }: { unit: string; types: readonly string[] },
): Promise<CaseLine[]> {
  const { rows } = await sql<CaseLine>`
    select r.number, r.type, r.decided from case_row r
    where ${living(at, types)} and r.unit = ${unit} order by ${line}`.execute(db)
  return rows
}

export interface UnitLineHash {
  unit: string
  lines: number
  /** Lower-case hex SHA-256 over the unit's canonical lines. */
  hash: string
}

/** Of the units that have such cases. */
export async function caseLineHashes(
  db: Database,
  at: At,
  { units, types }: { units: readonly string[]; types: readonly string[] },
): Promise<UnitLineHash[]> {
  const { rows } = await sql<UnitLineHash>`
    select r.unit, count(*) as lines, encode(sha256(convert_to(string_agg(${line}, '' order by ${line}), 'UTF8')), 'hex') as hash
    from case_row r where ${living(at, types)} and r.unit = any(${arrayLiteral(units)}::text::text[])
    group by r.unit`.execute(db)
  return rows
}

/** Where these case numbers stand. */
export async function casesNamed(db: Database, { campaign, version }: At, numbers: readonly string[]) {
  const { rows } = await sql<{ number: string; unit: string; type: string }>`
    select r.number, r.unit, r.type from case_row r
    where r.campaign = ${campaign} and r.since <= ${version} and (r.until is null or r.until > ${version})
      and r.number = any(${arrayLiteral(numbers)}::text::text[])`.execute(db)
  return rows
}

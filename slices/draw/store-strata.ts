/** The frozen lines, a row a stratum: a copy of the register, never a filter over it. */
import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import { bulkInsert } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'
import type { ResultQuery } from './contract.ts'
import type { RoundAt } from './store.ts'

export type StratumRow = {
  unit: string
  type: string
  place: number
  places: number
  size: number
  lines: string
  lines_hash: string
  ordered: string | null
}
export type StratumHead = Pick<StratumRow, 'unit' | 'type' | 'place' | 'places' | 'size'>

const columns = ['campaign', 'round', 'unit', 'type', 'place', 'places', 'size', 'lines', 'lines_hash']

/** What an interrupted freeze left is taken away first: it was never promised. */
export async function writeStrata(
  tx: Database,
  { campaign, round }: RoundAt,
  strata: readonly Omit<StratumRow, 'ordered'>[],
): Promise<void> {
  await sql`delete from draw_stratum where campaign = ${campaign} and round = ${round}`.execute(tx)
  await bulkInsert(
    tx,
    { table: 'draw_stratum', columns },
    strata.map((one) => [
      ...[campaign, round, one.unit, one.type, one.place, one.places, one.size, one.lines, one.lines_hash],
    ]),
  )
}

/** A query costs more than what it brings: 12,000 strata by 64 took a second longer. At most some 10 MB come at once. */
const STRATA_A_PAGE = 512

/** In the order of the record: by unit, then by the definition's order of types. */
export async function* strataOf(db: Database, { campaign, round }: RoundAt): AsyncGenerator<StratumRow[]> {
  for (let from = 0; ; from += STRATA_A_PAGE) {
    const { rows } = await sql<StratumRow>`
      select unit, type, place, places, size, lines, lines_hash, ordered from draw_stratum
      where campaign = ${campaign} and round = ${round} and place >= ${from} and place < ${from + STRATA_A_PAGE}
      order by place`.execute(db)
    if (rows.length === 0) return
    yield rows
  }
}

export async function allStrata(db: Database, at: RoundAt): Promise<StratumRow[]> {
  const all: StratumRow[] = []
  for await (const some of strataOf(db, at)) all.push(...some)
  return all
}

export async function stratumOf(
  db: Database,
  { campaign, round }: RoundAt,
  { unit, type }: { unit: string; type: string },
): Promise<StratumRow | undefined> {
  const { rows } = await sql<StratumRow>`
    select unit, type, place, places, size, lines, lines_hash, ordered from draw_stratum
    where campaign = ${campaign} and round = ${round} and unit = ${unit} and type = ${type}`.execute(db)
  return rows[0]
}

export async function strataOfUnit(db: Database, { campaign, round }: RoundAt, unit: string): Promise<StratumRow[]> {
  const { rows } = await sql<StratumRow>`
    select unit, type, place, places, size, lines, lines_hash, ordered from draw_stratum
    where campaign = ${campaign} and round = ${round} and unit = ${unit} order by place`.execute(db)
  return rows
}

/** Without their lines: how many there are of what. */
export async function strataHeads(db: Database, { campaign, round }: RoundAt): Promise<StratumHead[]> {
  const { rows } = await sql<StratumHead>`
    select unit, type, place, places, size from draw_stratum
    where campaign = ${campaign} and round = ${round} order by place`.execute(db)
  return rows
}

/** Writes the order of many strata; where it stands already (a job taken again) nothing changes. */
export async function keepOrder(
  tx: Database,
  { campaign, round }: RoundAt,
  ordered: readonly Pick<StratumRow, 'unit' | 'type' | 'ordered'>[],
): Promise<void> {
  const column = (name: 'unit' | 'type' | 'ordered'): string => arrayLiteral(ordered.map((one) => one[name]))
  await sql`
    update draw_stratum s set ordered = u.ordered
    from unnest(${column('unit')}::text::text[], ${column('type')}::text::text[], ${column('ordered')}::text::text[]) as u(unit, type, ordered)
    where s.campaign = ${campaign} and s.round = ${round} and s.unit = u.unit and s.type = u.type
      and s.ordered is null`.execute(tx)
}

export interface ResultAsk extends RoundAt {
  territory: ReadonlySet<string> | null
  query: ResultQuery
  /** Units whose name holds what is looked for. */
  named: readonly string[]
}

const within = (territory: ReadonlySet<string> | null): RawBuilder<unknown> =>
  territory === null ? sql`true` : sql`s.unit = any(${arrayLiteral([...territory])}::text::text[])`

const shown: Record<ResultQuery['show'], RawBuilder<unknown>> = {
  all: sql`true`,
  drawn: sql`s.size > 0`,
  empty: sql`s.size = 0`,
  replaced: sql`exists (select 1 from draw_replacement p where p.campaign = s.campaign and p.round = s.round
    and p.unit = s.unit and p.type = s.type)`,
}

const found = ({ query: { find }, named }: ResultAsk): RawBuilder<unknown> => {
  if (find === '') return sql`true`
  const pattern = `%${find.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  return sql`(s.unit = any(${arrayLiteral(named)}::text::text[]) or s.unit like ${pattern} or s.type like ${pattern}
    or split_part(s.ordered, E'\n', 1) like ${pattern})`
}

/** A page of the result, as far as the reader reaches. */
export async function resultPage(
  db: Database,
  ask: ResultAsk,
): Promise<{ total: number; empty: number; rows: StratumRow[] }> {
  const { campaign, round, territory, query } = ask
  const all = sql`s.campaign = ${campaign} and s.round = ${round} and ${within(territory)}`
  const where = sql`${all} and ${shown[query.show]} and ${found(ask)}`
  const counted = await sql<{ n: number }>`select count(*) as n from draw_stratum s where ${where}`.execute(db)
  const empty = await sql<{ n: number }>`
    select count(*) as n from draw_stratum s where ${all} and s.size = 0`.execute(db)
  const { rows } = await sql<StratumRow>`
    select s.unit, s.type, s.place, s.places, s.size, s.lines, s.lines_hash, s.ordered from draw_stratum s
    where ${where} order by s.place limit ${query.limit} offset ${query.offset}`.execute(db)
  return { total: counted.rows[0]?.n ?? 0, empty: empty.rows[0]?.n ?? 0, rows }
}

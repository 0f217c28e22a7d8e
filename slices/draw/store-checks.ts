/** What units say of their own lines before the freeze, and candidates with their recusals. */
import { sql } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import { bulkInsert } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'
import type { CandidateView, ObjectionBody } from './contract.ts'
import type { RoundAt } from './store.ts'

export type CheckRow = {
  unit: string
  looked_at: string
  confirmed_by: string | null
  confirmed_at: string | null
  lines_hash: string | null
}

export async function checksOf(db: Database, { campaign, round }: RoundAt): Promise<Map<string, CheckRow>> {
  const { rows } = await sql<CheckRow>`
    select unit, looked_at, confirmed_by, confirmed_at, lines_hash from draw_check
    where campaign = ${campaign} and round = ${round}`.execute(db)
  return new Map(rows.map((row) => [row.unit, row]))
}

interface Deed {
  unit: string
  by: string
  at: string
}

/** Answers whether it is the first look: only that is told. */
export async function keepLook(tx: Database, { campaign, round }: RoundAt, { unit, by, at }: Deed): Promise<boolean> {
  const { rows } = await sql<{ unit: string }>`
    insert into draw_check (campaign, round, unit, looked_by, looked_at)
    values (${campaign}, ${round}, ${unit}, ${by}, ${at}::timestamptz) on conflict do nothing returning unit`.execute(
    tx,
  )
  return rows.length > 0
}

export async function keepConfirmation(tx: Database, { campaign, round }: RoundAt, deed: Deed & { linesHash: string }) {
  const { unit, by, at, linesHash } = deed
  await sql`
    insert into draw_check (campaign, round, unit, looked_by, looked_at, confirmed_by, confirmed_at, lines_hash)
    values (${campaign}, ${round}, ${unit}, ${by}, ${at}::timestamptz, ${by}, ${at}::timestamptz, ${linesHash})
    on conflict (campaign, round, unit) do update set confirmed_by = excluded.confirmed_by,
      confirmed_at = excluded.confirmed_at, lines_hash = excluded.lines_hash`.execute(tx)
}

export type ObjectionRow = {
  id: string
  unit: string
  kind: ObjectionBody['kind']
  number: string
  type: string
  reason: string
  by_person: string
  at: string
  upheld: boolean | null
  decision: string | null
  decided_by: string | null
  decided_at: string | null
}

/** The open ones first, then the newest. */
export async function objectionsOf(db: Database, { campaign, round }: RoundAt, unit?: string): Promise<ObjectionRow[]> {
  const { rows } = await sql<ObjectionRow>`
    select id, unit, kind, number, type, reason, by_person, at, upheld, decision, decided_by, decided_at
    from draw_objection where campaign = ${campaign} and round = ${round}
      and ${unit === undefined ? sql`true` : sql`unit = ${unit}`}
    order by (upheld is null) desc, at desc, id`.execute(db)
  return rows
}

/** Answers false where this id objects already. */
export async function addObjection(tx: Database, { campaign, round }: RoundAt, ask: ObjectionBody & Deed) {
  const { rows } = await sql<{ id: string }>`
    insert into draw_objection (campaign, round, id, unit, kind, number, type, reason, by_person, at)
    values (${campaign}, ${round}, ${ask.id}, ${ask.unit}, ${ask.kind}, ${ask.number}, ${ask.type}, ${ask.reason},
      ${ask.by}, ${ask.at}::timestamptz) on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

interface Decision {
  id: string
  upheld: boolean
  reason: string
  by: string
  at: string
}

/** @returns undefined where there is none that waits. */
export async function decideObjection(tx: Database, { campaign, round }: RoundAt, decision: Decision) {
  const { id, upheld, reason, by, at } = decision
  const { rows } = await sql<ObjectionRow>`
    update draw_objection set upheld = ${upheld}, decision = ${reason}, decided_by = ${by}, decided_at = ${at}::timestamptz
    where campaign = ${campaign} and round = ${round} and id = ${id} and upheld is null returning *`.execute(tx)
  return rows[0]
}

export async function replaceCandidates(
  tx: Database,
  { campaign, round }: RoundAt,
  candidates: readonly Omit<CandidateView, 'recused'>[],
): Promise<void> {
  await sql`
    delete from draw_candidate where campaign = ${campaign} and round = ${round}
      and id <> all(${arrayLiteral(candidates.map(({ id }) => id))}::text::text[])`.execute(tx)
  const known = new Map((await candidatesOf(tx, { campaign, round })).map((one) => [one.id, one.recused]))
  await sql`delete from draw_candidate where campaign = ${campaign} and round = ${round}`.execute(tx)
  await bulkInsert(
    tx,
    { table: 'draw_candidate', columns: ['campaign', 'round', 'id', 'name', 'stratum', 'recused'] },
    candidates.map(({ id, name, stratum }) => [campaign, round, id, name, stratum, known.get(id) ?? null]),
  )
}

export async function candidatesOf(db: Database, { campaign, round }: RoundAt): Promise<CandidateView[]> {
  const { rows } = await sql<CandidateView>`
    select id, name, stratum, recused from draw_candidate
    where campaign = ${campaign} and round = ${round} order by stratum, id`.execute(db)
  return rows
}

/** @returns undefined where there is no such candidate. */
export async function keepRecusal(
  tx: Database,
  { campaign, round }: RoundAt,
  { id, recused }: { id: string; recused: string | null },
): Promise<CandidateView | undefined> {
  const { rows } = await sql<CandidateView>`
    update draw_candidate set recused = ${recused}
    where campaign = ${campaign} and round = ${round} and id = ${id} returning id, name, stratum, recused`.execute(tx)
  return rows[0]
}

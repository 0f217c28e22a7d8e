/** Rounds of the draw: what is set, promised, thrown and void. The database itself refuses a second commitment or seed. */
import { sql } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import type { DeclaredStratum, Purpose, SetRound } from './contract.ts'

export type RoundRow = {
  campaign: string
  round: number
  purpose: Purpose
  supplements: number | null
  reason: string
  day: string
  place: string
  witnesses: string[]
  strata: DeclaredStratum[]
  set_by: string
  set_at: string
  data_version: number | null
  definition: string | null
  lines: number | null
  universe_hash: string | null
  recusal_hash: string | null
  strata_hash: string | null
  /** Over the strata of case files; null: of others, or committed before it was published. */
  lines_root: string | null
  commitment: string | null
  committed_by: string | null
  committed_at: string | null
  present: string[] | null
  present_at: string | null
  seed: string | null
  seeded_by: string | null
  seeded_at: string | null
  /** The two persons who entered the seed, and as which posts; null where it was seeded before that was asked. */
  entered_by: string[] | null
  entered_posts: string[] | null
  drawn_at: string | null
  void_by: string | null
  void_reason: string | null
  void_at: string | null
}

export interface RoundAt {
  campaign: string
  round: number
}

/** One at a time sets, freezes or throws in a campaign: the rules over all its rounds are asked under this lock. */
export const lockRounds = async (tx: Database, campaign: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`draw:${campaign}`}))`.execute(tx)
}

/** The newest first. */
export async function roundsOf(db: Database, campaign: string): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`
    select * from draw_round where campaign = ${campaign} order by round desc`.execute(db)
  return rows
}

export async function roundOf(db: Database, { campaign, round }: RoundAt): Promise<RoundRow | undefined> {
  const { rows } = await sql<RoundRow>`
    select * from draw_round where campaign = ${campaign} and round = ${round}`.execute(db)
  return rows[0]
}

interface Stamp {
  by: string
  at: string
}

/** Answers its number: 1, 2, 3 … in the campaign, whatever is drawn. */
export async function addRound(tx: Database, campaign: string, ask: SetRound & Stamp): Promise<number> {
  const { rows } = await sql<{ round: number }>`
    insert into draw_round (campaign, round, purpose, supplements, reason, day, place, witnesses, strata, set_by, set_at)
    select ${campaign}, coalesce(max(round), 0) + 1, ${ask.purpose}::text, ${ask.supplements}::integer, ${ask.reason}::text,
      ${ask.day}::date, ${ask.place}::text, ${arrayLiteral(ask.witnesses)}::text::text[],
      ${JSON.stringify(ask.strata)}::text::jsonb, ${ask.by}::text, ${ask.at}::timestamptz
    from draw_round where campaign = ${campaign} returning round`.execute(tx)
  return rows[0]?.round ?? 0
}

export async function changeRound(tx: Database, { campaign, round }: RoundAt, ask: SetRound & Stamp): Promise<void> {
  await sql`
    update draw_round set supplements = ${ask.supplements}, reason = ${ask.reason}, day = ${ask.day}::date,
      place = ${ask.place}, witnesses = ${arrayLiteral(ask.witnesses)}::text::text[],
      strata = ${JSON.stringify(ask.strata)}::text::jsonb, set_by = ${ask.by}, set_at = ${ask.at}::timestamptz
    where campaign = ${campaign} and round = ${round}`.execute(tx)
}

export interface Commitment extends Stamp {
  dataVersion: number
  definition: string
  lines: number
  universeHash: string
  recusalHash: string | null
  strataHash: string | null
  linesRoot: string | null
  commitment: string
}

export async function keepCommitment(tx: Database, { campaign, round }: RoundAt, kept: Commitment): Promise<void> {
  await sql`
    update draw_round set data_version = ${kept.dataVersion}, definition = ${kept.definition}, lines = ${kept.lines},
      universe_hash = ${kept.universeHash}, recusal_hash = ${kept.recusalHash}, strata_hash = ${kept.strataHash}, lines_root = ${kept.linesRoot},
      commitment = ${kept.commitment}, committed_by = ${kept.by}, committed_at = ${kept.at}::timestamptz
    where campaign = ${campaign} and round = ${round} and commitment is null`.execute(tx)
}

export async function keepPresent(
  tx: Database,
  { campaign, round }: RoundAt,
  { present, at }: { present: readonly string[]; at: string },
): Promise<void> {
  await sql`
    update draw_round set present = ${arrayLiteral(present)}::text::text[], present_at = ${at}::timestamptz
    where campaign = ${campaign} and round = ${round}`.execute(tx)
}

export interface Seeded extends Stamp {
  seed: string
  /** In the order they entered; the database takes two different persons only. */
  persons: readonly [string, string]
  posts: readonly [string, string]
}

export async function keepSeed(tx: Database, { campaign, round }: RoundAt, { seed, by, at, persons, posts }: Seeded) {
  await sql`
    update draw_round set seed = ${seed}, seeded_by = ${by}, seeded_at = ${at}::timestamptz,
      entered_by = ${arrayLiteral(persons)}::text::text[], entered_posts = ${arrayLiteral(posts)}::text::text[]
    where campaign = ${campaign} and round = ${round}`.execute(tx)
}

export async function keepDrawn(tx: Database, { campaign, round }: RoundAt, at: string): Promise<void> {
  await sql`
    update draw_round set drawn_at = ${at}::timestamptz
    where campaign = ${campaign} and round = ${round} and drawn_at is null`.execute(tx)
}

export async function keepVoid(
  tx: Database,
  { campaign, round }: RoundAt,
  { by, at, reason }: Stamp & { reason: string },
) {
  await sql`
    update draw_round set void_by = ${by}, void_at = ${at}::timestamptz, void_reason = ${reason}
    where campaign = ${campaign} and round = ${round}`.execute(tx)
}

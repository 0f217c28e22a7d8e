/** What a ceremony leaves: entries of digits, papers, signatures; and later replacements. */
import { sql } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import type { Database } from '../../platform/db/database.ts'
import type { PaperView } from './contract.ts'
import type { SignatureHand } from './contract-minutes.ts'
import type { RoundAt } from './store.ts'

export interface Entry {
  post: string
  digits: string
  by: string
  at: string
}

/** The one entry that waits for the other. */
export async function waitingEntry(db: Database, { campaign, round }: RoundAt): Promise<Entry | undefined> {
  const { rows } = await sql<Entry>`
    select post, digits, by_person as by, at from draw_digits
    where campaign = ${campaign} and round = ${round} order by at limit 1`.execute(db)
  return rows[0]
}

export async function keepEntry(tx: Database, { campaign, round }: RoundAt, { post, digits, by, at }: Entry) {
  await sql`
    insert into draw_digits (campaign, round, post, digits, by_person, at)
    values (${campaign}, ${round}, ${post}, ${digits}, ${by}, ${at}::timestamptz)`.execute(tx)
}

export async function dropEntries(tx: Database, { campaign, round }: RoundAt): Promise<void> {
  await sql`delete from draw_digits where campaign = ${campaign} and round = ${round}`.execute(tx)
}

export async function papersOf(db: Database, { campaign, round }: RoundAt): Promise<PaperView[]> {
  const { rows } = await sql<PaperView>`
    select sha256, kind, name, size, at from draw_paper where campaign = ${campaign} and round = ${round}
    order by at, sha256`.execute(db)
  return rows
}

export async function addPaper(tx: Database, { campaign, round }: RoundAt, paper: PaperView & { by: string }) {
  await sql`
    insert into draw_paper (campaign, round, sha256, kind, name, size, by_person, at)
    values (${campaign}, ${round}, ${paper.sha256}, ${paper.kind}, ${paper.name}, ${paper.size}, ${paper.by},
      ${paper.at}::timestamptz) on conflict do nothing`.execute(tx)
}

export type SignatureRow = { post: string; minutes_hash: string; at: string; hand: SignatureHand; by: string }

export async function signaturesOf(db: Database, { campaign, round }: RoundAt): Promise<SignatureRow[]> {
  const { rows } = await sql<SignatureRow>`
    select post, minutes_hash, at, hand, by_person as by from draw_signature where campaign = ${campaign} and round = ${round}
    order by at, post`.execute(db)
  return rows
}

/** Answers false where the post has signed, or the person has signed for another. */
export async function addSignature(
  tx: Database,
  { campaign, round }: RoundAt,
  { post, minutes_hash: hash, at, by, hand }: SignatureRow,
): Promise<boolean> {
  const { rows } = await sql<{ post: string }>`
    insert into draw_signature (campaign, round, post, minutes_hash, by_person, at, hand)
    values (${campaign}, ${round}, ${post}, ${hash}, ${by}, ${at}::timestamptz, ${hand})
    on conflict do nothing returning post`.execute(tx)
  return rows.length > 0
}

export type ReplacementRow = {
  round: number
  unit: string
  type: string
  place: number
  gone: string
  taken: string
  reason: string
  proof: string | null
  proof_name: string | null
  by_person: string
  at: string
}

/** In the order they happened. */
export async function replacementsOf(
  db: Database,
  { campaign, rounds }: { campaign: string; rounds: readonly number[] },
): Promise<ReplacementRow[]> {
  const { rows } = await sql<ReplacementRow>`
    select round, unit, type, place, gone, taken, reason, proof, proof_name, by_person, at from draw_replacement
    where campaign = ${campaign} and round = any(${arrayLiteral(rounds)}::text::integer[])
    order by round, unit, type, place`.execute(db)
  return rows
}

export async function addReplacement(tx: Database, campaign: string, row: ReplacementRow): Promise<void> {
  await sql`
    insert into draw_replacement (campaign, round, unit, type, place, gone, taken, reason, proof, proof_name, by_person, at)
    values (${campaign}, ${row.round}, ${row.unit}, ${row.type}, ${row.place}, ${row.gone}, ${row.taken}, ${row.reason},
      ${row.proof}, ${row.proof_name}, ${row.by_person}, ${row.at}::timestamptz)`.execute(tx)
}

/** The second half of a set-up link: whoever sees the link does not see the code, and the other way round. */
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { hashOfSecret } from './secret.ts'
import type { WhyLinked } from './set-up-link-store.ts'

/** So many guesses of a code, right ones among them; then the link ends. */
export const MOST_TRIES = 5

export interface TwoPartLink {
  person: string
  why: WhyLinked
  made_by: string | null
  made_at: string
  expires_at: string
  code_by: string | null
  code_at: string | null
}

/** Links in two parts that may still be used; of one person, or all. */
export async function openTwoPartLinks(db: Database, now: Date, person?: string): Promise<TwoPartLink[]> {
  const { rows } = await sql<TwoPartLink>`
    select person, why, made_by, made_at, expires_at, code_by, code_at from set_up_link
    where two_part and ended_at is null and expires_at > ${now.toISOString()}::timestamptz
      and (${person ?? null}::text is null or person = ${person ?? null}) order by made_at, person`.execute(db)
  return rows
}

/**
 * A newer code takes the place of an older one; guesses stay counted. False: this link is none any more, also where another
 * one took its place meanwhile, whose maker may not be shown the code.
 */
export async function keepLinkCode(
  tx: Database,
  { person, made_by: maker, made_at: madeAt }: TwoPartLink,
  { digest, by, now }: { digest: string; by: string; now: Date },
): Promise<boolean> {
  const at = now.toISOString()
  const { rows } = await sql`
    update set_up_link set code_digest = ${digest}, code_by = ${by}, code_at = ${at}::timestamptz
    where person = ${person} and made_by is not distinct from ${maker} and made_at = ${madeAt}::timestamptz
      and two_part and ended_at is null and expires_at > ${at}::timestamptz returning 1`.execute(tx)
  return rows.length === 1
}

/** Links of this account that whoever sees them opens alone; of the installation itself none. */
export async function endOnePartLinks(tx: Database, person: string, at: string): Promise<void> {
  await sql`update set_up_link set ended_at = ${at}::timestamptz, end_reason = 'withdrawn'
    where person = ${person} and not two_part and made_by is not null and ended_at is null`.execute(tx)
}

/** Counts the guess and says whether it is right; the last wrong one ends the link. */
export async function tryLinkCode(
  tx: Database,
  secret: string,
  { digest, now }: { digest: string; now: Date },
): Promise<'right' | 'wrong' | 'ended'> {
  const { rows } = await sql<{ right: boolean; tries: number }>`
    update set_up_link set code_tries = code_tries + 1
    where secret_hash = ${hashOfSecret(secret)} and two_part and ended_at is null and code_digest is not null
      and code_tries < ${MOST_TRIES} returning code_digest = ${digest} as right, code_tries as tries`.execute(tx)
  const [guess] = rows
  if (guess?.right === true) return 'right'
  if (guess !== undefined && guess.tries < MOST_TRIES) return 'wrong'
  await sql`update set_up_link set ended_at = ${now.toISOString()}::timestamptz, end_reason = 'withdrawn'
    where secret_hash = ${hashOfSecret(secret)} and ended_at is null and code_tries >= ${MOST_TRIES}`.execute(tx)
  return guess === undefined ? 'wrong' : 'ended'
}

import type { Database } from '../db/database.ts'
import { hashOfSecret } from './secret.ts'
import type { SignedOut } from './sign-out-token.ts'

type SignOutTables = {
  single_sign_on_sign_out: { issuer: string; token_hash: string; expires_at: string }
  session: { person: string; provider: string | null; subject: string | null; sid: string | null }
  sign_in_step: { person: string; provider: string | null; subject: string | null; sid: string | null }
}

/** Longer than any token is taken: two minutes, and the two clocks' difference both ways. */
const REMEMBERED_MS = 15 * 60_000

/** false: this token was taken before. Those too old to be taken again are swept on the way. */
export async function takeOnce(
  tx: Database,
  { issuer, jti }: Pick<SignedOut, 'issuer' | 'jti'>,
  now: Date,
): Promise<boolean> {
  const tables = tx.withTables<SignOutTables>()
  await tables.deleteFrom('single_sign_on_sign_out').where('expires_at', '<', now.toISOString()).execute()
  const { numInsertedOrUpdatedRows } = await tables
    .insertInto('single_sign_on_sign_out')
    .values({
      ...{ issuer, token_hash: hashOfSecret(jti) },
      expires_at: new Date(now.getTime() + REMEMBERED_MS).toISOString(),
    })
    .onConflict((oc) => oc.columns(['issuer', 'token_hash']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/**
 * Ends what began with this identity, or with this session of the provider: sessions, and sign-ins that wait for their second
 * factor. With both named, a session that never learnt its name there ends too. Answers whose sessions ended, once for each.
 */
export async function endThere(
  tx: Database,
  { provider, subject, sid }: { provider: string } & Pick<SignedOut, 'subject' | 'sid'>,
): Promise<string[]> {
  const ended: string[] = []
  for (const table of ['session', 'sign_in_step'] as const) {
    let query = tx.withTables<SignOutTables>().deleteFrom(table).where('provider', '=', provider)
    if (subject !== undefined) query = query.where('subject', '=', subject)
    if (sid !== undefined && subject === undefined) query = query.where('sid', '=', sid)
    if (sid !== undefined && subject !== undefined)
      query = query.where(({ eb, or }) => or([eb('sid', '=', sid), eb('sid', 'is', null)]))
    const rows = await query.returning('person').execute()
    if (table === 'session') ended.push(...rows.map(({ person }) => person))
  }
  return ended
}

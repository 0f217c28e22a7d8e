import type { Database } from '../db/database.ts'
import type { Language } from '../http/problem.ts'
import { hashOfSecret, newSecret, sameHash } from './secret.ts'

export interface Session {
  token_hash: string
  person: string
  language: Language | null
  started_at: string
  expires_at: string
}

type AuthTables = {
  session: Session
}

/** A working day with its evening; then the person signs in again. */
const SESSION_MS = 12 * 3600 * 1000

/** Answers the token for the cookie; only its hash is kept. Sessions that have ended are swept on the way. */
export async function startSession(
  tx: Database,
  start: { person: string; now: Date },
): Promise<{ token: string; expires: Date }> {
  const token = newSecret()
  const expires = new Date(start.now.getTime() + SESSION_MS)
  const tables = tx.withTables<AuthTables>()
  await tables.deleteFrom('session').where('expires_at', '<', start.now.toISOString()).execute()
  await tables
    .insertInto('session')
    .values({
      token_hash: hashOfSecret(token),
      person: start.person,
      language: null,
      started_at: start.now.toISOString(),
      expires_at: expires.toISOString(),
    })
    .execute()
  return { token, expires }
}

export async function findSession(db: Database, token: string, now: Date): Promise<Session | undefined> {
  const hash = hashOfSecret(token)
  const found = await db
    .withTables<AuthTables>()
    .selectFrom('session')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return found !== undefined && sameHash(found.token_hash, hash) ? found : undefined
}

export async function endSession(tx: Database, token: string): Promise<void> {
  await tx.withTables<AuthTables>().deleteFrom('session').where('token_hash', '=', hashOfSecret(token)).execute()
}

export async function setSessionLanguage(tx: Database, token: string, language: Language): Promise<void> {
  await tx
    .withTables<AuthTables>()
    .updateTable('session')
    .set({ language })
    .where('token_hash', '=', hashOfSecret(token))
    .execute()
}

import { randomUUID } from 'node:crypto'
import type { Database } from '../db/database.ts'
import type { Language } from '../http/problem.ts'
import { hashOfSecret, newSecret, sameHash } from './secret.ts'

/** How the person proved who they are. */
export type SignInMethod = 'link' | 'password' | 'password+totp' | 'password+passkey' | 'passkey' | 'oidc'

export interface Session {
  token_hash: string
  /** Names the session in lists; tells nothing of the token. */
  id: string
  person: string
  /** The post acted under. */
  post: string
  method: SignInMethod
  /** What the browser calls itself, shortened; and the address it came from. */
  device: string
  address: string
  language: Language | null
  started_at: string
  seen_at: string
  expires_at: string
}

type AuthTables = {
  session: Session
}

/** A working day with its evening; then the person signs in again. */
const SESSION_MS = 12 * 3600 * 1000

export type NewSession = Pick<Session, 'person' | 'post' | 'method'> &
  Partial<Pick<Session, 'device' | 'address'>> & { now: Date }

/** Answers the token for the cookie; only its hash is kept. Sessions that have ended are swept on the way. */
export async function startSession(tx: Database, start: NewSession): Promise<{ token: string; expires: Date }> {
  const { now, device = '', address = '', ...who } = start
  const token = newSecret()
  const expires = new Date(now.getTime() + SESSION_MS)
  const tables = tx.withTables<AuthTables>()
  await tables.deleteFrom('session').where('expires_at', '<', now.toISOString()).execute()
  await tables
    .insertInto('session')
    .values({
      ...who,
      device,
      address,
      id: randomUUID(),
      token_hash: hashOfSecret(token),
      language: null,
      started_at: now.toISOString(),
      seen_at: now.toISOString(),
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

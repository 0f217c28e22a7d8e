import { randomUUID } from 'node:crypto'
import type { Database } from '../db/database.ts'
import type { Client, SessionLimits } from '../http/context.ts'
import type { Language } from '../http/problem.ts'
import { hashOfSecret, newSecret, sameHash } from './secret.ts'

/** How the person proved who they are. */
export type SecondFactor = 'totp' | 'recovery-code' | 'passkey'
/** 'oidc+provider': the provider, trusted for it, asked for two factors itself. */
export type SignInMethod =
  'link' | 'passkey' | 'password' | 'oidc' | 'oidc+provider' | `${'password' | 'oidc'}+${SecondFactor}`

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
  /** Failed tries since the sign-in before this one, and when that was. */
  failed_before: number
  previous_at: string | null
  /** The provider whose identity was the first factor. */
  provider: string | null
  /** Of that identity, and the provider's name of its own session: by these it may end ours. */
  subject: string | null
  sid: string | null
}

type AuthTables = {
  session: Session
}

export interface NewSession {
  person: string
  post: string
  method: SignInMethod
  client: Client
  limits: SessionLimits
  now: Date
  failedBefore?: number
  previousAt?: string | undefined
  provider?: string | null
  subject?: string | null
  sid?: string | null
}

/** Answers the token for the cookie; only its hash is kept. Sessions that have ended are swept on the way. */
export async function startSession(tx: Database, start: NewSession): Promise<{ token: string; expires: Date }> {
  const { person, post, method, client, limits, now } = start
  const token = newSecret()
  const expires = new Date(now.getTime() + limits.mostHours * 3_600_000)
  const tables = tx.withTables<AuthTables>()
  await tables.deleteFrom('session').where('expires_at', '<', now.toISOString()).execute()
  await tables
    .insertInto('session')
    .values({
      ...{ person, post, method, device: client.device, address: client.address },
      id: randomUUID(),
      token_hash: hashOfSecret(token),
      language: null,
      started_at: now.toISOString(),
      seen_at: now.toISOString(),
      expires_at: expires.toISOString(),
      failed_before: start.failedBefore ?? 0,
      previous_at: start.previousAt ?? null,
      ...{ provider: start.provider ?? null, subject: start.subject ?? null, sid: start.sid ?? null },
    })
    .execute()
  return { token, expires }
}

/** Being seen is written once a minute, not with each request. */
const SEEN_EVERY_MS = 60_000

interface Moment {
  now: Date
  limits: SessionLimits
}

/** The session, unless it has ended: too old, too long idle, revoked. */
export async function findSession(db: Database, token: string, moment: Moment): Promise<Session | undefined> {
  const hash = hashOfSecret(token)
  const found = await living(db, moment).where('token_hash', '=', hash).executeTakeFirst()
  if (found === undefined || !sameHash(found.token_hash, hash)) return undefined
  if (Date.parse(found.seen_at) < moment.now.getTime() - SEEN_EVERY_MS) await markSeen(db, hash, moment.now)
  return found
}

const living = (db: Database, { now, limits }: Moment) =>
  db
    .withTables<AuthTables>()
    .selectFrom('session')
    .selectAll()
    .where('expires_at', '>', now.toISOString())
    .where('seen_at', '>', new Date(now.getTime() - limits.idleMinutes * 60_000).toISOString())

async function markSeen(db: Database, hash: string, now: Date): Promise<void> {
  const seen = { seen_at: now.toISOString() }
  await db.withTables<AuthTables>().updateTable('session').set(seen).where('token_hash', '=', hash).execute()
}

/** The person's sessions that have not ended, the last used first. */
export const sessionsOf = (db: Database, person: string, moment: Moment): Promise<Session[]> =>
  living(db, moment).where('person', '=', person).orderBy('seen_at', 'desc').orderBy('id').execute()

export async function endSession(tx: Database, token: string): Promise<void> {
  await tx.withTables<AuthTables>().deleteFrom('session').where('token_hash', '=', hashOfSecret(token)).execute()
}

/** Ends one session of the person by its id; false where the person has none of that id. */
export async function endSessionOf(tx: Database, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .withTables<AuthTables>()
    .deleteFrom('session')
    .where('person', '=', person)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends every session of the person but the one of this token. Answers how many. */
export async function endOtherSessions(tx: Database, person: string, token: string | undefined): Promise<number> {
  const { numDeletedRows } = await tx
    .withTables<AuthTables>()
    .deleteFrom('session')
    .where('person', '=', person)
    .where('token_hash', '<>', token === undefined ? '' : hashOfSecret(token))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** The session goes on under another post with the same token: nothing is opened that its holder had not proven. */
export async function moveSession(tx: Database, { id }: Pick<Session, 'id'>, post: string): Promise<void> {
  await tx.withTables<AuthTables>().updateTable('session').set({ post }).where('id', '=', id).execute()
}

/** The session goes on under another post and a new token: what was known of the old one opens nothing. */
export async function switchPost(
  tx: Database,
  token: string,
  post: string,
): Promise<{ token: string; expires: Date } | undefined> {
  const fresh = newSecret()
  const row = await tx
    .withTables<AuthTables>()
    .updateTable('session')
    .set({ post, token_hash: hashOfSecret(fresh) })
    .where('token_hash', '=', hashOfSecret(token))
    .returning('expires_at')
    .executeTakeFirst()
  return row === undefined ? undefined : { token: fresh, expires: new Date(row.expires_at) }
}

export async function setSessionLanguage(tx: Database, token: string, language: Language): Promise<void> {
  await tx
    .withTables<AuthTables>()
    .updateTable('session')
    .set({ language })
    .where('token_hash', '=', hashOfSecret(token))
    .execute()
}

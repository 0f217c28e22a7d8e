import type { ColumnType } from 'kysely'
import type { Database } from '../db/database.ts'
import { hashOfSecret, newSecret } from './secret.ts'

export interface Passkey {
  /** The credential's id, base64url. */
  id: string
  person: string
  name: string
  /** COSE, base64url. */
  public_key: string
  counter: number
  transports: string[]
  synced: boolean
  added_at: string
  used_at: string | null
  suspect_at: string | null
}

type PasskeyRow = Omit<Passkey, 'transports'> & { transports: ColumnType<string[], string, string> }

/** What a challenge is for: adding a key, signing in by a key alone, or a key after the password. */
export type ChallengePurpose = 'add' | 'sign-in' | 'second'

interface ChallengeRow {
  token_hash: string
  challenge: string
  purpose: ChallengePurpose
  person: string | null
  expires_at: string
}

type PasskeyTables = { passkey: PasskeyRow; passkey_challenge: ChallengeRow }

const CHALLENGE_MS = 5 * 60_000

/** The oldest first. */
export const passkeysOf = (db: Database, person: string): Promise<Passkey[]> =>
  db
    .withTables<PasskeyTables>()
    .selectFrom('passkey')
    .selectAll()
    .where('person', '=', person)
    .orderBy('added_at')
    .orderBy('id')
    .execute()

export const passkeyById = (db: Database, id: string): Promise<Passkey | undefined> =>
  db.withTables<PasskeyTables>().selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst()

/** false: a key of that id is kept already. */
export async function keepPasskey(tx: Database, passkey: Omit<Passkey, 'used_at' | 'suspect_at'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .withTables<PasskeyTables>()
    .insertInto('passkey')
    .values({ ...passkey, transports: JSON.stringify(passkey.transports), used_at: null, suspect_at: null })
    .onConflict((oc) => oc.column('id').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** false: the person has no such key. */
export async function removePasskey(tx: Database, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .withTables<PasskeyTables>()
    .deleteFrom('passkey')
    .where('person', '=', person)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Every key of the person, for a recovery. Answers how many. */
export async function removePasskeys(tx: Database, person: string): Promise<number> {
  const { numDeletedRows } = await tx
    .withTables<PasskeyTables>()
    .deleteFrom('passkey')
    .where('person', '=', person)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/**
 * Takes a signature's counter; false where it does not count on, also for the second of two that come at one moment.
 * Keys that never count say 0 each time (WebAuthn 6.1.1).
 */
export async function takeCounter(
  tx: Database,
  id: string,
  { counter, now }: { counter: number; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<PasskeyTables>()
    .updateTable('passkey')
    .set({ counter, used_at: now.toISOString() })
    .where('id', '=', id)
    .where('suspect_at', 'is', null)
    .where((eb) => (counter === 0 ? eb('counter', '=', 0) : eb('counter', '<', counter)))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Closes a key for good: there may be a copy. */
export async function suspectPasskey(tx: Database, id: string, now: Date): Promise<void> {
  await tx
    .withTables<PasskeyTables>()
    .updateTable('passkey')
    .set({ suspect_at: now.toISOString() })
    .where('id', '=', id)
    .where('suspect_at', 'is', null)
    .execute()
}

interface NewChallenge {
  challenge: string
  purpose: ChallengePurpose
  person: string | null
  now: Date
}

/** Answers the ticket that comes back with the signature; challenges that ran out are swept on the way. */
export async function keepChallenge(db: Database, { now, ...challenge }: NewChallenge): Promise<string> {
  const ticket = newSecret()
  const tables = db.withTables<PasskeyTables>()
  await tables.deleteFrom('passkey_challenge').where('expires_at', '<', now.toISOString()).execute()
  const expires = new Date(now.getTime() + CHALLENGE_MS).toISOString()
  await tables
    .insertInto('passkey_challenge')
    .values({ ...challenge, token_hash: hashOfSecret(ticket), expires_at: expires })
    .execute()
  return ticket
}

interface Asked {
  purpose: ChallengePurpose
  person: string | null
  now: Date
}

/** The challenge, used up; undefined: unknown, used, run out, or not for this purpose and person. */
export async function takeChallenge(db: Database, ticket: string, asked: Asked): Promise<string | undefined> {
  const row = await db
    .withTables<PasskeyTables>()
    .deleteFrom('passkey_challenge')
    .where('token_hash', '=', hashOfSecret(ticket))
    .returningAll()
    .executeTakeFirst()
  const fits = row?.purpose === asked.purpose && row.person === asked.person
  return fits && Date.parse(row.expires_at) > asked.now.getTime() ? row.challenge : undefined
}

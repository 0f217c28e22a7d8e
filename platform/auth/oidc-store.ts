import { randomUUID } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { hashOfSecret, newSecret } from './secret.ts'

export interface IdentityKey {
  issuer: string
  subject: string
}

export interface KeptIdentity extends IdentityKey {
  person: string
  linked_at: string
  linked_by: string | null
  used_at: string | null
}

export interface KeptArrival extends IdentityKey {
  id: string
  provider: string
  name: string | null
  login: string | null
  first_at: string
  last_at: string
}

interface StepRow {
  token_hash: string
  provider: string
  sealed: string
  person: string | null
  expires_at: string
}

type OidcTables = {
  single_sign_on_identity: KeptIdentity
  single_sign_on_arrival: KeptArrival
  single_sign_on_step: StepRow
}

/** Time to sign in at the provider. */
const STEP_MS = 10 * 60_000

/** Answers the ticket that the browser keeps while it is away; steps that ran out are swept on the way. */
export async function keepAway(
  db: Database,
  step: { provider: string; sealed: string; person: string | null },
  now: Date,
): Promise<string> {
  const ticket = newSecret()
  const tables = db.withTables<OidcTables>()
  await tables.deleteFrom('single_sign_on_step').where('expires_at', '<', now.toISOString()).execute()
  const expires = new Date(now.getTime() + STEP_MS).toISOString()
  await tables
    .insertInto('single_sign_on_step')
    .values({ ...step, token_hash: hashOfSecret(ticket), expires_at: expires })
    .execute()
  return ticket
}

/** The step, used up; undefined: unknown, used, or run out. */
export async function takeAway(
  db: Database,
  ticket: string,
  now: Date,
): Promise<{ provider: string; sealed: string; person: string | null } | undefined> {
  const row = await db
    .withTables<OidcTables>()
    .deleteFrom('single_sign_on_step')
    .where('token_hash', '=', hashOfSecret(ticket))
    .returningAll()
    .executeTakeFirst()
  return row !== undefined && Date.parse(row.expires_at) > now.getTime() ? row : undefined
}

export const identityOf = (db: Database, { issuer, subject }: IdentityKey): Promise<KeptIdentity | undefined> =>
  db
    .withTables<OidcTables>()
    .selectFrom('single_sign_on_identity')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()

export const identitiesOf = (db: Database, person: string): Promise<KeptIdentity[]> =>
  db
    .withTables<OidcTables>()
    .selectFrom('single_sign_on_identity')
    .selectAll()
    .where('person', '=', person)
    .orderBy('linked_at')
    .execute()

/** Links the identity, and ends its waiting; false: it belongs to somebody already. */
export async function keepIdentity(tx: Database, identity: Omit<KeptIdentity, 'used_at'>): Promise<boolean> {
  const { issuer, subject } = identity
  const tables = tx.withTables<OidcTables>()
  const { numInsertedOrUpdatedRows } = await tables
    .insertInto('single_sign_on_identity')
    .values({ ...identity, used_at: null })
    .onConflict((oc) => oc.columns(['issuer', 'subject']).doNothing())
    .executeTakeFirst()
  if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return false
  await tables
    .deleteFrom('single_sign_on_arrival')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute()
  return true
}

export async function markUsed(tx: Database, { issuer, subject }: IdentityKey, now: Date): Promise<void> {
  await tx
    .withTables<OidcTables>()
    .updateTable('single_sign_on_identity')
    .set({ used_at: now.toISOString() })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute()
}

/** Every identity of the person, at one issuer or at all. Answers how many. */
export async function removeIdentities(
  tx: Database,
  person: string,
  issuers: readonly string[] | 'all',
): Promise<number> {
  const all = tx.withTables<OidcTables>().deleteFrom('single_sign_on_identity').where('person', '=', person)
  if (issuers.length === 0) return 0
  const { numDeletedRows } = await (issuers === 'all' ? all : all.where('issuer', 'in', issuers)).executeTakeFirst()
  return Number(numDeletedRows)
}

/** More than an office confirms; a provider that lets everybody in must not fill the table. */
const MOST_ARRIVALS = 2_000

/** Notes who came and is known to nobody; comes again: the newest name and login. */
export async function keepArrival(
  tx: Database,
  arrival: Omit<KeptArrival, 'id' | 'first_at' | 'last_at'>,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  const tables = tx.withTables<OidcTables>()
  const { count } = await tables
    .selectFrom('single_sign_on_arrival')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count >= MOST_ARRIVALS) return
  await tables
    .insertInto('single_sign_on_arrival')
    .values({ ...arrival, id: randomUUID(), first_at: at, last_at: at })
    .onConflict((oc) =>
      oc.columns(['issuer', 'subject']).doUpdateSet({ name: arrival.name, login: arrival.login, last_at: at }),
    )
    .execute()
}

/** The newest first. */
export const arrivals = (db: Database, most: number): Promise<KeptArrival[]> =>
  db
    .withTables<OidcTables>()
    .selectFrom('single_sign_on_arrival')
    .selectAll()
    .orderBy('last_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()

export const arrivalById = (db: Database, id: string): Promise<KeptArrival | undefined> =>
  db.withTables<OidcTables>().selectFrom('single_sign_on_arrival').selectAll().where('id', '=', id).executeTakeFirst()

/** false: there is none of that id. */
export async function removeArrival(tx: Database, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .withTables<OidcTables>()
    .deleteFrom('single_sign_on_arrival')
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

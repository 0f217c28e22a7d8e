import type { Database } from '../db/database.ts'
import { hashOfSecret, newSecret } from './secret.ts'

/** What is still owed after the first factor: a second one, or setting one up. */
export type StepKind = 'second' | 'enrol'

/** Who has shown a first factor: the password, or an identity of this provider. */
export interface FirstFactor {
  person: string
  provider: string | null
  /** Of the provider's identity and of its session there: by these it may end what began so. */
  subject?: string | null | undefined
  sid?: string | null | undefined
}

interface StepRow extends FirstFactor {
  token_hash: string
  kind: StepKind
  expires_at: string
}

type StepTables = { sign_in_step: StepRow }

/** Time to find the telephone and to type. */
const STEP_MS: Record<StepKind, number> = { second: 5 * 60_000, enrol: 15 * 60_000 }

/** Answers the ticket for the next step; only its hash is kept. Steps that ran out are swept on the way. */
export async function keepStep(
  db: Database,
  { person, provider, subject = null, sid = null, kind, now }: FirstFactor & { kind: StepKind; now: Date },
): Promise<string> {
  const ticket = newSecret()
  const tables = db.withTables<StepTables>()
  await tables.deleteFrom('sign_in_step').where('expires_at', '<', now.toISOString()).execute()
  const expires = new Date(now.getTime() + STEP_MS[kind]).toISOString()
  await tables
    .insertInto('sign_in_step')
    .values({ person, provider, subject, sid, kind, token_hash: hashOfSecret(ticket), expires_at: expires })
    .execute()
  return ticket
}

/** Whose step it is; undefined: unknown, used, or run out. */
export async function findStep(
  db: Database,
  ticket: string,
  { kind, now }: { kind: StepKind; now: Date },
): Promise<FirstFactor | undefined> {
  return db
    .withTables<StepTables>()
    .selectFrom('sign_in_step')
    .select(['person', 'provider', 'subject', 'sid'])
    .where('token_hash', '=', hashOfSecret(ticket))
    .where('kind', '=', kind)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
}

/** Uses the step up; of two at the same moment one gets true. */
export async function useStep(tx: Database, ticket: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .withTables<StepTables>()
    .deleteFrom('sign_in_step')
    .where('token_hash', '=', hashOfSecret(ticket))
    .executeTakeFirst()
  return numDeletedRows === 1n
}

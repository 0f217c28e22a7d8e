import type { Database } from '../db/database.ts'
import { hashOfSecret } from './secret.ts'

export type WhyLinked = 'first-use' | 'recovery' | 'administrator'

export interface SetUpLink {
  person: string
  why: WhyLinked
  made_by: string | null
  made_at: string
  expires_at: string
  /** Opens nothing without a code that another person is shown (`link-code-store.ts`). */
  two_part: boolean
}

interface SetUpLinkRow extends SetUpLink {
  secret_hash: string
  ended_at: string | null
  end_reason: 'used' | 'superseded' | 'withdrawn' | null
}

type SetUpLinkTables = { set_up_link: SetUpLinkRow }

/** Keeps the link's hash and ends older links of the person. */
export async function keepSetUpLink(tx: Database, secret: string, link: SetUpLink): Promise<void> {
  await endSetUpLinks(tx, link.person, { at: link.made_at, reason: 'superseded' })
  await tx
    .withTables<SetUpLinkTables>()
    .insertInto('set_up_link')
    .values({ ...link, secret_hash: hashOfSecret(secret), ended_at: null, end_reason: null })
    .execute()
}

export async function endSetUpLinks(
  tx: Database,
  person: string,
  { at, reason }: { at: string; reason: 'superseded' | 'withdrawn' },
): Promise<void> {
  await tx
    .withTables<SetUpLinkTables>()
    .updateTable('set_up_link')
    .set({ ended_at: at, end_reason: reason })
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .execute()
}

/** The link, where it may still be used. */
export async function findSetUpLink(db: Database, secret: string, now: Date): Promise<SetUpLink | undefined> {
  return db
    .withTables<SetUpLinkTables>()
    .selectFrom('set_up_link')
    .select(['person', 'why', 'made_by', 'made_at', 'expires_at', 'two_part'])
    .where('secret_hash', '=', hashOfSecret(secret))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
}

/** Uses the link up; false where it can't be used (any more). Of two at the same moment one gets true. */
export async function useSetUpLink(tx: Database, secret: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<SetUpLinkTables>()
    .updateTable('set_up_link')
    .set({ ended_at: now.toISOString(), end_reason: 'used' })
    .where('secret_hash', '=', hashOfSecret(secret))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** When the person's open link runs out; undefined: there is none. */
export async function openSetUpLinks(db: Database, people: readonly string[], now: Date): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const rows = await db
    .withTables<SetUpLinkTables>()
    .selectFrom('set_up_link')
    .select(['person', 'expires_at'])
    .where('person', 'in', people)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .execute()
  return new Map(rows.map(({ person, expires_at: expires }) => [person, expires]))
}

import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { Role, type HeldPost, type Person } from './contract.ts'
import { standingIn } from './store-delegations.ts'
import { heldOn, type PeopleTables, type PersonRow, type PostRow } from './store-rows.ts'

/** Posts that hold on the day, the oldest first. */
const holding = (db: Database, day: string) =>
  heldOn(db, day)
    .select(['post.id as post', 'person.id as id', 'person.name', 'role', 'unit', 'title', 'group_id'])
    .orderBy('given_at')
    .orderBy('post.id')

/** The person in the capacity of this post, their own or one they stand in for; undefined where it no longer holds. */
export async function personInPost(
  db: Database,
  which: { person: string; post: string },
  day: string,
): Promise<Person | undefined> {
  const row = await holding(db, day)
    .where('post.id', '=', which.post)
    .where('person.id', '=', which.person)
    .executeTakeFirst()
  if (row !== undefined) return personOf(row)
  const lent = await standingIn(db, which.person, day).where('post.id', '=', which.post).executeTakeFirst()
  return lent === undefined ? undefined : { ...personOf(lent), actingFor: { id: lent.holder, name: lent.holderName } }
}

/** Is the person active, with a post of their own on the day? */
export const holdsPost = async (db: Database, person: string, day: string): Promise<boolean> =>
  (await holding(db, day).where('person.id', '=', person).limit(1).executeTakeFirst()) !== undefined

/** The posts the person holds on the day, the oldest first; then those they stand in for. */
export async function postsOf(db: Database, person: string, day: string): Promise<HeldPost[]> {
  const own = await holding(db, day).where('person.id', '=', person).execute()
  if (own.length === 0) return []
  const lent = await standingIn(db, person, day).execute()
  return [
    ...own.map((row) => heldOf(row, null)),
    ...lent.map((row) => heldOf(row, { id: row.holder, name: row.holderName })),
  ]
}

const heldOf = (
  {
    post,
    role,
    unit,
    title,
    group_id: group,
  }: { post: string; role: string; unit: string } & Pick<PostRow, 'title' | 'group_id'>,
  actingFor: HeldPost['actingFor'],
): HeldPost => ({ post, role: Role.parse(role), unit, title, group, actingFor })

const personOf = (row: { id: string; name: string; role: string; unit: string; post: string }): Person => ({
  id: row.id,
  name: row.name,
  role: Role.parse(row.role),
  unit: row.unit,
  post: row.post,
  actingFor: null,
})

/** The login name of a person; undefined: has none. */
export async function loginOf(db: Database, person: string): Promise<string | undefined> {
  const row = await db
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select('login')
    .where('id', '=', person)
    .executeTakeFirst()
  return row?.login ?? undefined
}

/** The person with this login (in its normal form). */
export async function personByLogin(db: Database, login: string): Promise<string | undefined> {
  const row = await db
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirst()
  return row?.id
}

export const nameAndLogin = (
  db: Database,
  person: string,
): Promise<Pick<PersonRow, 'name' | 'login' | 'state'> | undefined> =>
  db
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select(['name', 'login', 'state'])
    .where('id', '=', person)
    .executeTakeFirst()

/** Of the posts that have not ended, whatever the day and the person's state. */
export async function unitsAndTitlesOf(db: Database, person: string): Promise<{ units: string[]; titles: string[] }> {
  const rows = await db
    .withTables<PeopleTables>()
    .selectFrom('post')
    .select(['unit', 'title'])
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .execute()
  return { units: rows.map(({ unit }) => unit), titles: rows.flatMap(({ title }) => title ?? []) }
}

/** Whoever has set a password may sign in. */
export async function activate(tx: Database, person: string): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .updateTable('person')
    .set({ state: 'active' })
    .where('id', '=', person)
    .where('state', '=', 'invited')
    .execute()
}

/** The persona whose printed link this is, in its first post. */
export async function personaBySecret(db: Database, secretHash: string, day: string): Promise<Person | undefined> {
  const row = await holding(db, day)
    .where('secret_hash', '=', secretHash)
    .where('demonstration', '=', true)
    .executeTakeFirst()
  return row === undefined ? undefined : personOf(row)
}

export interface Persona extends Person {
  secretHash: string
}

/** Adds the personas with their posts, or gives them these secrets where they exist. */
export async function keepPersonas(
  tx: Database,
  personas: readonly Persona[],
  { now, day }: { now: Date; day: string },
): Promise<void> {
  const tables = tx.withTables<PeopleTables>()
  await tables
    .insertInto('person')
    .values(
      personas.map(({ id, name, secretHash }) => ({
        ...{ id, name, login: null, state: 'active' as const, demonstration: true },
        ...{ secret_hash: secretHash, created_at: now.toISOString() },
      })),
    )
    .onConflict((oc) =>
      oc.column('id').doUpdateSet({
        name: sql`excluded.name`,
        secret_hash: sql`excluded.secret_hash`,
      }),
    )
    .execute()
  await tables
    .insertInto('post')
    .values(
      personas.map(({ id, post, role, unit }) => ({
        ...{ id: post, person: id, role, unit, group_id: null, title: null, from_day: day, until_day: null },
        ...{ given_by: null, given_at: now.toISOString(), ended_by: null, ended_at: null, end_reason: null },
      })),
    )
    .onConflict((oc) => oc.column('id').doNothing())
    .execute()
}

/** The secrets' hashes of the personas by id, to see whether the printed links still hold. */
export async function personaHashes(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select(['id', 'secret_hash'])
    .where('demonstration', '=', true)
    .execute()
  return new Map(rows.map(({ id, secret_hash: hash }) => [id, hash ?? '']))
}

export async function namesByIds(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .withTables<PeopleTables>()
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** When the post was given; undefined: there is none. */
export async function postBegan(db: Database, post: string): Promise<string | undefined> {
  const row = await db
    .withTables<PeopleTables>()
    .selectFrom('post')
    .select('given_at')
    .where('id', '=', post)
    .executeTakeFirst()
  return row?.given_at
}

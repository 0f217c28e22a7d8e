import type { Database } from '../../platform/db/database.ts'
import { heldOn, type PeopleTables } from './store-rows.ts'

export interface DelegationRow {
  id: string
  post: string
  to_person: string
  from_day: string
  until_day: string
  reason: string
  given_by: string
  given_at: string
  ended_by: string | null
  ended_at: string | null
  end_reason: string | null
}

type DelegationTables = PeopleTables & { delegation: DelegationRow }

const tables = (db: Database) => db.withTables<DelegationTables>()

/** Posts that others let this person act under on the day: both must still be there, each with a post of their own. */
export const standingIn = (db: Database, person: string, day: string) =>
  tables(db)
    .selectFrom('delegation')
    .innerJoin('post', 'post.id', 'delegation.post')
    .innerJoin('person as holder', 'holder.id', 'post.person')
    .innerJoin('person as stand_in', 'stand_in.id', 'delegation.to_person')
    .select(['post.id as post', 'role', 'unit', 'title', 'group_id', 'stand_in.id as id', 'stand_in.name as name'])
    .select(['holder.id as holder', 'holder.name as holderName', 'delegation.id as delegation'])
    .where('delegation.to_person', '=', person)
    .where('holder.state', '=', 'active')
    .where('stand_in.state', '=', 'active')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('post as own')
          .select('own.id')
          .whereRef('own.person', '=', 'delegation.to_person')
          .where('own.ended_at', 'is', null)
          .where('own.from_day', '<=', day)
          .where((eb) => eb.or([eb('own.until_day', 'is', null), eb('own.until_day', '>=', day)])),
      ),
    )
    .where('post.ended_at', 'is', null)
    .where('post.from_day', '<=', day)
    .where((eb) => eb.or([eb('post.until_day', 'is', null), eb('post.until_day', '>=', day)]))
    .where('delegation.ended_at', 'is', null)
    .where('delegation.from_day', '<=', day)
    .where('delegation.until_day', '>=', day)
    .orderBy('delegation.given_at')
    .orderBy('delegation.id')

export async function insertDelegation(
  tx: Database,
  delegation: Omit<DelegationRow, 'ended_by' | 'ended_at' | 'end_reason'>,
): Promise<void> {
  const open = { ended_by: null, ended_at: null, end_reason: null }
  await tables(tx)
    .insertInto('delegation')
    .values({ ...delegation, ...open })
    .execute()
}

export async function endDelegation(
  tx: Database,
  id: string,
  end: { by: string; at: string; reason: string },
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('delegation')
    .set({ ended_by: end.by, ended_at: end.at, end_reason: end.reason })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

const withPost = (db: Database) =>
  tables(db)
    .selectFrom('delegation')
    .innerJoin('post', 'post.id', 'delegation.post')
    .innerJoin('person as holder', 'holder.id', 'post.person')
    .innerJoin('person as stand_in', 'stand_in.id', 'delegation.to_person')
    .selectAll('delegation')
    .select([
      'role',
      'unit',
      'title',
      'holder.id as holder',
      'holder.name as holderName',
      'stand_in.name as standInName',
    ])

export type ListedDelegation = Awaited<ReturnType<ReturnType<typeof withPost>['execute']>>[number]

export interface DelegationsAsk {
  person: string
  units: readonly string[]
}

/** Those that the person gave, holds the post of, or stands in by; and those of the units' posts. */
const concerning = (db: Database, { person, units }: DelegationsAsk) =>
  withPost(db).where((eb) =>
    eb.or([
      eb('delegation.given_by', '=', person),
      eb('delegation.to_person', '=', person),
      eb('holder.id', '=', person),
      ...(units.length === 0 ? [] : [eb('post.unit', 'in', [...units])]),
    ]),
  )

/** The newest first. */
export const listDelegations = (
  db: Database,
  ask: DelegationsAsk,
  { offset, limit }: { offset: number; limit: number },
): Promise<ListedDelegation[]> =>
  concerning(db, ask)
    .orderBy('delegation.given_at', 'desc')
    .orderBy('delegation.id')
    .limit(limit)
    .offset(offset)
    .execute()

export async function countDelegations(db: Database, ask: DelegationsAsk): Promise<number> {
  const { n } = await concerning(db, ask)
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

export async function findDelegation(db: Database, id: string): Promise<ListedDelegation | undefined> {
  return withPost(db).where('delegation.id', '=', id).executeTakeFirst()
}

/** Was the post ever lent to the person? */
export async function wasLent(db: Database, { person, post }: { person: string; post: string }): Promise<boolean> {
  const found = await tables(db)
    .selectFrom('delegation')
    .select('id')
    .where('to_person', '=', person)
    .where('post', '=', post)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** A post that holds on the day, with its holder. */
export async function heldPost(
  db: Database,
  post: string,
  day: string,
): Promise<{ post: string; holder: string; role: string; unit: string } | undefined> {
  return heldOn(db, day)
    .select(['post.id as post', 'person.id as holder', 'role', 'unit'])
    .where('post.id', '=', post)
    .executeTakeFirst()
}

export interface PeopleAsk {
  units: readonly string[]
  day: string
  besides: readonly string[]
  /** A part of the name. */
  find?: string
  /** Only this person. */
  person?: string
}

/** People who hold a post of these units on the day, by id; each once; the first of them. */
export async function peopleOfUnits(
  db: Database,
  { units, day, besides, find = '', person }: PeopleAsk,
  most: number,
): Promise<{ id: string; name: string }[]> {
  if (units.length === 0) return []
  const pattern = `%${find.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  return heldOn(db, day)
    .select(['person.id', 'person.name'])
    .distinct()
    .where('unit', 'in', [...units])
    .where('person.id', 'not in', [...besides])
    .where((eb) => (person === undefined ? eb('person.name', 'ilike', pattern) : eb('person.id', '=', person)))
    .orderBy('person.id')
    .limit(most)
    .execute()
}

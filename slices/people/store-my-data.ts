import type { Generated } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { DelegationRow } from './store-delegations.ts'
import type { PeopleTables, PersonRow } from './store-rows.ts'

export interface CorrectionRow {
  person: string
  about: string
  wanted: string
  asked_at: string
  answer: string | null
  answered_by: string | null
  answered_at: string | null
}

type Tables = Omit<PeopleTables, 'person'> & {
  person: PersonRow & { certificate: string | null; contact: string | null }
  delegation: DelegationRow
  person_correction: CorrectionRow & { id: Generated<number> }
}

/** Everything the tables of people say of one person but secrets. */
export async function ownRecords(db: Database, person: string) {
  const tables = db.withTables<Tables>()
  return {
    account: await tables
      .selectFrom('person')
      .select(['id', 'name', 'login', 'state', 'certificate', 'contact', 'created_at'])
      .where('id', '=', person)
      .executeTakeFirstOrThrow(),
    posts: await tables
      .selectFrom('post')
      .select([
        'id',
        'role',
        'unit',
        'title',
        'group_id',
        'from_day',
        'until_day',
        'given_at',
        'ended_at',
        'end_reason',
      ])
      .where('person', '=', person)
      .orderBy('given_at')
      .execute(),
  }
}

/** Days on which the person stood in for another, or another for the person, without the other's name. */
export const ownStandIns = (db: Database, person: string) =>
  db
    .withTables<Tables>()
    .selectFrom('delegation')
    .innerJoin('post', 'post.id', 'delegation.post')
    .select(['post.role', 'post.unit', 'delegation.from_day', 'delegation.until_day', 'delegation.given_at'])
    .select((eb) => eb('delegation.to_person', '=', person).as('stoodIn'))
    // The reason may tell of an illness: it is its holder's.
    .select((eb) => eb.case().when('post.person', '=', person).then(eb.ref('delegation.reason')).end().as('reason'))
    .where((eb) => eb.or([eb('delegation.to_person', '=', person), eb('post.person', '=', person)]))
    .orderBy('delegation.given_at')
    .orderBy('delegation.id')
    .execute()

/** Of one person, or of all who wait for an answer (null), the newest first. */
export async function corrections(db: Database, person: string | null) {
  const query = db.withTables<Tables>().selectFrom('person_correction').selectAll().orderBy('id', 'desc').limit(500)
  return person === null ? query.where('answer', 'is', null).execute() : query.where('person', '=', person).execute()
}

export async function addCorrection(
  tx: Database,
  ask: Pick<CorrectionRow, 'person' | 'about' | 'wanted' | 'asked_at'>,
): Promise<number> {
  const row = { ...ask, answer: null, answered_by: null, answered_at: null }
  const { id } = await tx
    .withTables<Tables>()
    .insertInto('person_correction')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Whose it was; undefined where it is none or answered already. */
export async function answerCorrection(
  tx: Database,
  id: number,
  answer: { answer: string; answered_by: string; answered_at: string },
): Promise<string | undefined> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('person_correction')
    .set(answer)
    .where('id', '=', id)
    .where('answer', 'is', null)
    .returning('person')
    .executeTakeFirst()
  return row?.person
}

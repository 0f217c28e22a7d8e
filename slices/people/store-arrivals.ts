import { randomUUID } from 'node:crypto'
import type { Database } from '../../platform/db/database.ts'
import type { PeopleTables } from './store-rows.ts'

/** A person without posts; the login only where nobody has it. Answers the id. */
export async function addInvited(
  tx: Database,
  { name, login, now }: { name: string; login: string | null; now: string },
): Promise<string> {
  const tables = tx.withTables<PeopleTables>()
  const taken =
    login !== null && (await tables.selectFrom('person').select('id').where('login', '=', login).executeTakeFirst())
  const id = randomUUID()
  await tables
    .insertInto('person')
    .values({
      ...{ id, name, login: taken ? null : login, state: 'invited' as const, demonstration: false },
      ...{ secret_hash: null, created_at: now },
    })
    .execute()
  return id
}

/** Whatever the person's state. */
export async function holdsPost(db: Database, person: string, day: string): Promise<boolean> {
  const row = await db
    .withTables<PeopleTables>()
    .selectFrom('post')
    .select('id')
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .where('from_day', '<=', day)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', day)]))
    .executeTakeFirst()
  return row !== undefined
}

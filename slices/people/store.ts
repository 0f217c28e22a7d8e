import type { Database } from '../../platform/db/database.ts'
import { Role, type Person } from './contract.ts'

interface PersonRow {
  id: string
  name: string
  role: string
  unit: string
  demonstration: boolean
  secret_hash: string | null
  created_at: string
}

type PeopleTables = {
  person: PersonRow
}

const personOf = ({ id, name, role, unit }: Pick<PersonRow, 'id' | 'name' | 'role' | 'unit'>): Person => ({
  id,
  name,
  role: Role.parse(role),
  unit,
})

export async function personById(db: Database, id: string): Promise<Person | undefined> {
  const row = await db
    .withTables<PeopleTables>()
    .selectFrom('person')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : personOf(row)
}

export async function personBySecret(db: Database, secretHash: string): Promise<Person | undefined> {
  const row = await db
    .withTables<PeopleTables>()
    .selectFrom('person')
    .selectAll()
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst()
  return row === undefined ? undefined : personOf(row)
}

/** Adds the personas, or gives them these secrets where they exist. */
export async function keepPersonas(
  tx: Database,
  personas: readonly (Person & { secretHash: string })[],
  now: Date,
): Promise<void> {
  await tx
    .withTables<PeopleTables>()
    .insertInto('person')
    .values(
      personas.map(({ secretHash, ...person }) => ({
        ...person,
        demonstration: true,
        secret_hash: secretHash,
        created_at: now.toISOString(),
      })),
    )
    .onConflict((oc) =>
      oc.column('id').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        role: eb.ref('excluded.role'),
        unit: eb.ref('excluded.unit'),
        secret_hash: eb.ref('excluded.secret_hash'),
      })),
    )
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

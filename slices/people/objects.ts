import type { NamesAsked, ObjectKind, ObjectPlace } from '../../platform/audit/object-kind.ts'
import type { Database } from '../../platform/db/database.ts'
import { allPosts, findAccount, findPost, postNames } from './store-accounts.ts'
import { namesByIds } from './store.ts'
import { wholeUnitName } from './unit-names.ts'

/** The only unit of a person's posts; '' where they are of several, for who sees but one may not know of the others. */
async function unitOfPerson(db: Database, { id }: ObjectPlace): Promise<string | undefined> {
  if ((await findAccount(db, id)) === undefined) return undefined
  const units = new Set((await allPosts(db, id)).map(({ unit }) => unit))
  const [only] = units
  return units.size === 1 ? only : ''
}

const isPerson = async (db: Database, { id }: ObjectPlace): Promise<null | undefined> =>
  (await findAccount(db, id)) === undefined ? undefined : null

async function namesOfPosts(db: Database, { ids }: NamesAsked): Promise<ReadonlyMap<string, string>> {
  const posts = await postNames(db, ids)
  const named = posts.map(async ({ id, name, unit, title }): Promise<[string, string]> => [
    id,
    [name, await wholeUnitName(unit), title].filter(Boolean).join(' · '),
  ])
  return new Map(await Promise.all(named))
}

/** Of other people who reads the whole log, or looks after their account; everyone reads their own. */
export const objects: ObjectKind[] = [
  { kind: 'person', verb: 'audit.read', unitOf: isPerson, names: (db, { ids }) => namesByIds(db, ids) },
  { kind: 'person', verb: 'people.read-accounts', unitOf: unitOfPerson },
  {
    kind: 'post',
    verb: 'people.read-accounts',
    unitOf: async (db, { id }) => (await findPost(db, id))?.unit,
    names: namesOfPosts,
  },
  {
    kind: 'post',
    verb: 'audit.read',
    unitOf: async (db, { id }) => ((await findPost(db, id)) === undefined ? undefined : null),
  },
]

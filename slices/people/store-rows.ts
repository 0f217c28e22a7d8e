/** The rows of people and their posts, and which posts hold: every store of this slice reads them so. */
import type { Database } from '../../platform/db/database.ts'

export type PersonState = 'invited' | 'active' | 'suspended' | 'left'

export interface PersonRow {
  id: string
  name: string
  login: string | null
  state: PersonState
  demonstration: boolean
  secret_hash: string | null
  created_at: string
}

export interface PostRow {
  id: string
  person: string
  role: string
  unit: string
  group_id: string | null
  title: string | null
  from_day: string
  until_day: string | null
  given_by: string | null
  given_at: string
  ended_by: string | null
  ended_at: string | null
  end_reason: string | null
}

export type PeopleTables = {
  person: PersonRow
  post: PostRow
}

/** Posts that hold on the day, of people who may sign in. */
export const heldOn = (db: Database, day: string) =>
  db
    .withTables<PeopleTables>()
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person')
    .where('person.state', '=', 'active')
    .where('ended_at', 'is', null)
    .where('from_day', '<=', day)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>=', day)]))

import type { NamesAsked, ObjectKind } from '../../platform/audit/object-kind.ts'
import type { Database } from '../../platform/db/database.ts'
import { questionSeen } from './store-questions.ts'
import { meetingSigned, problemSeen } from './store-problems.ts'
import { headSeen, versionsOf } from './store-announcements.ts'
import { draftOf } from './store.ts'

async function namesOfAnnouncements(db: Database, { campaign, ids }: NamesAsked): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const id of ids) {
    const [newest] = await versionsOf(db, { campaign, id })
    if (newest !== undefined) names.set(id, newest.title)
  }
  return names
}

/** An announcement's history is its writer's. */
export const objects: ObjectKind[] = [
  {
    kind: 'announcement',
    verb: 'coordination.announce',
    unitOf: async (db, { campaign, id }) =>
      (await headSeen(db, { campaign, id }, null))?.unit ??
      (await draftOf(db, { campaign, object: `announcement:${id}` }))?.unit,
    names: namesOfAnnouncements,
  },
  {
    kind: 'question',
    verb: 'coordination.read',
    unitOf: async (db, { campaign, id }) => (await questionSeen(db, { campaign, id }, null))?.unit,
  },
  {
    kind: 'problem',
    verb: 'coordination.read-problems',
    unitOf: async (db, { campaign, id }) =>
      (await problemSeen(db, { campaign, id }, { territory: null, post: '' }))?.unit,
  },
  {
    kind: 'meeting',
    verb: 'coordination.record-meeting',
    unitOf: async (db, { campaign, id }) =>
      (await draftOf(db, { campaign, object: `meeting:${id}` }))?.unit ??
      ((await meetingSigned(db, { campaign, id })) === undefined ? undefined : ''),
  },
]

import type { ObjectKind } from '../../platform/audit/object-kind.ts'
import { headOf } from './store.ts'

/** A file's history is the unit's, as the file is. */
export const objects: ObjectKind[] = [
  {
    kind: 'case-file',
    verb: 'case-files.read',
    unitOf: async (db, { campaign, id }) => (await headOf(db, { campaign, id }))?.unit,
  },
]

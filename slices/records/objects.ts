import type { ObjectKind } from '../../platform/audit/object-kind.ts'
import { recordOf } from './store.ts'

/** Whoever may read the record may read what was done to it. */
export const objects: ObjectKind[] = [
  { kind: 'record', verb: 'records.read', unitOf: async (db, at) => (await recordOf(db, at))?.unit },
]

import type { ObjectKind } from '../../platform/audit/object-kind.ts'
import { itemOf } from './store-custody.ts'
import { volumeOf } from './store-volumes.ts'

/** Histories are the unit's, as what they are of. */
export const objects: ObjectKind[] = [
  {
    kind: 'volume',
    verb: 'evidence.read',
    unitOf: async (db, { campaign, id }) => (await volumeOf(db, { campaign, volume: id }))?.unit,
  },
  {
    kind: 'evidence',
    verb: 'evidence.read',
    unitOf: async (db, { campaign, id }) => (await itemOf(db, { campaign, item: id }))?.unit,
  },
]

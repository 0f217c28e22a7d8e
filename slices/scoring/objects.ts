import type { ObjectKind } from '../../platform/audit/object-kind.ts'
import { findFrozen, findRunHead } from './store.ts'

/** A run and a frozen result are the campaign's; who is responsible for a unit's data is the unit's. */
export const objects: ObjectKind[] = [
  {
    kind: 'run',
    verb: 'scoring.read',
    // 'latest' is an address of a run and no run's id.
    unitOf: async (db, { campaign, id }) => ((await findRunHead(db, campaign, id))?.id === id ? null : undefined),
  },
  {
    kind: 'frozen',
    verb: 'scoring.read',
    unitOf: async (db, { campaign, id }) => ((await findFrozen(db, campaign, id)) === undefined ? undefined : null),
  },
  { kind: 'unit', verb: 'scoring.coverage', unitOf: async (_db, { id }) => id },
]

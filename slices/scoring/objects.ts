import type { ObjectKind } from '../../platform/audit/object-kind.ts'

/** A run and a frozen result are the campaign's; who is responsible for a unit's data is the unit's. */
export const objects: ObjectKind[] = [
  { kind: 'run', verb: 'scoring.read' },
  { kind: 'frozen', verb: 'scoring.read' },
  { kind: 'unit', verb: 'scoring.coverage', unitOf: async (_db, { id }) => id },
]

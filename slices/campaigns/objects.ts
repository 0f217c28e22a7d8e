import type { ObjectKind } from '../../platform/audit/object-kind.ts'

/** Whose history whoever may read the definition reads too. */
export const objects: ObjectKind[] = [
  { kind: 'reading', verb: 'campaigns.read' },
  { kind: 'stage', verb: 'campaigns.read' },
  { kind: 'definition', verb: 'campaigns.read' },
]

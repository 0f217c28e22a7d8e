import type { ObjectKind } from '../../platform/audit/object-kind.ts'

/** Of other people only who reads the whole log; everyone reads their own. */
export const objects: ObjectKind[] = [{ kind: 'person', verb: 'audit.read' }]

import { z } from 'zod'
import type { ObjectKind } from '../../platform/audit/object-kind.ts'
import { findImport } from './store.ts'

/** An import of a liaison is of the liaison's unit; one of the office is of none ('') and only who sees all sees it. */
export const objects: ObjectKind[] = [
  {
    kind: 'import',
    verb: 'registers.read',
    unitOf: async (db, at) => {
      if (!z.uuid().safeParse(at.id).success) return undefined
      return (await findImport(db, at))?.scope
    },
  },
]

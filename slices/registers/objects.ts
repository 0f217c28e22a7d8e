import { z } from 'zod'
import type { ObjectKind, ObjectPlace } from '../../platform/audit/object-kind.ts'
import type { Database } from '../../platform/db/database.ts'
import { grantFor } from '../../platform/http/access.ts'
import { access } from './access.ts'
import { seesRegister } from './reach.ts'
import { findImport } from './store.ts'

/** Who finds no import at its address finds no history of it: asked as `seenImport` asks it. */
async function unitOf(db: Database, { reader, ...which }: ObjectPlace): Promise<string | undefined> {
  if (!z.uuid().safeParse(which.id).success) return undefined
  const [row, grant] = [await findImport(db, which), grantFor(access, 'registers.read', reader)]
  if (row === undefined || grant === undefined) return undefined
  if (grant.on === 'own-units' && row.scope !== reader.unit) return undefined
  return seesRegister({ role: reader.role, on: grant.on }, row.register) ? row.scope : undefined
}

/** An import of a liaison is of the liaison's unit; one of the office is of none ('') and only who sees all sees it. */
export const objects: ObjectKind[] = [{ kind: 'import', verb: 'registers.read', unitOf }]

import { z } from 'zod'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { registers } from '../../rules/registers/registers.ts'
import { registerNames, type RegisterName } from '../../rules/registers/score-input.ts'
import type { NamesAsked, ObjectKind, ObjectPlace } from '../../platform/audit/object-kind.ts'
import type { Database } from '../../platform/db/database.ts'
import { grantFor } from '../../platform/http/access.ts'
import { access } from './access.ts'
import { seesRegister } from './reach.ts'
import { findImport, importNames } from './store.ts'

/** Who finds no import at its address finds no history of it: asked as `seenImport` asks it. */
async function unitOf(db: Database, { reader, ...which }: ObjectPlace): Promise<string | undefined> {
  if (!z.uuid().safeParse(which.id).success) return undefined
  const [row, grant] = [await findImport(db, which), grantFor(access, 'registers.read', reader)]
  if (row === undefined || grant === undefined) return undefined
  if (grant.on === 'own-units' && row.scope !== reader.unit) return undefined
  return seesRegister({ role: reader.role, on: grant.on }, row.register) ? row.scope : undefined
}

const dayIn = (at: string): string => dayInShanghai(Date.parse(at))

async function namesOfImports(db: Database, { campaign, ids }: NamesAsked): Promise<ReadonlyMap<string, string>> {
  const rows = await importNames(db, campaign, ids)
  return new Map(rows.map((row) => [row.id, `${row.file_name}（${dayIn(row.uploaded_at)}）`]))
}

const isRegister = (id: string): id is RegisterName => registerNames.some((name) => name === id)

/** An import of a liaison is of the liaison's unit; one of the office is of none ('') and only who sees all sees it. */
export const objects: ObjectKind[] = [
  { kind: 'import', verb: 'registers.read', unitOf, names: namesOfImports },
  {
    kind: 'register',
    verb: 'registers.read',
    // what the office and each unit decided stand in one history: only who sees the whole campaign reads it
    unitOf: async (_db, { id, reader }) => {
      const on = grantFor(access, 'registers.read', reader)?.on
      return isRegister(id) && on !== undefined && seesRegister({ role: reader.role, on }, id) ? '' : undefined
    },
    names: async (_db, { ids, language }) =>
      new Map(ids.flatMap((id) => (isRegister(id) && language !== 'en' ? [[id, registers[id].title]] : []))),
  },
]

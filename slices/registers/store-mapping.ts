/** What people decided about headers and names of units. */
import type { Database } from '../../platform/db/database.ts'
import type { RegisterName } from './contract.ts'
import type { ImportRow } from './store.ts'

type Tables = {
  register_mapping: {
    campaign: string
    register: RegisterName
    kind: 'column' | 'unit'
    written: string
    meaning: string
    decided_by: string
    decided_at: string
    scope: string
  }
}

export interface Mapping {
  columns: Record<string, string>
  units: Record<string, string>
}

/** Whose decisions hold for an import: its own territory's before those of the office (scope ''). */
export type MappingOf = Pick<ImportRow, 'campaign' | 'register' | 'scope'>

export async function mappingOf(db: Database, { campaign, register, scope }: MappingOf): Promise<Mapping> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('register_mapping')
    .select(['kind', 'written', 'meaning'])
    .where('campaign', '=', campaign)
    .where('register', '=', register)
    .where('scope', 'in', ['', scope])
    .orderBy('scope')
    .execute()
  const of = (kind: 'column' | 'unit'): Record<string, string> =>
    Object.fromEntries(rows.filter((row) => row.kind === kind).map((row) => [row.written, row.meaning]))
  return { columns: of('column'), units: of('unit') }
}

export async function keepMapping(
  tx: Database,
  at: MappingOf & { by: string; now: string },
  mapping: Mapping,
): Promise<void> {
  const one =
    (kind: 'column' | 'unit') =>
    ([written, meaning]: [string, string]) => ({
      campaign: at.campaign,
      register: at.register,
      scope: at.scope,
      kind,
      written,
      meaning,
      decided_by: at.by,
      decided_at: at.now,
    })
  const rows = [
    ...Object.entries(mapping.columns).map(one('column')),
    ...Object.entries(mapping.units).map(one('unit')),
  ]
  if (rows.length === 0) return
  await tx
    .withTables<Tables>()
    .insertInto('register_mapping')
    .values(rows)
    .onConflict((oc) =>
      oc.columns(['campaign', 'register', 'kind', 'written', 'scope']).doUpdateSet((eb) => ({
        meaning: eb.ref('excluded.meaning'),
        decided_by: eb.ref('excluded.decided_by'),
        decided_at: eb.ref('excluded.decided_at'),
      })),
    )
    .execute()
}

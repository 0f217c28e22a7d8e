/** What people decided about headers and names of units. */
import type { Database } from '../../platform/db/database.ts'
import type { Decision, RegisterName } from './contract.ts'
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

/** As it is kept: `by` is the person's id. */
export type StoredDecision = Pick<Decision, 'kind' | 'written' | 'meaning' | 'by' | 'at' | 'scope'>

/** Whose decisions hold for an import: its own territory's before those of the office (scope ''). */
export type MappingOf = Pick<ImportRow, 'campaign' | 'register' | 'scope'>

/** Those that hold for the files of a reach, one a header or name. */
export async function decisionsOf(db: Database, { campaign, register, scope }: MappingOf): Promise<StoredDecision[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('register_mapping')
    .select(['kind', 'written', 'meaning', 'decided_by as by', 'decided_at as at', 'scope'])
    .where('campaign', '=', campaign)
    .where('register', '=', register)
    .where('scope', 'in', ['', scope])
    .orderBy('scope')
    .execute()
  return [...new Map(rows.map((row) => [`${row.kind} ${row.written}`, row])).values()]
}

export function mappingOf(decisions: readonly StoredDecision[]): Mapping {
  const of = (kind: 'column' | 'unit'): Record<string, string> =>
    Object.fromEntries(decisions.filter((one) => one.kind === kind).map((one) => [one.written, one.meaning]))
  return { columns: of('column'), units: of('unit') }
}

/** All of a campaign, the newest first; `scope` '' every one, else those that hold for that reach. */
export async function allDecisions(
  db: Database,
  campaign: string,
  scope: string,
): Promise<(StoredDecision & { register: RegisterName })[]> {
  const query = db
    .withTables<Tables>()
    .selectFrom('register_mapping')
    .select(['register', 'kind', 'written', 'meaning', 'decided_by as by', 'decided_at as at', 'scope'])
    .where('campaign', '=', campaign)
  return (scope === '' ? query : query.where('scope', 'in', ['', scope]))
    .orderBy('decided_at', 'desc')
    .orderBy('written')
    .execute()
}

export interface Deciding extends MappingOf {
  by: string
  now: string
}

export async function keepMapping(tx: Database, at: Deciding, mapping: Mapping): Promise<void> {
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

/** Answers what it meant until now; undefined where it was not there. */
export async function forgetDecision(
  tx: Database,
  { campaign, register, scope }: MappingOf,
  { kind, written }: Pick<Decision, 'kind' | 'written'>,
): Promise<string | undefined> {
  const row = await tx
    .withTables<Tables>()
    .deleteFrom('register_mapping')
    .where('campaign', '=', campaign)
    .where('register', '=', register)
    .where('scope', '=', scope)
    .where('kind', '=', kind)
    .where('written', '=', written)
    .returning('meaning')
    .executeTakeFirst()
  return row?.meaning
}

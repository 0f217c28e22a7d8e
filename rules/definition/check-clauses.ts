/** Clause ids that lead nowhere, and readings that are open (readings/). */
import type { Finding } from './finding.ts'
import type { Campaign } from './schema.ts'

type Parts = Omit<Campaign, 'hash'>

export interface ClauseUse {
  /** Where in the definition, e.g. `indicators[0].slots.city[1]`. */
  path: string
  /** The entry's own title, where it has one. */
  title: string
  clause: string
}

/** Every place in a definition that names a clause: what rests on what. */
export function clauseUses(value: unknown, path = '', title = ''): ClauseUse[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => clauseUses(item, `${path}[${index}]`, title))
  if (typeof value !== 'object' || value === null) return []
  const entry = new Map<string, unknown>(Object.entries(value))
  const own = ['title', 'text', 'name', 'type', 'id']
    .map((field) => entry.get(field))
    .find((text) => typeof text === 'string')
  const shown = typeof own === 'string' ? own : title
  return [...entry].flatMap(([field, item]) => {
    const at = path === '' ? field : `${path}.${field}`
    const ids = (field === 'clauses' || field === 'oneInSeveral') && Array.isArray(item) ? item : undefined
    return ids === undefined
      ? clauseUses(item, at, shown)
      : ids.map((clause) => ({ path, title: shown, clause: String(clause) }))
  })
}

export function unknownClauses({ definition, clauses, readings }: Parts): Finding[] {
  const uses = [
    ...clauseUses(definition),
    ...Object.values(readings).flatMap((page) => clauseUses(page, `readings/${page.id}`)),
  ]
  return uses
    .filter((use) => clauses[use.clause] === undefined)
    .map((use) => ({
      code: 'clause-unknown',
      severity: 'error',
      clauses: [use.clause],
      values: { clause: use.clause, where: use.path, title: use.title },
    }))
}

export function openReadings({ definition, readings }: Parts): Finding[] {
  return Object.entries(definition.readings).map(([reading, taken]) => {
    const page = readings[reading]
    const options = page?.options.length ?? 0
    const values = {
      reading,
      choice: taken.choice,
      decidedBy: taken.decidedBy,
      options,
      moves: page?.moves ?? 'process',
    }
    const variant = taken.decidedBy === 'default' ? 'default' : 'decided'
    return { code: 'reading-open', severity: 'info', clauses: page?.clauses ?? [], values: { variant, ...values } }
  })
}

import type { NamesAsked, ObjectKind } from '../../platform/audit/object-kind.ts'
import type { Database } from '../../platform/db/database.ts'
import { knownUnits } from '../registers/facts.ts'
import { rosterOf } from './store-rosters.ts'
import { settingsOf } from './store.ts'

const numberIn = (id: string): number | undefined => (/^[1-9]\d{0,8}$/.test(id) ? Number(id) : undefined)

async function namesOfUnits(db: Database, { ids }: NamesAsked): Promise<ReadonlyMap<string, string>> {
  const known = await knownUnits(db)
  return new Map(ids.flatMap((id) => (known.has(id) ? [[id, known.get(id)?.name ?? id]] : [])))
}

async function namesOfRosters(db: Database, { campaign, ids }: NamesAsked): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  for (const id of ids) {
    const number = numberIn(id)
    const roster = number === undefined ? undefined : await rosterOf(db, campaign, number)
    if (roster !== undefined) names.set(id, roster.title)
  }
  return names
}

/** Figures are a unit's ('figures:652300'); earlier entries stand under the campaign and are for who sees it whole. */
export const objects: ObjectKind[] = [
  {
    kind: 'figures',
    verb: 'organisation.read-figures',
    unitOf: async (db, { campaign, id }) => {
      if (id === campaign) return ''
      return (await knownUnits(db)).has(id) ? id : undefined
    },
    names: namesOfUnits,
  },
  {
    kind: 'roster',
    verb: 'organisation.read-rosters',
    unitOf: async (db, { campaign, id }) => {
      const number = numberIn(id)
      return number === undefined || (await rosterOf(db, campaign, number)) === undefined ? undefined : ''
    },
    names: namesOfRosters,
  },
  {
    kind: 'organisation',
    verb: 'organisation.directory',
    unitOf: async (db, { campaign, id }) =>
      id === campaign && (await settingsOf(db, campaign)) !== undefined ? null : undefined,
  },
]

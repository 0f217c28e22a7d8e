import { dayInShanghai } from '../../rules/calendar/days.ts'
import type { NamesAsked, ObjectKind } from '../../platform/audit/object-kind.ts'
import type { Database } from '../../platform/db/database.ts'
import { knownUnits } from '../registers/facts.ts'
import { frozenNames, runNames, scenarioNames } from './store-names.ts'
import { findFrozen, findRunHead, findScenario } from './store.ts'

type Names = Promise<ReadonlyMap<string, string>>

async function namesOfRuns(db: Database, { campaign, ids, language }: NamesAsked): Names {
  const rows = await runNames(db, campaign, ids)
  return new Map(rows.map(({ id, seq }) => [id, language === 'en' ? `no. ${seq}` : `第 ${seq} 次`]))
}

async function namesOfFrozen(db: Database, { campaign, ids }: NamesAsked): Names {
  const rows = await frozenNames(db, campaign, ids)
  return new Map(rows.map(({ id, purpose, frozen_at: at }) => [id, `${purpose}（${dayInShanghai(Date.parse(at))}）`]))
}

async function namesOfScenarios(db: Database, { campaign, ids }: NamesAsked): Names {
  return new Map((await scenarioNames(db, campaign, ids)).map(({ id, title }) => [id, title]))
}

async function namesOfUnits(db: Database, { ids }: NamesAsked): Names {
  const known = await knownUnits(db)
  return new Map(ids.flatMap((id) => (known.has(id) ? [[id, known.get(id)?.name ?? id]] : [])))
}

/** A run and a frozen result are the campaign's; who is responsible for a unit's data is the unit's. */
export const objects: ObjectKind[] = [
  {
    kind: 'run',
    verb: 'scoring.read',
    // 'latest' is an address of a run and no run's id.
    unitOf: async (db, { campaign, id }) => ((await findRunHead(db, campaign, id))?.id === id ? null : undefined),
    names: namesOfRuns,
  },
  {
    kind: 'frozen',
    verb: 'scoring.read',
    unitOf: async (db, { campaign, id }) => ((await findFrozen(db, campaign, id)) === undefined ? undefined : null),
    names: namesOfFrozen,
  },
  {
    kind: 'scenario',
    verb: 'scoring.what-if',
    unitOf: async (db, { campaign, id }) => ((await findScenario(db, campaign, id)) === undefined ? undefined : ''),
    names: namesOfScenarios,
  },
  {
    kind: 'unit',
    verb: 'scoring.coverage',
    unitOf: async (db, { id }) => ((await knownUnits(db)).has(id) ? id : undefined),
    names: namesOfUnits,
  },
]

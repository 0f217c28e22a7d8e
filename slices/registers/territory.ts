/**
 * The units that a unit covers: by the campaign's own register of units where it lists them, else by the divisions of 2017
 * (facts/divisions-2017.csv), so that a liaison reaches the own counties before any register is imported.
 */
import { readFileSync } from 'node:fs'
import type { Database } from '../../platform/db/database.ts'
import { unitsUnder, type UnitPlace } from '../../rules/registers/unit-tree.ts'
import { livingUnits, newestVersion } from './store-facts.ts'

/** code → parent. */
type Tree = ReadonlyMap<string, string>

let read: Tree | undefined

function divisions(): Tree {
  read ??= new Map(
    readFileSync(new URL('../../facts/divisions-2017.csv', import.meta.url), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
      .map(([code = '', , , parent = '']) => [code, parent]),
  )
  return read
}

interface Kept {
  version: number
  under: Map<string, ReadonlySet<string>>
  places: readonly UnitPlace[]
}

/** A campaign's tree changes only with a new version of its registers. */
const kept = new WeakMap<Database, Map<string, Kept>>()

/** Without a campaign: by the divisions alone. */
export async function territoryOf(
  db: Database,
  unit: string,
  campaign: string | undefined,
): Promise<ReadonlySet<string>> {
  const { under, places } = await treeOf(db, campaign)
  const known = under.get(unit)
  if (known !== undefined) return known
  const found = unitsUnder(places, unit)
  if (under.size < MOST_KEPT) under.set(unit, found)
  return found
}

const MOST_KEPT = 10_000

async function treeOf(db: Database, campaign = ''): Promise<Kept> {
  const known = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, known)
  const version = campaign === '' ? 0 : await newestVersion(db, campaign)
  const last = known.get(campaign)
  if (last?.version === version) return last
  const listed = version === 0 ? [] : await livingUnits(db, campaign)
  const tree = new Map([...divisions(), ...listed.map(({ code, parent }): [string, string] => [code, parent ?? ''])])
  const made = { version, under: new Map(), places: [...tree].map(([code, parent]) => ({ code, parent })) }
  known.set(campaign, made)
  return made
}

/**
 * The units that a unit covers: by the campaign's own register of units where it lists them, else by the divisions of 2017
 * (facts/divisions-2017.csv), so that a liaison reaches the own counties before any register is imported.
 */
import { readFileSync } from 'node:fs'
import type { Database } from '../../platform/db/database.ts'
import { unitsUnder, type UnitPlace } from '../../rules/registers/unit-tree.ts'
import { livingUnits, newestVersion, unitsOfAll, versionsOfAll, type LivingUnit } from './store-facts.ts'

export interface KnownUnit {
  name: string
  parent: string
  level: string
}

/** code → what it is. */
type Tree = ReadonlyMap<string, KnownUnit>

let read: Tree | undefined

/** The divisions as of 2017, the region first. */
export function divisions(): Tree {
  read ??= new Map(
    readFileSync(new URL('../../facts/divisions-2017.csv', import.meta.url), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','))
      .map(([code = '', name = '', level = '', parent = '']) => [code, { name, level, parent }]),
  )
  return read
}

/** The unit that has none above it. */
export const rootOfDivisions = (): string => [...divisions()].find(([, { parent }]) => parent === '')?.[0] ?? ''

interface Kept {
  version: number
  under: Map<string, ReadonlySet<string>>
  places: readonly UnitPlace[]
  tree: Tree
}

/** A campaign's tree changes only with a new version of its registers. */
const kept = new WeakMap<Database, Map<string, Kept>>()

/** Without a campaign: by the divisions and the registers of all campaigns. */
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

/** Every unit that the divisions or any campaign's register name, by code. */
export const knownUnits = async (db: Database): Promise<Tree> => (await treeOf(db)).tree

async function treeOf(db: Database, campaign = ''): Promise<Kept> {
  const known = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, known)
  const version = campaign === '' ? await versionsOfAll(db) : await newestVersion(db, campaign)
  const last = known.get(campaign)
  if (last?.version === version) return last
  const tree = new Map([...divisions(), ...(version === 0 ? [] : await listedUnits(db, campaign))])
  const places = Array.from(tree, ([code, { parent }]) => ({ code, parent }))
  const made = { version, under: new Map(), places, tree }
  known.set(campaign, made)
  return made
}

async function listedUnits(db: Database, campaign: string): Promise<[string, KnownUnit][]> {
  const listed: LivingUnit[] = campaign === '' ? await unitsOfAll(db) : await livingUnits(db, campaign)
  return listed.map(({ code, name, parent, level }) => [code, { name, parent, level }])
}

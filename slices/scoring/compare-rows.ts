/** Which source rows came, changed or ended between two runs' versions, and which units they touch. */
import type { Context } from '../../platform/http/context.ts'
import { registerNames, type RegisterName } from '../registers/contract.ts'
import { changedRows, registerRows } from '../registers/facts.ts'
import type { ChangedRowsView, InputChange } from './contract.ts'
import { runHead, type RunAsk } from './find-run.ts'
import { seesAll, unitOfRows, type VersionAt } from './sight.ts'
import { namedRow } from './source-columns.ts'
import type { RunHead } from './store.ts'

export interface RowChanges {
  register: RegisterName
  added: number
  changed: number
  ended: number
}

interface RegisterChange {
  view: InputChange
  /** Unit → its own changes; of all units, seen or not: those are sums. */
  units: Map<string, RowChanges>
  /** Unit → the unit above it. */
  parents: ReadonlyMap<string, string>
}

type Row = Awaited<ReturnType<typeof changedRows>>[number]
interface Pair {
  key: string
  before?: Row
  after?: Row
}

/** Registers without a change are left out. */
export async function registerChanges(
  ctx: Context,
  { before, after }: { before: RunHead; after: RunHead },
): Promise<RegisterChange[]> {
  const [from, to] = [before.data_version, after.data_version]
  if (from === to) return []
  const at = { campaign: after.campaign, version: Math.max(from, to) }
  const parents = new Map((await registerRows(ctx.db, 'units', at)).map((row) => [row.code, row.parent]))
  const changes: RegisterChange[] = []
  for (const register of registerNames) {
    const rows = await changedRows(ctx.db, register, { campaign: after.campaign, from, to })
    if (rows.length > 0) changes.push({ ...(await oneRegister(ctx, { register, at, rows })), parents })
  }
  return changes
}

async function oneRegister(
  ctx: Context,
  { register, at, rows }: { register: RegisterName; at: VersionAt; rows: readonly Row[] },
): Promise<Omit<RegisterChange, 'parents'>> {
  const unitOf = await unitOfRows(ctx, register, at)
  const pairs = paired(rows)
  const units = new Map<string, RowChanges>()
  const all = nothing(register)
  for (const pair of pairs) {
    const row = pair.after ?? pair.before
    const unit = row === undefined ? '' : unitOf(row)
    const own = units.get(unit) ?? nothing(register)
    units.set(unit, own)
    all[kindOf(pair)] += 1
    own[kindOf(pair)] += 1
  }
  return { view: all, units }
}

export interface ChangedRowsAsk extends RunAsk {
  other: string
  register: RegisterName
  change?: 'added' | 'changed' | 'ended' | undefined
  offset: number
  limit: number
}

/** A register's rows that came, changed or ended from the run `other` to the run `run`, by key; those of the reader's units. */
export async function viewChangedRows(ctx: Context, ask: ChangedRowsAsk): Promise<ChangedRowsView> {
  const { campaign, register, offset, limit } = ask
  const from = (await runHead(ctx, { campaign, run: ask.other })).data_version
  const to = (await runHead(ctx, ask)).data_version
  const unitOf = await unitOfRows(ctx, register, { campaign, version: Math.max(from, to) })
  const pairs = paired(await changedRows(ctx.db, register, { campaign, from, to })).filter(
    (pair) =>
      (ask.change === undefined || kindOf(pair) === ask.change) &&
      (seesAll(ctx) || ctx.covers(unitOf(pair.after ?? pair.before ?? {}))),
  )
  const rows = pairs.slice(offset, offset + limit).map((pair) => shownPair(register, pair, unitOf))
  return { total: pairs.length, rows }
}

const nothing = (register: RegisterName): RowChanges => ({ register, added: 0, changed: 0, ended: 0 })
const kindOf = ({ before, after }: Pair): 'added' | 'changed' | 'ended' =>
  before === undefined ? 'added' : after === undefined ? 'ended' : 'changed'

function paired(rows: readonly Row[]): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const row of rows) {
    const pair = pairs.get(row.key) ?? { key: row.key }
    pair[row.side] = row
    pairs.set(row.key, pair)
  }
  return [...pairs.values()]
}

function shownPair(
  register: RegisterName,
  pair: Pair,
  unitOf: (row: Readonly<Record<string, unknown>>) => string,
): ChangedRowsView['rows'][number] {
  const named = (row: Row | undefined): Record<string, string> | null =>
    row === undefined ? null : namedRow(register, row)
  const unit = unitOf(pair.after ?? pair.before ?? {})
  return { key: pair.key, unit, change: kindOf(pair), before: named(pair.before), after: named(pair.after) }
}

/** A unit's changes with those of the units below it: what moves a prefecture may lie in a county (R2). */
export function changesByUnit(changes: readonly RegisterChange[]): Map<string, RowChanges[]> {
  const found = new Map<string, RowChanges[]>()
  for (const { units, parents } of changes)
    for (const [unit, own] of units)
      for (const above of lineage(unit, parents)) found.set(above, withAdded(found.get(above) ?? [], own))
  return found
}

function lineage(unit: string, parents: ReadonlyMap<string, string>): string[] {
  const line: string[] = []
  for (let at = unit; at !== '' && !line.includes(at); at = parents.get(at) ?? '') line.push(at)
  return line
}

function withAdded(list: RowChanges[], more: RowChanges): RowChanges[] {
  const known = list.find(({ register }) => register === more.register)
  if (known === undefined) return [...list, { ...more }]
  known.added += more.added
  known.changed += more.changed
  known.ended += more.ended
  return list
}

/** a1.2a: cases as tallies per unit × type within a window, with their rows, by a counting sort. */
import type { Definition, LeafIndicator, RatioToBaseline } from '../definition/schema.ts'
import { emptyRowIds, type RowIds } from '../reasons/row-id.ts'
import { windowKey, type CaseColumns, type CaseTally } from './facts.ts'

interface Window {
  from: string
  to: string
}

/** Leaf indicators, the parts of sums among them. */
export const leaves = (definition: Definition): LeafIndicator[] =>
  definition.indicators.flatMap((indicator) => (indicator.kind === 'sum' ? indicator.parts : [indicator]))

const isRatio = (indicator: LeafIndicator): indicator is RatioToBaseline => indicator.kind === 'ratio-to-baseline'

/** The windows that the definition counts cases in, each once. */
export function caseWindows(definition: Definition): Window[] {
  const windows = new Map<string, Window>()
  for (const indicator of leaves(definition).filter(isRatio)) windows.set(windowKey(indicator.window), indicator.window)
  return [...windows.values()]
}

/** Days since 1970-01-01 of 'YYYY-MM-DD'. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** Window key → tallies, for every window of the definition. Source order of rows is kept within a tally. */
export function tallyCases(columns: CaseColumns, definition: Definition): Map<string, CaseTally[]> {
  const types = definition.caseTypes.length
  return new Map(caseWindows(definition).map((window) => [windowKey(window), tallyWindow(columns, window, types)]))
}

function tallyWindow(columns: CaseColumns, window: Window, types: number): CaseTally[] {
  const keys = keysWithin(columns, window, types)
  const { starts, rows } = countingSort(columns.row, keys)
  const fines = sumFines(columns.fine, keys, starts.length - 1)
  const tallies: CaseTally[] = []
  for (let key = 0; key + 1 < starts.length; key += 1) {
    const [start = 0, end = 0] = [starts[key], starts[key + 1]]
    if (end === start) continue
    const place = { unit: Math.floor(key / types), type: key % types }
    const sum = { fines: fines[key] ?? 0, fineScale: columns.fineScale }
    tallies.push({ ...place, count: end - start, ...sum, rows: rows.subarray(start, end) })
  }
  return tallies
}

/** unit × types + type of each case decided within the window (both days included); -1 of the others. */
function keysWithin(columns: CaseColumns, window: Window, types: number): Int32Array {
  const [from, to] = [dayNumber(window.from), dayNumber(window.to)]
  const { day, unit, type } = columns
  const keys = new Int32Array(columns.length)
  for (let at = 0; at < keys.length; at += 1) {
    const decided = day[at] ?? 0
    keys[at] = decided >= from && decided <= to ? (unit[at] ?? 0) * types + (type[at] ?? 0) : -1
  }
  return keys
}

function countingSort(row: RowIds, keys: Int32Array): { starts: Int32Array; rows: RowIds } {
  let highest = -1
  for (const key of keys) if (key > highest) highest = key
  const starts = new Int32Array(highest + 2)
  for (const key of keys) if (key >= 0) starts[key + 1] = (starts[key + 1] ?? 0) + 1
  for (let key = 0; key <= highest; key += 1) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  const next = starts.slice()
  const rows = emptyRowIds(row, starts[highest + 1] ?? 0)
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? -1
    if (key < 0) continue
    const place = next[key] ?? 0
    rows[place] = row[at] ?? 0
    next[key] = place + 1
  }
  return { starts, rows }
}

/** Sums per key, exact: as numbers while the sum of all is safe, else as bigints. */
function sumFines(fine: CaseColumns['fine'], keys: Int32Array, length: number): ArrayLike<number | bigint> {
  if (!(fine instanceof Float64Array)) return sumLargeFines(fine, keys, length)
  const sums = new Float64Array(length)
  let total = 0
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? -1
    if (key < 0) continue
    total += fine[at] ?? 0
    sums[key] = (sums[key] ?? 0) + (fine[at] ?? 0)
  }
  return Number.isSafeInteger(total) ? sums : sumLargeFines(Array.from(fine, BigInt), keys, length)
}

function sumLargeFines(fine: readonly bigint[], keys: Int32Array, length: number): bigint[] {
  const sums = new Array<bigint>(length).fill(0n)
  keys.forEach((key, at) => {
    if (key >= 0) sums[key] = (sums[key] ?? 0n) + (fine[at] ?? 0n)
  })
  return sums
}

/** Finds what a person should look at in the case register (capability 92). Pure; the methods stand in flag-methods.ts. */
import { exact, roundHalfUp, type Exact } from '../../rules/quantity/exact.ts'
import type { CaseColumns } from '../../rules/scoring/facts.ts'
import type { FlagKind } from './contract.ts'
import { flagParameters } from './flag-methods.ts'

/** Days since 1970-01-01, both included. */
export interface Window {
  from: number
  to: number
}

export interface Flag {
  kind: FlagKind
  /** Index in the facts' units. */
  unit: number
  /** Exact or plain numbers as text, days as numbers since 1970-01-01. */
  figures: Record<string, string>
  /** Row ids. */
  rows: number[]
}

export function findFlags(columns: CaseColumns, window: Window): Flag[] {
  const cases = casesByUnit(columns, window)
  return [
    ...[...cases].flatMap(([unit, list]) => splitCases(unit, list, columns.fineScale)),
    ...[...cases].flatMap(([unit, list]) => endOfWindow(unit, list, window)),
    ...roundFines(cases, columns.fineScale),
  ]
}

interface Case {
  row: number
  type: number
  day: number
  /** A whole number of 1/10^fineScale yuan. */
  fine: bigint
  prefix: string
  serial: number
}

function casesByUnit(columns: CaseColumns, window: Window): Map<number, Case[]> {
  const found = new Map<number, Case[]>()
  for (let at = 0; at < columns.length; at += 1) {
    const day = columns.day[at] ?? 0
    if (day < window.from || day > window.to) continue
    const unit = columns.unit[at] ?? -1
    const list = found.get(unit) ?? []
    found.set(unit, list)
    const [row, type, fine] = [columns.row[at] ?? 0, columns.type[at] ?? 0, BigInt(columns.fine[at] ?? 0)]
    list.push({ row, type, day, fine, ...numberParts(columns.number(at)) })
  }
  return found
}

/** '昌市环罚〔2017〕12号' → everything but the last number, and that number. Without one no case follows another. */
function numberParts(number: string): { prefix: string; serial: number } {
  const found = /^(.*?)(\d{1,9})(\D*)$/s.exec(number)
  if (found === null) return { prefix: number, serial: Number.NaN }
  return { prefix: `${found[1]}#${found[3]}`, serial: Number(found[2]) }
}

function splitCases(unit: number, cases: readonly Case[], fineScale: number): Flag[] {
  const { leastCases, withinDays } = flagParameters['split-cases']
  const flags: Flag[] = []
  for (const list of Map.groupBy(cases, ({ type, prefix }) => `${type} ${prefix}`).values()) {
    const sorted = list.toSorted((a, b) => a.serial - b.serial)
    for (let start = 0; start < sorted.length;) {
      const run = longestRun(sorted, start, withinDays)
      if (run.length >= leastCases) flags.push(splitFlag(unit, run, fineScale))
      start += run.length >= leastCases ? run.length : 1
    }
  }
  return flags
}

/** Consecutive numbers from `start`, as far as days and fines stay near each other. */
function longestRun(sorted: readonly Case[], start: number, withinDays: number): Case[] {
  const run: Case[] = []
  for (let at = start; at < sorted.length; at += 1) {
    const [next, last] = [sorted[at], run.at(-1)]
    if (next === undefined || next.fine === 0n || (last !== undefined && next.serial !== last.serial + 1)) break
    if (spread([...run, next].map(({ day }) => day)) > withinDays || !nearEqual([...run, next])) break
    run.push(next)
  }
  return run
}

const spread = (days: readonly number[]): number => Math.max(...days) - Math.min(...days)

function nearEqual(cases: readonly Case[]): boolean {
  const { lowest, highest } = bounds(cases)
  return exact(highest - lowest).compare(exact(highest).mul(flagParameters['split-cases'].fineSpread)) <= 0
}

function bounds(cases: readonly Case[]): { lowest: bigint; highest: bigint } {
  let [lowest, highest] = [cases[0]?.fine ?? 0n, 0n]
  for (const { fine } of cases) {
    if (fine < lowest) lowest = fine
    if (fine > highest) highest = fine
  }
  return { lowest, highest }
}

function splitFlag(unit: number, run: readonly Case[], fineScale: number): Flag {
  const { lowest, highest } = bounds(run)
  const days = run.map(({ day }) => day)
  const figures = {
    ...{ cases: `${run.length}`, from: `${Math.min(...days)}`, to: `${Math.max(...days)}` },
    ...{ lowest: yuan(lowest, fineScale), highest: yuan(highest, fineScale) },
  }
  return { kind: 'split-cases', unit, figures, rows: run.map(({ row }) => row) }
}

const yuan = (amount: bigint, scale: number): string => roundHalfUp(exact(amount, 10n ** BigInt(scale)), 2)

function endOfWindow(unit: number, cases: readonly Case[], window: Window): Flag[] {
  const { lastDays, leastCases, timesMean } = flagParameters['end-of-window']
  const last = cases.filter(({ day }) => day > window.to - lastDays)
  const daysBefore = window.to - window.from + 1 - lastDays
  if (last.length < leastCases || daysBefore <= 0) return []
  const mean = exact((cases.length - last.length) * lastDays, daysBefore)
  if (exact(last.length).compare(mean.mul(timesMean)) < 0) return []
  const figures = { cases: `${last.length}`, mean: roundHalfUp(mean, 2), all: `${cases.length}` }
  return [{ kind: 'end-of-window', unit, figures, rows: last.map(({ row }) => row) }]
}

function roundFines(cases: ReadonlyMap<number, readonly Case[]>, fineScale: number): Flag[] {
  const { round, leastFines, aboveRegion } = flagParameters['round-fines']
  const whole = BigInt(round) * 10n ** BigInt(fineScale)
  const counted = [...cases].map(([unit, list]) => {
    const fined = list.filter(({ fine }) => fine > 0n)
    return { unit, fined: fined.length, rows: fined.filter(({ fine }) => fine % whole === 0n).map(({ row }) => row) }
  })
  const all = counted.reduce((sum, { fined }) => sum + fined, 0)
  if (all === 0) return []
  const region = exact(
    counted.reduce((sum, { rows }) => sum + rows.length, 0),
    all,
  )
  return counted.flatMap(({ unit, fined, rows }): Flag[] => {
    if (fined < leastFines) return []
    const share = exact(rows.length, fined)
    if (share.sub(region).compare(exact(aboveRegion)) < 0) return []
    const figures = { fined: `${fined}`, round: `${rows.length}`, share: percent(share), region: percent(region) }
    return [{ kind: 'round-fines', unit, figures, rows }]
  })
}

const percent = (share: Exact): string => `${roundHalfUp(share.mul(100), 1)}%`

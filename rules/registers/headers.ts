/** Which row is the header and which column is what, however the office has written it. */
import { type AmountUnit, cleanText, comparable } from './cells.ts'
import type { RegisterColumn } from './register-columns.ts'
import type { Register } from './registers.ts'
import type { SheetRow } from './table.ts'

export type Recognition = 'name' | 'alias' | 'mapping' | 'unknown'

/** One column of the sheet: its letter, the header as written, what it was read as (null: passed over) and how. */
export interface SheetColumn {
  index: number
  letter: string
  written: string
  column: string | null
  how: Recognition
}

export interface Header {
  /** Row number of the header; of the lower one where it has two. */
  row: number
  /** Key of the register's column → position in the sheet's rows, from 0. */
  positions: ReadonlyMap<string, number>
  columns: readonly SheetColumn[]
  /** Of the amount column: written in its header, in a line above the table, or yuan. Undefined without such a column. */
  amountUnit?: AmountUnit
}

/** Header as a person wrote it → name of the register's column a person has chosen for it; '' passes it over. */
export type ColumnMapping = Readonly<Record<string, string>>

interface Label {
  text: string
  unit?: string
}

const bracketed = /[([{【〔]([^)\]}】〕]*)[)\]}】〕]$/

/** `罚款金额（万元）` → 罚款金额 with its unit; marks of required fields (*) fall away. */
export function readLabel(written: string): Label {
  const bare = comparable(written).replace(/[*:：]+$|^\*+/g, '')
  const match = bracketed.exec(bare)
  if (match === null || match.index === 0) return { text: bare }
  return { text: bare.slice(0, match.index).replace(/[*:：]+$/, ''), unit: match[1] ?? '' }
}

/** 元 and 万元 as a header or a line above the table says it; undefined for another money unit (千元), which is never guessed. */
function amountUnitOf(unit: string | undefined): AmountUnit | 'none' | undefined {
  if (unit === undefined) return 'none'
  const money = /^(?:金额)?(?:单位)?:?(?:人民币)?(万元|萬元|万|元)(?:人民币)?$/.exec(unit)?.[1]
  if (money !== undefined) return money === '元' ? '元' : '万元'
  return /[元圆亿万千百]/.test(unit) ? undefined : 'none'
}

/** How well a written header names a column: 0 its own name, then its aliases in order; undefined: not at all. */
function rankOf(column: RegisterColumn, label: Label): number | undefined {
  if (column.kind === 'amount' && amountUnitOf(label.unit) === undefined) return undefined
  const rank = [column.name, ...column.aliases].findIndex((name) => comparable(name) === label.text)
  return rank < 0 ? undefined : rank
}

interface Match {
  index: number
  written: string
  rank: number
}

/** The texts a column's header may be: one row gives one, two rows give lower, both joined, upper. */
type Candidates = readonly (readonly string[])[]

const textsOf = (row: SheetRow): string[] => row.cells.map(cleanText)

function candidatesOf(upper: SheetRow | undefined, lower: SheetRow): Candidates {
  const below = textsOf(lower)
  if (upper === undefined) return below.map((text) => [text])
  const above = textsOf(upper)
  return Array.from({ length: Math.max(above.length, below.length) }, (_, i) => {
    const [high, low] = [above[i] ?? '', below[i] ?? '']
    if (high === low || high === '') return [low]
    if (isBareUnit(low)) return [`${high}(${low})`]
    return low === '' ? [high] : [high + low, low, high]
  })
}

/** 罚款金额 over 万元 without brackets: a unit all the same, and one that must not be lost. */
const isBareUnit = (text: string): boolean => /^(人民币)?(万元|萬元|元)$/.test(comparable(text))

const mappedRank = -1

function matchColumn(column: RegisterColumn, candidates: Candidates, mapping: ColumnMapping): Match | undefined {
  let best: Match | undefined
  candidates.forEach((texts, index) => {
    for (const written of texts) {
      const chosen = mapping[written]
      const rank =
        chosen === undefined ? rankOf(column, readLabel(written)) : chosen === column.name ? mappedRank : undefined
      if (rank !== undefined && (best === undefined || rank < best.rank)) best = { index, written, rank }
    }
  })
  return best
}

/** Names of the columns that must be there and are not; a unit by code or by name. */
export function missingColumns(register: Register, found: ReadonlySet<string>): string[] {
  const missing = register.columns.filter((column) => column.needs !== undefined && !found.has(column.key))
  const names = missing.map((column) => column.name)
  const units = register.columns.filter((column) => column.kind === 'unit')
  if (units.length > 0 && !units.some((column) => found.has(column.key))) {
    names.push(units.map((column) => column.name).join('或'))
  }
  return names
}

/** A, B … Z, AA … */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last
}

interface Lines {
  upper?: SheetRow
  lower: SheetRow
  before: readonly SheetRow[]
}

interface Matching {
  register: Register
  mapping: ColumnMapping
}

function matchHeader(lines: Lines, { register, mapping }: Matching): Map<string, Match> {
  const candidates = candidatesOf(lines.upper, lines.lower)
  const matches = new Map<string, Match>()
  const taken = new Map<number, string>()
  for (const column of register.columns) {
    const match = matchColumn(column, candidates, mapping)
    if (match === undefined) continue
    const rival = matches.get(taken.get(match.index) ?? '')
    if (rival !== undefined && rival.rank <= match.rank) continue
    if (rival !== undefined) matches.delete(taken.get(match.index) ?? '')
    matches.set(column.key, match)
    taken.set(match.index, column.key)
  }
  return matches
}

const howOf = (rank: number): Recognition => (rank === mappedRank ? 'mapping' : rank === 0 ? 'name' : 'alias')

function describeColumns(lines: Lines, register: Register, matches: ReadonlyMap<string, Match>): SheetColumn[] {
  return candidatesOf(lines.upper, lines.lower).flatMap((texts, index): SheetColumn[] => {
    const key = [...matches].find(([, match]) => match.index === index)?.[0]
    const match = key === undefined ? undefined : matches.get(key)
    const written = match?.written ?? texts[0] ?? ''
    if (written === '') return []
    const column = register.columns.find((c) => c.key === key)?.name ?? null
    return [
      { index, letter: columnLetter(index), written, column, how: match === undefined ? 'unknown' : howOf(match.rank) },
    ]
  })
}

/** A line above the table such as 金额单位：万元, where the header itself names no unit. */
function unitAbove(rows: readonly SheetRow[]): AmountUnit | undefined {
  for (const row of rows) {
    for (const text of textsOf(row)) {
      const unit = /(?:^|[^\u4e00-\u9fff])(?:金额)?单位:((?:人民币)?(?:万元|元))[)\]]?$/.exec(comparable(text))?.[1]
      const money = unit === undefined ? undefined : amountUnitOf(unit)
      if (money === '元' || money === '万元') return money
    }
  }
  return undefined
}

function amountUnit(lines: Lines, register: Register, matches: ReadonlyMap<string, Match>): AmountUnit | undefined {
  const column = register.columns.find((c) => c.kind === 'amount')
  const match = column === undefined ? undefined : matches.get(column.key)
  if (match === undefined) return undefined
  const written = amountUnitOf(readLabel(match.written).unit)
  return written === undefined || written === 'none' ? (unitAbove(lines.before) ?? '元') : written
}

function headerOf(lines: Lines, matching: Matching): Header | undefined {
  const matches = matchHeader(lines, matching)
  if (missingColumns(matching.register, new Set(matches.keys())).length > 0) return undefined
  const unit = amountUnit(lines, matching.register, matches)
  return {
    row: lines.lower.row,
    positions: new Map([...matches].map(([key, match]) => [key, match.index])),
    columns: describeColumns(lines, matching.register, matches),
    ...(unit === undefined ? {} : { amountUnit: unit }),
  }
}

/** Is the row below a header its second half: nothing but the same words, names of columns, units in brackets? */
function continues(header: Header, lower: SheetRow, register: Register): boolean {
  let speaking = 0
  for (const { index, written, column } of header.columns) {
    const text = cleanText(lower.cells[index])
    if (text === '') continue
    const label = readLabel(text)
    const isHeader =
      text === written ||
      bracketed.test(comparable(text)) ||
      isBareUnit(text) ||
      register.columns.some((c) => rankOf(c, label) !== undefined)
    if (isHeader) speaking++
    else if (column !== null) return false
  }
  return speaking > 0
}

/**
 * The header among a sheet's first rows: the first row (or two rows over each other) in which every needed column is
 * found. Undefined where there is none.
 */
export function findHeader(
  rows: readonly SheetRow[],
  register: Register,
  mapping: ColumnMapping = {},
): Header | undefined {
  const matching = { register, mapping }
  for (const [i, row] of rows.entries()) {
    const next = rows[i + 1]
    const before = rows.slice(0, i)
    const single = headerOf({ lower: row, before }, matching)
    if (single !== undefined) {
      if (next === undefined || next.row !== row.row + 1 || !continues(single, next, register)) return single
      return headerOf({ upper: row, lower: next, before }, matching) ?? { ...single, row: next.row }
    }
    if (next === undefined || next.row !== row.row + 1 || headerOf({ lower: next, before }, matching) !== undefined)
      continue
    const double = headerOf({ upper: row, lower: next, before }, matching)
    if (double !== undefined) return double
  }
  return undefined
}

interface Nearest {
  row: number
  missing: string[]
  columns: SheetColumn[]
}

/** The row that comes nearest to a header (the first where none does): what it has and the names of the columns it lacks. */
export function nearestHeader(rows: readonly SheetRow[], { register, mapping }: Matching): Nearest {
  let best: Nearest = { row: rows[0]?.row ?? 1, missing: missingColumns(register, new Set()), columns: [] }
  for (const row of rows) {
    const lines = { lower: row, before: [] }
    const matches = matchHeader(lines, { register, mapping })
    const missing = missingColumns(register, new Set(matches.keys()))
    if (missing.length < best.missing.length)
      best = { row: row.row, missing, columns: describeColumns(lines, register, matches) }
  }
  return best
}

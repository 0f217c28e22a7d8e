/**
 * A register read row by row: pure, so that the command line, the server and the browser answer alike.
 * Contract: import.md. Feed the rows of one sheet in order; what is wrong comes back all at once, with row and column.
 */
import { lastRow } from '../reasons/row-id.ts'
import type { ChoiceListName } from './case-types.ts'
import { cleanText } from './cells.ts'
import { type ColumnMapping, findHeader, type Header, missingColumns, nearestHeader } from './headers.ts'
import { charactersBeyond, mostCharacters, shortened } from './lengths.ts'
import { type RegisterMessage, renderMessage } from './messages.ts'
import { type SkippedWhy, whyPassedOver } from './passed-over.ts'
import { type CellReader, createCellReader } from './read-cell.ts'
import type { RegisterColumn } from './register-columns.ts'
import type { Register } from './registers.ts'
import type { RegisterError, SheetRow } from './table.ts'
import { createUnitFinder, type KnownUnit, type UnitFinder } from './unit-names.ts'

export interface RegisterContext {
  /** The list of units; for the register `units` itself empty. */
  units: readonly KnownUnit[]
  /** Header as written → name of the register's column, chosen by a person; '' passes the column over. */
  columnMapping?: ColumnMapping
  /** Unknown name of a unit → code, chosen by a person. */
  unitAliases?: Readonly<Record<string, string>>
  /** Codes of the units whose rows the file may have; absent: all. */
  territory?: ReadonlySet<string>
  /** The campaign's own entries of closed lists, e.g. caseTypes, industries. */
  lists?: Readonly<Partial<Record<ChoiceListName, readonly string[]>>>
}

/** What a row came to. `values` has the register's keys; units as codes, days as YYYY-MM-DD, fines in yuan. */
export interface RegisterRow {
  row: number
  values: Readonly<Record<string, string>>
  /** Of a register whose entries are unique: what they are told apart by, unlike all rows before. */
  uniqueKey?: string
}

/** An error of `contracts/import.md`, with the code and values its sentence is made of (messages.ts). */
export interface ReadingError extends RegisterError {
  code: RegisterMessage
  values: Readonly<Record<string, string>>
}

export interface SkippedRow {
  row: number
  why: SkippedWhy
}

/** What some rows came to, in their order. */
export interface Outcome {
  rows: RegisterRow[]
  errors: ReadingError[]
  skipped: SkippedRow[]
}

export interface RegisterReader {
  /** Takes the next rows; answers for those that are decided (none before the header is found). */
  take: (rows: readonly SheetRow[]) => Outcome
  /** After the last row: what was still waiting. */
  finish: () => Outcome
  /** Undefined until it is found; after finish, where the sheet has none. */
  header: () => Header | undefined
  /** So many rows have passed without a header that none will come: try the next sheet. */
  isHopeless: () => boolean
  /** Names of units nobody knows → how often they stand. */
  unknownUnits: () => ReadonlyMap<string, number>
  /** Names that were read as a person has said → the unit, and how often they stand. */
  chosenUnits: () => ReadonlyMap<string, ChosenUnit>
  /** The first rows, for the message that no header was found. */
  firstRows: () => readonly SheetRow[]
}

export interface ChosenUnit {
  code: string
  rows: number
}

export interface SheetFacts {
  file: string
  dates1904?: boolean
}

const headerWithin = 100

const nothing = (): Outcome => ({ rows: [], errors: [], skipped: [] })

/** Names of units worth telling of. */
interface NamedUnits {
  unknownUnits: Map<string, number>
  chosenUnits: Map<string, ChosenUnit>
}

interface EntryReader extends NamedUnits {
  read: (row: SheetRow) => Outcome
}

interface ColumnReader {
  column: RegisterColumn
  index: number
  read: CellReader
}

function columnReaders(plan: Plan, header: Header): ColumnReader[] {
  const context = {
    amountUnit: header.amountUnit ?? '元',
    dates1904: plan.sheet.dates1904 === true,
    lists: plan.context.lists ?? {},
  }
  return plan.register.columns.flatMap((column) => {
    const index = header.positions.get(column.key)
    return index === undefined ? [] : [{ column, index, read: createCellReader(column, context) }]
  })
}

interface Plan {
  register: Register
  context: RegisterContext
  sheet: SheetFacts
  finder: UnitFinder
}

function complainer(row: SheetRow, plan: Plan, errors: ReadingError[]) {
  return (
    reader: { column: RegisterColumn; index: number },
    code: RegisterMessage,
    more: Record<string, string> = {},
  ) => {
    const value = cleanText(row.cells[reader.index])
    const values = { ...more, column: reader.column.name, value: shortened(value) }
    const message = renderMessage(code, values)
    errors.push({ file: plan.sheet.file, row: row.row, column: reader.column.name, value, message, code, values })
  }
}

type Complaint = ReturnType<typeof complainer>

const similarWords = (names: readonly string[]): string =>
  names.length === 0 ? '' : `（是不是：${names.join('、')}？）`

/** The unit by code or by name; the code counts where both stand, and both must mean the same. */
function createUnitReader(plan: Plan, { unknownUnits, chosenUnits }: NamedUnits) {
  const { finder, context } = plan
  const complainUnknown = (reader: ColumnReader, written: string, complain: Complaint): void => {
    const finding = finder.find(written)
    unknownUnits.set(written, (unknownUnits.get(written) ?? 0) + 1)
    if (finding.found === 'several')
      complain(reader, 'unit-several', { similar: finding.codes.map((c) => `${finder.nameOf(c)}（${c}）`).join('、') })
    if (finding.found === 'none') complain(reader, 'unit-unknown', { similar: similarWords(finding.similar) })
  }
  return (row: SheetRow, readers: readonly ColumnReader[], complain: Complaint): string => {
    const filled = readers.filter((reader) => cleanText(row.cells[reader.index]) !== '')
    const [main, other] = filled
    if (main === undefined) {
      if (readers[0] !== undefined) complain(readers[0], 'unit-empty')
      return ''
    }
    const written = cleanText(row.cells[main.index])
    const most = mostCharacters(main.column)
    const length = charactersBeyond(written, most)
    if (length !== undefined) {
      complain(main, 'too-long', { length: String(length), most: String(most) })
      return ''
    }
    const finding = finder.find(written)
    if (finding.found !== 'unit') {
      complainUnknown(main, written, complain)
      return ''
    }
    const second = other === undefined ? finding : finder.find(cleanText(row.cells[other.index]))
    if (second.found === 'unit' && second.code !== finding.code) {
      complain(main, 'unit-disagrees', { code: finder.nameOf(finding.code), name: finder.nameOf(second.code) })
    }
    if (finding.chosen === true) {
      const rows = (chosenUnits.get(written)?.rows ?? 0) + 1
      chosenUnits.set(written, { code: finding.code, rows })
    }
    if (context.territory?.has(finding.code) === false) complain(main, 'outside-territory')
    return finding.code
  }
}

/** The same key twice: the later row is the error. Case numbers are the same in spite of spaces and forms of brackets. */
export function uniqueForm(text: string): string {
  if (needsNoCare.test(text)) return text.includes('〔') || text.includes('〕') ? withRoundBrackets(text) : text
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[[【〔{]/g, '(')
    .replace(/[\]】〕}]/g, ')')
}

/** Nearly every number; a register has hundreds of thousands of them. */
const needsNoCare = /^[\u4e00-\u9fffA-Za-z0-9〔〕()-]*$/

const withRoundBrackets = (text: string): string => text.replaceAll('〔', '(').replaceAll('〕', ')')

function createUniqueCheck(register: Register) {
  const rowOf = new Map<string, number>()
  const keys = register.unique ?? []
  const keyOf = (values: Readonly<Record<string, string>>): string | undefined => {
    const parts = keys.map((key) => uniqueForm(values[key] ?? ''))
    return parts.length === 0 || parts.includes('') ? undefined : parts.join('\u0000')
  }
  return (row: number, values: Readonly<Record<string, string>>): { key?: string; earlier?: number } => {
    const key = keyOf(values)
    if (key === undefined) return {}
    const earlier = rowOf.get(key)
    if (earlier !== undefined) return { key, earlier }
    rowOf.set(key, row)
    return { key }
  }
}

function createEntryReader(plan: Plan, header: Header): EntryReader {
  const readers = columnReaders(plan, header)
  const [unitReaders, others] = [
    readers.filter((r) => r.column.kind === 'unit'),
    readers.filter((r) => r.column.kind !== 'unit'),
  ]
  const named = { unknownUnits: new Map<string, number>(), chosenUnits: new Map<string, ChosenUnit>() }
  const readUnit = createUnitReader(plan, named)
  const earlierRow = createUniqueCheck(plan.register)
  const uniqueReader = readers.find((reader) => reader.column.key === plan.register.unique?.[0]) ?? readers[0]
  let isBeyond = false
  const beyond = (row: SheetRow, complain: Complaint, errors: ReadingError[]): Outcome => {
    if (!isBeyond && uniqueReader !== undefined) complain(uniqueReader, 'row-beyond', { row: String(row.row) })
    isBeyond = true
    return { rows: [], errors, skipped: [] }
  }
  const read = (row: SheetRow): Outcome => {
    const why = whyPassedOver(row, header)
    if (why !== undefined) return { rows: [], errors: [], skipped: [{ row: row.row, why }] }
    const errors: ReadingError[] = []
    const complain = complainer(row, plan, errors)
    if (row.row > lastRow) return beyond(row, complain, errors)
    const values: Record<string, string> = {}
    if (unitReaders.length > 0) values['unit'] = readUnit(row, unitReaders, complain)
    for (const reader of others) {
      const reading = reader.read(row.cells[reader.index])
      if ('value' in reading) values[reader.column.key] = reading.value
      else complain(reader, reading.wrong, { ...reading.values })
    }
    const { key, earlier } = earlierRow(row.row, values)
    if (earlier !== undefined && uniqueReader !== undefined)
      complain(uniqueReader, 'duplicate', { row: String(earlier) })
    if (errors.length > 0) return { rows: [], errors, skipped: [] }
    const entry = key === undefined ? { row: row.row, values } : { row: row.row, values, uniqueKey: key }
    return { rows: [entry], errors, skipped: [] }
  }
  return { read, ...named }
}

function append(all: Outcome, more: Outcome): Outcome {
  for (const row of more.rows) all.rows.push(row)
  for (const error of more.errors) all.errors.push(error)
  for (const row of more.skipped) if (row.why !== 'blank') all.skipped.push(row)
  return all
}

/** Reads one sheet of a register. Blank rows are passed over without a word, feet and repeated headers are listed. */
export function createRegisterReader(register: Register, context: RegisterContext, sheet: SheetFacts): RegisterReader {
  const finder = createUnitFinder(context.units, context.unitAliases)
  const waiting: SheetRow[] = []
  let header: Header | undefined
  let entries: EntryReader | undefined
  const readAll = (reader: EntryReader, rows: readonly SheetRow[]): Outcome =>
    rows.reduce((all, row) => append(all, reader.read(row)), nothing())
  const settle = (isLast: boolean): Outcome => {
    header = findHeader(waiting.slice(0, headerWithin + 1), register, context.columnMapping)
    const found = header
    const isSettled = found !== undefined && (isLast || waiting.some((row) => row.row > found.row))
    if (found === undefined || !isSettled) return nothing()
    entries = createEntryReader({ register, context, sheet, finder }, found)
    return readAll(
      entries,
      waiting.filter((row) => row.row > found.row),
    )
  }
  return {
    take(rows) {
      if (entries !== undefined) return readAll(entries, rows)
      for (const row of rows) waiting.push(row)
      return settle(false)
    },
    finish: () => (entries === undefined ? settle(true) : nothing()),
    header: () => header,
    isHopeless: () => header === undefined && waiting.length > headerWithin,
    unknownUnits: () => entries?.unknownUnits ?? new Map<string, number>(),
    chosenUnits: () => entries?.chosenUnits ?? new Map<string, ChosenUnit>(),
    firstRows: () => waiting.slice(0, headerWithin),
  }
}

const showRow = (row: SheetRow): string => {
  const words = row.cells.map(cleanText).filter((text) => text !== '')
  return `第${row.row}行“${words.slice(0, 8).join(' | ').slice(0, 80)}”`
}

/** The error for a file without a header: what was looked for and the first rows seen. */
export function noHeader(
  register: Register,
  rows: readonly SheetRow[],
  sheet: SheetFacts & RegisterContext,
): ReadingError {
  const nearest = nearestHeader(rows, { register, mapping: sheet.columnMapping ?? {} })
  const filled = rows.filter((row) => row.cells.some((cell) => cleanText(cell) !== ''))
  const values = {
    wanted: missingColumns(register, new Set()).join('、'),
    row: String(nearest.row),
    missing: nearest.missing.join('、'),
    seen: filled.slice(0, 5).map(showRow).join('；') || '（空）',
  }
  const message = renderMessage('no-header', values)
  return {
    file: sheet.file,
    row: nearest.row,
    column: '表头',
    value: '',
    message,
    code: 'no-header',
    values,
  }
}

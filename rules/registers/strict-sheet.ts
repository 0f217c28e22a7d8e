/**
 * A register in the strict form of the scoring command: headers in row 1 in any order, extra columns ignored, cells
 * trimmed. Whatever is wrong is told with row, column and value; nothing is guessed.
 */
import { exact, type Exact, zero } from '../quantity/exact.ts'
import { cleanText, isRoundedNumber, parseDay } from './cells.ts'
import type { Said } from './strict-messages.ts'
import type { Cell, SheetRow } from './table.ts'

export interface RegisterFile {
  /** As the user knows it: `cases.csv`. */
  file: string
  rows: Iterable<SheetRow>
}

export interface StrictSheet {
  file: string
  /** Column → place in the row; -1 where it is missing (told once, in row 1). */
  place: ReadonlyMap<string, number>
  /** The rows below the header; blank ones left out. */
  lines: Iterable<SheetRow>
  fail: (at: Bad) => void
}
export interface Bad {
  row: number
  column: string
  value: string
  said: Said
}
/** What is wrong in a file, not yet in a language: `readScoreInput` says it. */
export type BadCell = Bad & { file: string }

export function openSheet(source: RegisterFile, columns: readonly string[], errors: BadCell[]): StrictSheet {
  const rows = source.rows[Symbol.iterator]()
  const first = rows.next()
  const header = first.done === true || first.value.row !== 1 ? [] : first.value.cells.map(textOf)
  const fail = (at: Bad): void => void errors.push({ file: source.file, ...at })
  const place = new Map(columns.map((column) => [column, placeOf(header, column)]))
  for (const [column, index] of place) {
    if (index < 0) fail({ row: 1, column, value: '', said: ['no-column', { column, columns: columns.join('、') }] })
    else if (header.indexOf(header[index] ?? column, index + 1) > 0)
      fail({ row: 1, column, value: column, said: ['two-columns', { column }] })
  }
  // A first row that is not row 1 is no header: it is skipped, and every column is missing.
  return { file: source.file, place, fail, lines: { [Symbol.iterator]: () => filled(rows) } }
}

/** By its name; else with the unit of measure that the contract writes behind it, in brackets of either width. */
function placeOf(header: readonly string[], column: string): number {
  const plain = header.indexOf(column)
  return plain >= 0 ? plain : header.findIndex((written) => written.replace(/\s*[(（]\s*元\s*[)）]$/, '') === column)
}

function* filled(rows: Iterator<SheetRow>): Generator<SheetRow> {
  for (let next = rows.next(); next.done !== true; next = rows.next())
    if (next.value.cells.some((cell) => textOf(cell) !== '')) yield next.value
}

const hidden = /[\u200b-\u200d\u2060\ufeff\u00ad]/
const hiddenAll = /[\u200b-\u200d\u2060\ufeff\u00ad]/g

export function textOf(cell: Cell | undefined): string {
  if (typeof cell !== 'string') return cell === null || cell === undefined ? '' : cleanText(cell)
  return (hidden.test(cell) ? cell.replace(hiddenAll, '') : cell).trim()
}

export const has = (sheet: StrictSheet, column: string): boolean => (sheet.place.get(column) ?? -1) >= 0

const cellAt = (sheet: StrictSheet, line: SheetRow, column: string): Cell | undefined =>
  line.cells[sheet.place.get(column) ?? -1]

export const text = (sheet: StrictSheet, line: SheetRow, column: string): string => textOf(cellAt(sheet, line, column))

/** An identifier: neither empty nor a number of more digits than a spreadsheet keeps. */
export function identifier(sheet: StrictSheet, line: SheetRow, column: string): string | undefined {
  if (!has(sheet, column)) return undefined
  const value = text(sheet, line, column)
  const fault = isRoundedNumber(cellAt(sheet, line, column)) ? 'rounded' : value === '' ? 'empty' : undefined
  if (fault === undefined) return value
  sheet.fail({ row: line.row, column, value, said: [fault, { column, value }] })
  return undefined
}

/** One of the known words. */
export function word<T>(
  sheet: StrictSheet,
  line: SheetRow,
  { column, known }: { column: string; known: ReadonlyMap<string, T> },
): T | undefined {
  if (!has(sheet, column)) return undefined
  const value = text(sheet, line, column)
  const found = known.get(value)
  if (found !== undefined) return found
  const choices = [...known.keys()].map((one) => one || '（空）').join('、')
  sheet.fail({ row: line.row, column, value, said: ['unknown-word', { column, value, choices }] })
  return undefined
}

const decimal = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/

/** The digits of a number of 0 or more, without separators; undefined where there is none. */
export function plainDecimal(cell: Cell | undefined): string | undefined {
  const written = textOf(cell)
  if (typeof cell !== 'string') return numberCell(cell, written)
  const digits = decimal.test(written) ? written : halfWidth(written)
  return decimal.test(digits) ? digits.replaceAll(',', '') : undefined
}

/** An input method left in full width types ９８，０００．５: digits, separators and points, nothing else. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９，．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))

/** A number cell holds a binary fraction; a spreadsheet shows 15 digits of it, and those are what people typed. */
function numberCell(cell: Cell | undefined, written: string): string | undefined {
  if (cell === null || typeof cell !== 'object' || !('number' in cell)) return undefined
  const shown = written.length <= 16 ? written : textOf({ number: String(Number(Number(written).toPrecision(15))) })
  return decimal.test(shown) ? shown : undefined
}

const read = new Map<string, Exact>()
const most = 10_000

/** Scores are few numbers in many rows: each text is read once. */
function exactOf(digits: string): Exact {
  const known = read.get(digits)
  if (known !== undefined) return known
  const value = exact(digits)
  if (read.size < most) read.set(digits, value)
  return value
}

interface NumberRule {
  column: string
  /** An empty cell: 0 where allowed. */
  empty: 'zero' | 'refused'
  max?: number
  whole?: boolean
}

export function number(sheet: StrictSheet, line: SheetRow, rule: NumberRule): Exact | undefined {
  if (!has(sheet, rule.column)) return undefined
  const cell = cellAt(sheet, line, rule.column)
  const value = textOf(cell)
  if (value === '' && rule.empty === 'zero') return zero
  const digits = plainDecimal(cell)
  const found = digits === undefined ? undefined : exactOf(digits)
  const said = numberFault(rule, value, found)
  if (said === undefined) return found
  sheet.fail({ row: line.row, column: rule.column, value, said })
  return undefined
}

export function numberFault(rule: NumberRule, value: string, found: Exact | undefined): Said | undefined {
  const { column } = rule
  if (value === '') return ['number-empty', { column }]
  if (found === undefined) return [/^[-−－]/.test(value) ? 'number-negative' : 'number-none', { column, value }]
  if (rule.max !== undefined && found.compare(rule.max) > 0) return ['number-beyond', { column, value, most: rule.max }]
  if (rule.whole === true && found.d !== 1n) return ['number-broken', { column, value }]
  return undefined
}

/** 'YYYY-MM-DD', from the forms of the contract. */
export const strictDay = (cell: Cell | undefined): string | undefined => parseDay(cell, { strict: true })

export const dayFault = (column: string, value: string): Said => [
  value === '' ? 'day-empty' : 'day-none',
  { column, value },
]

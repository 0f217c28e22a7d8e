/** One cell as one column of a register wants it: the value as text, or what is wrong with it. */
import { exact, exactText, type Exact, roundHalfUp, zero } from '../quantity/exact.ts'
import { type ChoiceListName, choiceLists, createChoiceFinder } from './case-types.ts'
import {
  type AmountUnit,
  cleanText,
  isFormulaError,
  isRoundedNumber,
  parseAmount,
  parseDay,
  parseDecimal,
} from './cells.ts'
import { charactersBeyond, mostCharacters } from './lengths.ts'
import type { RegisterMessage } from './messages.ts'
import type { RegisterColumn } from './register-columns.ts'
import type { Cell } from './table.ts'

export type CellReading = { value: string } | { wrong: RegisterMessage; values?: Readonly<Record<string, string>> }

export interface CellContext {
  amountUnit: AmountUnit
  dates1904: boolean
  /** A campaign's own entries of a closed list. */
  lists: Readonly<Partial<Record<ChoiceListName, readonly string[]>>>
}

export type CellReader = (cell: Cell | undefined) => CellReading

const hundred = exact(100)

/** Exact decimal text without trailing zeros; a third cannot come out of a cell. */
function decimalText(value: Exact): string {
  const text = exactText(value)
  if (!text.includes('/')) return text
  return roundHalfUp(value, 12).replace(/0+$/, '')
}

/** Whole yuan as a spreadsheet holds them: nothing to compute. */
const wholeYuan = /^(?:0|[1-9]\d{0,14})$/

function readAmount(cell: Cell | undefined, unit: AmountUnit): CellReading {
  if (unit === '元' && typeof cell === 'object' && cell !== null && 'number' in cell && wholeYuan.test(cell.number))
    return { value: `${cell.number}.00` }
  const amount = parseAmount(cell, unit)
  if (amount === undefined) return { wrong: 'amount-none' }
  return amount.compare(zero) < 0 ? { wrong: 'amount-negative' } : { value: roundHalfUp(amount, 2) }
}

function readNumber(column: RegisterColumn, cell: Cell | undefined): CellReading {
  const number = parseDecimal(cell)
  if (number === undefined) return { wrong: 'number-none' }
  const isScore = column.kind === 'score'
  if (isScore && (number.compare(zero) < 0 || number.compare(hundred) > 0)) return { wrong: 'score-range' }
  if (number.compare(zero) < 0) return { wrong: 'number-negative' }
  if (column.kind === 'count' && number.d !== 1n) return { wrong: 'count-broken' }
  return { value: decimalText(number) }
}

function choiceReader(column: RegisterColumn, context: CellContext): CellReader {
  const list = column.list ?? 'caseTypes'
  const entries = context.lists[list] ?? Object.keys(choiceLists[list])
  const find = createChoiceFinder(choiceLists[list], entries)
  const choices = { choices: entries.join('、') }
  return chosen((text) => {
    const found = find(text)
    if (found !== undefined) return { value: found }
    return { wrong: text === '' ? 'choice-empty' : 'choice-unknown', values: choices }
  })
}

function chosen(read: (text: string) => CellReading): CellReader {
  const remembered = remembering(read)
  return (cell) => remembered(cleanText(cell))
}

function readIdentifier(cell: Cell | undefined): CellReading {
  return isRoundedNumber(cell) ? { wrong: 'rounded-number' } : { value: cleanText(cell) }
}

const mostKept = 10_000

/** Remembers what it made of a text: a column has few distinct ones. */
function remembering(read: (text: string) => CellReading): (text: string) => CellReading {
  const readings = new Map<string, CellReading>()
  return (text) => {
    const known = readings.get(text)
    if (known !== undefined) return known
    const reading = read(text)
    if (readings.size < mostKept) readings.set(text, reading)
    return reading
  }
}

function dayReader(dates1904: boolean): CellReader {
  const read = (cell: Cell | undefined): CellReading => {
    const day = parseDay(cell, { dates1904 })
    return day === undefined ? { wrong: 'day-none' } : { value: day }
  }
  const ofText = remembering(read)
  const ofDay = remembering((day) => read({ day }))
  return (cell) => {
    if (typeof cell === 'string') return ofText(cell)
    return typeof cell === 'object' && cell !== null && 'day' in cell ? ofDay(cell.day) : read(cell)
  }
}

function filledReader(column: RegisterColumn, context: CellContext): CellReader {
  switch (column.kind) {
    case 'amount':
      return (cell) => readAmount(cell, context.amountUnit)
    case 'count':
    case 'decimal':
    case 'score':
      return (cell) => readNumber(column, cell)
    case 'choice':
      return choiceReader(column, context)
    case 'day':
      return dayReader(context.dates1904)
    case 'identifier':
    case 'unit':
    case 'text':
      return readIdentifier
  }
}

/** What an empty cell of the column is: an amount is 0, a needed value is an error, anything else stays empty. */
function emptyReading(column: RegisterColumn, read: CellReader): CellReading {
  if (column.kind === 'amount') return read(null)
  if (column.needs !== 'value') return { value: column.empty ?? '' }
  if (column.kind === 'choice') return read(null)
  if (column.kind === 'day') return { wrong: 'day-empty' }
  return { wrong: column.kind === 'identifier' ? 'no-number' : 'empty' }
}

/** The reader of one column of one sheet; made once, called for every row. */
export function createCellReader(column: RegisterColumn, context: CellContext): CellReader {
  const read = filledReader(column, context)
  const whenEmpty = emptyReading(column, read)
  const most = mostCharacters(column)
  return (cell) => {
    if (cell === null || cell === undefined) return whenEmpty
    const text = typeof cell === 'string' ? cleanText(cell) : undefined
    if (text === '') return whenEmpty
    if (text !== undefined && isFormulaError(text)) return { wrong: 'formula-error' }
    if (text !== undefined && text.length > longestRead) return tooLong(text.length, most)
    const reading = read(cell)
    const beyond = 'value' in reading ? charactersBeyond(reading.value, most) : undefined
    return beyond === undefined ? reading : tooLong(beyond, most)
  }
}

/** A text so long is not even looked into. */
const longestRead = 1_000

const tooLong = (length: number, most: number): CellReading => ({
  wrong: 'too-long',
  values: { length: String(length), most: String(most) },
})

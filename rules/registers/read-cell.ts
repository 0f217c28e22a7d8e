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
import type { RegisterMessage } from './messages.ts'
import type { RegisterColumn } from './registers.ts'
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

function readAmount(cell: Cell | undefined, unit: AmountUnit): CellReading {
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
  return (cell) => {
    const text = cleanText(cell)
    const found = find(text)
    if (found !== undefined) return { value: found }
    return { wrong: text === '' ? 'choice-empty' : 'choice-unknown', values: choices }
  }
}

function readIdentifier(cell: Cell | undefined): CellReading {
  return isRoundedNumber(cell) ? { wrong: 'rounded-number' } : { value: cleanText(cell) }
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
      return (cell) => {
        const day = parseDay(cell, { dates1904: context.dates1904 })
        return day === undefined ? { wrong: 'day-none' } : { value: day }
      }
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
  return (cell) => {
    if (cell === null || cell === undefined) return whenEmpty
    const text = typeof cell === 'string' ? cleanText(cell) : undefined
    if (text === '') return whenEmpty
    if (text !== undefined && isFormulaError(text)) return { wrong: 'formula-error' }
    return read(cell)
  }
}

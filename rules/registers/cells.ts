/** What people write into cells: text, days, amounts, numbers. Every parser answers undefined where there is none. */
import { exact, type Exact, zero } from '../quantity/exact.ts'
import type { Cell } from './table.ts'

const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad]/g

/** The cell as people see it: full-width spaces and line breaks become spaces, ends trimmed. A day as 'YYYY-MM-DD'. */
export function cleanText(cell: Cell | undefined): string {
  const text = rawText(cell)
  return isClean.test(text) ? text : text.replace(invisible, '').replace(/\s+/g, ' ').trim()
}

/** Nearly every cell; a register has millions of them. */
const isClean = /^[\u4e00-\u9fffA-Za-z0-9〔〕()（）/、.-]*$/

function rawText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  return 'day' in cell ? cell.day : plainNumber(cell.number)
}

/** Without any white space and in half-width forms: for comparing, never for keeping. */
export const comparable = (text: string): string =>
  isComparable.test(text) ? text : text.normalize('NFKC').replace(invisible, '').replace(/\s+/g, '')

const isComparable = /^[\u4e00-\u9fffA-Za-z0-9,.-]*$/

/** What Excel writes where a formula failed; never a value. */
export const isFormulaError = (text: string): boolean =>
  /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/.test(text)

/** Excel keeps 15 digits: a longer number in a numeric cell is no longer what was typed. */
export function isRoundedNumber(cell: Cell | undefined): boolean {
  if (cell === null || typeof cell !== 'object' || !('number' in cell)) return false
  const digits = plainNumber(cell.number).replace(/^-/, '')
  return /^\d{16,}$/.test(digits)
}

/** '1.5e-7' → '0.00000015': spreadsheet programs store large and small numbers in powers of ten. */
function plainNumber(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d*))?[eE]([+-]?\d{1,3})$/.exec(text)
  if (match === null) return text
  const [, sign = '', whole = '', fraction = '', power = '0'] = match
  const digits = whole + fraction
  const point = whole.length + Number(power)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length)
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** 'YYYY-MM-DD' where such a day exists between 1900 and 2199. */
function dayOf(year: number, month: number, day: number): string | undefined {
  const longest = month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0)
  if (year < 1900 || year > 2199 || day < 1 || day > longest) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Days since 1970-01-01 → 'YYYY-MM-DD' (the usual civil-from-days arithmetic, no clock and no Date). */
function civil(days: number): string | undefined {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/** Day numbers from 1950 on: a smaller number in a date column is a year or a slip, not a day. */
const earliestDayNumber = 18_264

/**
 * Excel's day number. Its 1900 calendar has a 29 February that never was: from 1 March 1900 on the numbers count from
 * 30 December 1899. Workbooks of the 1904 calendar count from 1 January 1904, 1462 lower.
 */
function dayOfNumber(number: number, dates1904: boolean): string | undefined {
  const whole = Math.floor(number) + (dates1904 ? 1462 : 0)
  return whole < earliestDayNumber ? undefined : civil(whole - 25_569)
}

export interface DayOptions {
  /** Only the written forms of the scoring contract: 2017-05-01, 2017/5/1, 2017年5月1日 and date cells. */
  strict?: boolean
  /** The workbook counts its day numbers from 1904. */
  dates1904?: boolean
}

const time = String.raw`(?:[T ]*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?`
const separated = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}$`)
const chinese = new RegExp(String.raw`^(\d{4})年(\d{1,2})月(\d{1,2})[日号]${time}$`)

function dayOfText(text: string, options: DayOptions): string | undefined {
  const tight = text.replace(/\s*([-/.年月日号])\s*/g, '$1')
  const parts = separated.exec(tight)
  if (parts !== null && !(options.strict === true && parts[2] === '.')) {
    return dayOf(Number(parts[1]), Number(parts[3]), Number(parts[4]))
  }
  const words = chinese.exec(tight)
  if (words !== null) return dayOf(Number(words[1]), Number(words[2]), Number(words[3]))
  if (options.strict === true) return undefined
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(tight)
  if (compact !== null) return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  return /^\d{5}(\.\d+)?$/.test(tight) ? dayOfNumber(Number(tight), options.dates1904 === true) : undefined
}

/** A day as 'YYYY-MM-DD', or undefined where the cell has none. */
export function parseDay(cell: Cell | undefined, options: DayOptions = {}): string | undefined {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return undefined
  if (typeof cell !== 'string' && 'day' in cell) return dayOfText(cell.day, {})
  return dayOfText(cleanText(cell).normalize('NFKC'), options)
}

/** A number as people write it: either width, thousands separators in groups of three. Undefined where there is none. */
export function parseDecimal(cell: Cell | undefined): Exact | undefined {
  if (cell !== null && typeof cell === 'object' && 'day' in cell) return undefined
  return decimalOfText(comparable(rawText(cell)))
}

const decimal = /^[-+]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/

function decimalOfText(text: string): Exact | undefined {
  if (decimal.test(text)) return exact(text.replaceAll(',', '').replace(/^\+/, ''))
  const plain = plainNumber(text)
  return plain !== text && decimal.test(plain) ? exact(plain) : undefined
}

export type AmountUnit = '元' | '万元'

const nothing = /^([-\u2010-\u2015\u2212]+|无|\/)?$/
const amount = /^[¥￥]?(.*?)(万元|萬元|万|萬|元)?$/

/**
 * Yuan, exactly. `unit` is the column's: a plain number is in it, and a value that writes its own unit keeps it.
 * Empty, -, —, 无 and / are 0. Undefined where there is no amount (三万余元). Negative amounts are returned as such.
 */
export function parseAmount(cell: Cell | undefined, unit: AmountUnit = '元'): Exact | undefined {
  if (typeof cell === 'boolean' || (cell !== null && typeof cell === 'object' && 'day' in cell)) return undefined
  const text = comparable(rawText(cell)).replace(/整$/, '')
  if (nothing.test(text)) return zero
  const [, digits = '', written] = amount.exec(text) ?? []
  const value = decimalOfText(digits)
  if (value === undefined) return undefined
  return (written ?? unit).startsWith('元') ? value : value.mul(10_000)
}

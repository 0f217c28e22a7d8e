/** cases: the register of penalties (a1.2b) as columns, 230,000 rows in one pass. */
import type { Definition } from '../definition/schema.ts'
import { dayNumber } from '../scoring/tally.ts'
import type { CaseColumns } from '../scoring/facts.ts'
import { failTwice, unknownUnit, type Known } from './score-units.ts'
import {
  dayFault,
  has,
  identifier,
  numberFault,
  openSheet,
  plainDecimal,
  strictDay,
  textOf,
  word,
  type BadCell,
  type RegisterFile,
  type StrictSheet,
} from './strict-sheet.ts'
import type { Cell, SheetRow } from './table.ts'

const columns = ['案号', '单位代码', '案件类型', '决定日期', '罚款金额']

interface Growing {
  numbers: string[]
  row: number[]
  unit: number[]
  type: number[]
  day: number[]
  /** The fine without its point, and how many decimals it had; a number where it is safe. */
  fine: (number | bigint)[]
  places: number[]
}

export function readCases(
  definition: Definition,
  { source, units }: { source: RegisterFile | undefined; units: Known },
  errors: BadCell[],
): CaseColumns {
  const made: Growing = { numbers: [], row: [], unit: [], type: [], day: [], fine: [], places: [] }
  if (source !== undefined) fill(made, definition, { sheet: openSheet(source, columns, errors), units })
  return finish(made)
}

function fill(made: Growing, definition: Definition, { sheet, units }: { sheet: StrictSheet; units: Known }): void {
  const read = readers(definition, sheet, units)
  const seen = new Set<string>()
  const at = columns.map((column) => sheet.place.get(column) ?? -1)
  const [number = -1, unit = -1, type = -1, day = -1, fine = -1] = at
  for (const line of sheet.lines) {
    const { cells } = line
    const name = caseNumber(sheet, line, { seen, cell: cells[number] })
    made.numbers.push(name)
    made.row.push(line.row)
    made.unit.push(read.unit(line, cells[unit]))
    made.type.push(read.type(line, cells[type]))
    made.day.push(read.day(line, cells[day]))
    read.fine(made, line, cells[fine])
  }
}

interface Numbered {
  seen: Set<string>
  cell: Cell | undefined
}

function caseNumber(sheet: StrictSheet, line: SheetRow, { seen, cell }: Numbered): string {
  const plain = typeof cell === 'string' ? textOf(cell) : ''
  const name = plain === '' ? identifier(sheet, line, '案号') : plain
  if (name === undefined) return ''
  const before = seen.size
  if (seen.add(name).size === before) failTwice(sheet, line, { column: '案号', value: name })
  return name
}

/** Few units, types and days stand in many rows: each text is read once. */
function readers(definition: Definition, sheet: StrictSheet, units: Known) {
  const types = new Map(definition.caseTypes.map((type, index) => [type.name, index]))
  const days = new Map<string, number>()
  return {
    unit: (line: SheetRow, cell: Cell | undefined): number => {
      if (units === undefined || !has(sheet, '单位代码')) return -1
      const known = units.get(typeof cell === 'string' ? cell : textOf(cell))
      return known ?? slowUnit(sheet, line, units)
    },
    type: (line: SheetRow, cell: Cell | undefined): number => {
      const known = typeof cell === 'string' ? types.get(cell) : undefined
      return known ?? word(sheet, line, { column: '案件类型', known: types }) ?? 0
    },
    day: (line: SheetRow, cell: Cell | undefined): number => {
      const known = typeof cell === 'string' ? days.get(cell) : undefined
      if (known !== undefined) return known
      const read = slowDay(sheet, line, cell)
      if (typeof cell === 'string' && read !== undefined) days.set(cell, read)
      return read ?? 0
    },
    fine: (made: Growing, line: SheetRow, cell: Cell | undefined): void => {
      const digits = cell === null || cell === undefined ? '0' : fineDigits(sheet, line, cell)
      const point = digits.indexOf('.')
      const whole = point < 0 ? digits : digits.slice(0, point) + digits.slice(point + 1)
      made.fine.push(whole.length <= 15 ? Number(whole) : BigInt(whole))
      made.places.push(point < 0 ? 0 : digits.length - point - 1)
    },
  }
}

function slowUnit(sheet: StrictSheet, line: SheetRow, units: ReadonlyMap<string, number>): number {
  const code = identifier(sheet, line, '单位代码')
  if (code === undefined) return -1
  const unit = units.get(code)
  if (unit === undefined) sheet.fail({ row: line.row, column: '单位代码', value: code, said: unknownUnit(code) })
  return unit ?? -1
}

function slowDay(sheet: StrictSheet, line: SheetRow, cell: Cell | undefined): number | undefined {
  if (!has(sheet, '决定日期')) return undefined
  const day = strictDay(cell)
  if (day !== undefined) return dayNumber(day)
  const value = textOf(cell)
  sheet.fail({ row: line.row, column: '决定日期', value, said: dayFault('决定日期', value) })
  return undefined
}

const plain = /^\d+(?:\.\d+)?$/

function fineDigits(sheet: StrictSheet, line: SheetRow, cell: Cell): string {
  if (typeof cell === 'string' && plain.test(cell)) return cell
  const value = textOf(cell)
  if (value === '') return '0'
  const digits = plainDecimal(cell)
  if (digits !== undefined) return digits
  const said = numberFault({ column: '罚款金额', empty: 'zero' }, value, undefined)
  if (said !== undefined) sheet.fail({ row: line.row, column: '罚款金额', value, said })
  return '0'
}

function finish(made: Growing): CaseColumns {
  const fineScale = made.places.reduce((most, places) => Math.max(most, places), 0)
  return {
    length: made.row.length,
    row: Int32Array.from(made.row),
    unit: Int32Array.from(made.unit),
    type: Uint8Array.from(made.type),
    day: Int32Array.from(made.day),
    fineScale,
    fine: scaledFines(made, fineScale),
    number: (index) => made.numbers[index] ?? '',
  }
}

/** As numbers where each is safe, else all as bigints. */
function scaledFines({ fine, places }: Growing, scale: number): CaseColumns['fine'] {
  const fines = new Float64Array(fine.length)
  for (let at = 0; at < fine.length; at += 1) {
    const value = fine[at] ?? 0
    const scaled = typeof value === 'number' ? value * 10 ** (scale - (places[at] ?? 0)) : NaN
    if (!Number.isSafeInteger(scaled)) return largeFines({ fine, places }, scale)
    fines[at] = scaled
  }
  return fines
}

const largeFines = ({ fine, places }: Pick<Growing, 'fine' | 'places'>, scale: number): bigint[] =>
  fine.map((value, at) => BigInt(value) * 10n ** BigInt(scale - (places[at] ?? 0)))

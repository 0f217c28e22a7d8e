/**
 * A sheet of the score workbook as a table: a title line, a line that says where each column comes from, the headers,
 * then one row an item. A live column has a formula and the value it should come to, for viewers that do not recalculate.
 */

export const HOW_ROW = 2
export const HEADER_ROW = 3
export const FIRST_ROW = 4

export type CellInput = string | number | Date | null

export interface Column<T> {
  key: string
  title: string
  /** Clause, register or formula in words; the line above the header. */
  how?: string
  width?: number
  /** Words to the left; numbers, and what has no side, to the right. Narrow columns are centred. */
  align?: 'left' | 'right'
  /** Long words go on in the next line. */
  wrap?: boolean
  /** Number format, e.g. `0.00`. */
  format?: string
  /** Formula of the cell in sheet row `row`, without `=`. Absent: a plain value. */
  live?: (row: number, item: T, index: number) => string
  value: (item: T, index: number) => CellInput
  /** What the program published, beside the live columns. */
  published?: boolean
}

export interface Table<T> {
  name: string
  title: string
  columns: readonly Column<T>[]
  items: Iterable<T>
  length: number
  /** Not to be taken for the result: helper sheets stand behind it. */
  kind: 'result' | 'working' | 'register'
}

type AnyTable = Pick<Table<never>, 'name' | 'columns' | 'length'>

/** A, B … Z, AA … of a column counted from 0. */
export function letters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest === 0 ? '' : letters(rest - 1)) + String.fromCharCode(65 + (index % 26))
}

export function letterOf(table: Pick<AnyTable, 'name' | 'columns'>, key: string): string {
  const index = table.columns.findIndex((column) => column.key === key)
  if (index < 0) throw new Error(`sheet ${table.name} has no column ${key}`)
  if (table.columns.findLastIndex((column) => column.key === key) !== index)
    throw new Error(`sheet ${table.name} has two columns ${key}`)
  return letters(index)
}

export const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`

/** A whole column's data, absolute: `'案件'!$G$4:$G$6003`. An empty table answers its first (empty) row. */
export function rangeOf(table: AnyTable, key: string): string {
  const letter = letterOf(table, key)
  return `${quoted(table.name)}!$${letter}$${FIRST_ROW}:$${letter}$${lastRow(table)}`
}

export const lastRow = (table: Pick<AnyTable, 'length'>): number => FIRST_ROW + Math.max(1, table.length) - 1

/** One cell of another sheet: `'提名'!$C$17`. */
export const cellOf = (table: AnyTable, key: string, row: number): string =>
  `${quoted(table.name)}!$${letterOf(table, key)}$${row}`

/** Names of sheets: at most 31 characters, none of []:*?/\, each once. */
export function sheetNames(): (wanted: string) => string {
  const taken = new Set<string>()
  return (wanted) => {
    const clean = wanted.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 28)
    let name = clean
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${clean}~${count}`
    taken.add(name.toLowerCase())
    return name
  }
}

/** A text as a formula's literal. */
export const literal = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** Number format with a fixed number of places: `0.00`. */
export const fixed = (count: number): string => (count === 0 ? '0' : `0.${'0'.repeat(count)}`)

/** Width in half characters: a Chinese one is as wide as two others. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((width, letter) => width + (letter > '\u2e7f' ? 2 : 1), 0)

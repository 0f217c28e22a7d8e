/** Rows of a delimited text, in batches, so that a long register is never held twice. */
import Papa from 'papaparse'
import type { Cell, SheetRow } from '../../rules/registers/table.ts'
import { problem } from '../http/problem.ts'

const windowLength = 1 << 20
/** Characters of one record: a quote that nobody closes would make one of the whole file. */
const mostWindow = windowLength << 3
const mostColumns = 16_384
const unusual = (row: number) => problem('tables.unusual', { detail: `第 ${row} 行太长 row ${row} is too long` })
const delimiters = [',', ';', '\t']

const countOutsideQuotes = (line: string, delimiter: string): number =>
  line.replace(/"[^"]*"/g, '').split(delimiter).length - 1

/** Lines that agree on their number of delimiters, squared, times that number: titles, prose and amounts count for little. */
function evidence(lines: readonly string[], delimiter: string): number {
  const linesByCount = new Map<number, number>()
  for (const line of lines) {
    const count = countOutsideQuotes(line, delimiter)
    linesByCount.set(count, (linesByCount.get(count) ?? 0) + 1)
  }
  return Math.max(0, ...[...linesByCount].map(([count, agreeing]) => count * agreeing ** 2))
}

export function guessDelimiter(text: string): string {
  const declared = /^sep=(.)\r?\n/.exec(text)?.[1]
  if (declared !== undefined) return declared
  const lines = text.slice(0, 65_536).split(/\r\n|\n|\r/, 100)
  let best = ','
  for (const candidate of delimiters) if (evidence(lines, candidate) > evidence(lines, best)) best = candidate
  return best
}

/** A file that was edited here and there has line ends of several kinds: they all end a line. */
const withOneLineEnd = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

/** The parser's own array becomes the row: a long register would pay for a copy. */
function toRow(fields: string[], row: number): SheetRow {
  if (fields.length > mostColumns) throw unusual(row)
  const cells: Cell[] = fields
  for (let i = 0; i < cells.length; i += 1) if (cells[i] === '') cells[i] = null
  return { row, cells }
}

/** The parser sees a blank record behind the last line end. */
const isPhantom = (fields: readonly string[] | undefined): boolean => fields?.length === 1 && fields[0] === ''

/**
 * Every record with its number (the first is 1, blank lines counted; a quoted field with line breaks is one record,
 * as Excel shows it), in batches of about a million characters.
 */
export function* csvRows(written: string): Generator<SheetRow[]> {
  const text = withOneLineEnd(written)
  const parser = new Papa.Parser({ delimiter: guessDelimiter(text), newline: '\n' })
  let [position, length, row] = [0, windowLength, 1]
  while (position < text.length) {
    const isLast = position + length >= text.length
    const result: { data: string[][]; meta: { cursor: number } } = parser.parse(
      text.slice(position, position + length),
      0,
      !isLast,
    )
    if (!isLast && result.data.length === 0) {
      length *= 2
      if (length > mostWindow) throw unusual(row)
      continue
    }
    const first = row
    if (isLast && isPhantom(result.data.at(-1))) result.data.pop()
    yield result.data.map((fields, i) => toRow(fields, first + i))
    row += result.data.length
    if (isLast) return
    position += result.meta.cursor
    length = windowLength
  }
}

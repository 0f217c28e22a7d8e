/** Rows of a delimited text, in batches, so that a long register is never held twice. */
import Papa from 'papaparse'
import type { Cell, SheetRow } from '../../rules/registers/table.ts'
import { problem } from '../http/problem.ts'

const windowLength = 1 << 20
/** Characters of one record: a quote that nobody closes would make one of the whole file. */
const mostWindow = windowLength << 3
const mostColumns = 16_384
/** A spreadsheet's cell holds so many characters: with line ends among more, it is rows behind a quote that nobody closed. */
const mostInCell = 32_767
/** A window of commas alone has hundreds of thousands of rows. */
const batchSize = 4_096
const unusual = (row: number) => problem('tables.unusual', { detail: `第 ${row} 行太长 row ${row} is too long` })
const openQuote = (row: number) => problem('tables.open-quote', { row })
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
  for (let i = 0; i < fields.length; i += 1) {
    const field = fields[i] ?? ''
    if (field.length > mostInCell && field.includes('\n')) throw openQuote(row)
    if (field === '') cells[i] = null
  }
  return { row, cells }
}

/** The parser sees a blank record behind the last line end. */
const isPhantom = (fields: readonly string[] | undefined): boolean => fields?.length === 1 && fields[0] === ''

interface Parsed {
  data: string[][]
  errors: readonly { row?: number }[]
  meta: { cursor: number }
}

/** The parser reports quotes only; of a record that the window cuts it cannot know yet. */
function mustCloseQuotes({ data, errors }: Parsed, first: number, isLast: boolean): void {
  const found = errors.find(({ row = 0 }) => isLast || row < data.length)
  if (found !== undefined) throw openQuote(first + (found.row ?? 0))
}

/** A record longer than the largest window: rows behind an open quote, or one line without end. */
const tooLong = (record: string, row: number) =>
  record.slice(0, record.indexOf('\n')).includes('"') ? openQuote(row) : unusual(row)

function* inBatches(records: string[][], first: number): Generator<SheetRow[]> {
  for (let at = 0; at < records.length; at += batchSize)
    yield records.slice(at, at + batchSize).map((fields, i) => toRow(fields, first + at + i))
}

/**
 * Every record with its number (the first is 1, blank lines counted; a quoted field with line breaks is one record,
 * as Excel shows it), in batches of some thousand.
 * @throws `tables.open-quote` where a quote is not closed, or closed in the middle of its field; `tables.unusual`
 */
export function* csvRows(written: string): Generator<SheetRow[]> {
  const text = withOneLineEnd(written)
  const parser = new Papa.Parser({ delimiter: guessDelimiter(text), newline: '\n' })
  let [position, length, row] = [0, windowLength, 1]
  while (position < text.length) {
    const isLast = position + length >= text.length
    const result: Parsed = parser.parse(text.slice(position, position + length), 0, !isLast)
    mustCloseQuotes(result, row, isLast)
    if (!isLast && result.data.length === 0) {
      length *= 2
      if (length > mostWindow) throw tooLong(text.slice(position, position + mostWindow), row)
      continue
    }
    if (isLast && isPhantom(result.data.at(-1))) result.data.pop()
    yield* inBatches(result.data, row)
    row += result.data.length
    if (isLast) return
    position += result.meta.cursor
    length = windowLength
  }
}

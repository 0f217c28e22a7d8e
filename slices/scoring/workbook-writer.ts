/** Tables → .xlsx, row by row, so that 230,000 cases need no model in memory. Text is written as text, never as a formula. */
import { setImmediate } from 'node:timers/promises'
import type { Writable } from 'node:stream'
import exceljs from 'exceljs'
import type { Alignment, Cell, stream, Worksheet } from 'exceljs'
import type { Line } from './workbook-guide.ts'
import { sheetLink } from './workbook-book.ts'
import {
  FIRST_ROW,
  HEADER_ROW,
  HOW_ROW,
  lastRow,
  letterOf,
  letters,
  widthOf,
  type CellInput,
  type Column,
  type Table,
} from './workbook-table.ts'

const FONT = '宋体'
const ROWS_A_TURN = 1000
/** Columns up to this width are centred. */
const NARROW = 10
const WIDTH = 14
/** Columns' units on one landscape page of A4 that can still be read. */
const PAGE = 220
const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }
const colours = { source: 'FF1F4E79', live: 'FF2E7D4F', published: 'FF7F7F7F' }
const tabs = { result: 'FF2E7D4F', working: 'FFBF8F00', register: 'FF1F4E79' }

type Book = stream.xlsx.WorkbookWriter

export interface WriterOptions {
  /** False: values only, no formula in any cell. */
  live: boolean
}

export function openWorkbook(output: Writable): Book {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false })
  book.creator = 'lianbing'
  return book
}

export async function writeTable<T>(book: Book, table: Table<T>, { live }: WriterOptions): Promise<void> {
  const sheet = book.addWorksheet(table.name, {
    properties: { tabColor: { argb: tabs[table.kind] } },
    views: [{ state: 'frozen', xSplit: frozenColumns(table), ySplit: HEADER_ROW, showGridLines: true }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0, margins },
    headerFooter: { oddFooter: '&C&A　第 &P 页，共 &N 页' },
  })
  setUpPrint(sheet, table)
  sheet.columns = table.columns.map((column) => ({
    width: column.width ?? WIDTH,
    style: {
      font: { name: FONT, size: 10 },
      alignment: alignmentOf(column),
      ...(column.format === undefined ? {} : { numFmt: column.format }),
    },
  }))
  writeHead(sheet, table, live)
  markAwards(sheet, table)
  await writeRows(sheet, table, live)
  if (table.length > 0) sheet.autoFilter = `A${HEADER_ROW}:${letters(table.columns.length - 1)}${lastRow(table)}`
  sheet.commit()
}

/** Pages side by side, each no smaller than can be read; the frozen columns and the head stand on every one. */
function setUpPrint<T>(sheet: Worksheet, table: Table<T>): void {
  const { columns } = table
  // What is printed ends with the check; the helper columns behind it stay on the screen.
  const check = columns.findIndex(({ key }) => key === 'check')
  const printed = check < 0 ? columns : columns.slice(0, check + 1)
  const width = printed.reduce((sum, column) => sum + (column.width ?? WIDTH), 0)
  sheet.pageSetup.fitToWidth = Math.ceil(width / PAGE)
  sheet.pageSetup.printTitlesRow = `1:${HEADER_ROW}`
  if (width > PAGE) sheet.pageSetup.printTitlesColumn = `A:${letters(frozenColumns(table) - 1)}`
  // The library puts `$` before each corner; relative rows would move the area.
  if (check >= 0) sheet.pageSetup.printArea = `A$1:${letters(check)}$${lastRow(table)}`
}

function alignmentOf<T>({ width = WIDTH, align = 'right', wrap }: Column<T>): Partial<Alignment> {
  // Ranks, marks and places in other sheets are read down the column.
  if (width <= NARROW) return { vertical: 'middle', horizontal: 'center' }
  return { vertical: 'middle', horizontal: align, indent: 1, ...(wrap === true ? { wrapText: true } : {}) }
}

/** Up to the unit's or person's name; the first column elsewhere. */
function frozenColumns({ columns }: { columns: readonly { key: string }[] }): number {
  return columns.findIndex(({ key }) => key === 'name') === 2 ? 3 : 1
}

function writeHead<T>(sheet: Worksheet, { title, columns }: Table<T>, live: boolean): void {
  const first = sheet.addRow([title])
  first.height = 26
  first.getCell(1).font = { name: FONT, size: 14, bold: true }
  first.getCell(1).alignment = { vertical: 'middle', horizontal: 'left' }
  first.commit()
  const how = sheet.getRow(HOW_ROW)
  const head = sheet.getRow(HEADER_ROW)
  how.height = 8 + 11 * Math.max(0, ...columns.map(linesOf))
  head.height =
    8 + 14 * Math.max(1.6, ...columns.map(({ title, width = WIDTH }) => Math.ceil(widthOf(title) / (width - 2))))
  columns.forEach((column, index) => {
    styleHow(how.getCell(index + 1), column.how)
    styleHead(head.getCell(index + 1), column, live)
  })
  how.commit()
  head.commit()
}

/** Lines of the small words above a header. */
const linesOf = ({ how = '', width = WIDTH }: { how?: string; width?: number }): number =>
  Math.ceil((widthOf(how) * 0.85) / (width - 1))

function styleHow(cell: Cell, text: string | undefined): void {
  cell.value = text ?? null
  cell.numFmt = '@'
  cell.font = { name: FONT, size: 8, color: { argb: 'FF595959' } }
  cell.alignment = { wrapText: true, vertical: 'bottom', horizontal: 'center' }
}

function styleHead<T>(cell: Cell, column: Column<T>, live: boolean): void {
  const kind = column.published === true ? 'published' : column.live !== undefined && live ? 'live' : 'source'
  cell.value = column.title
  cell.numFmt = '@'
  cell.font = { name: FONT, size: 10, bold: true, color: { argb: 'FFFFFFFF' } }
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: colours[kind] } }
  cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
}

/** Won places green, tied ones amber, a difference to the published result red. */
function markAwards<T>(sheet: Worksheet, table: Table<T>): void {
  const mark = (key: string, text: string, argb: string) => {
    if (!table.columns.some((column) => column.key === key)) return
    const letter = letterOf(table, key)
    sheet.addConditionalFormatting({
      ref: `${letter}${FIRST_ROW}:${letter}${lastRow(table)}`,
      rules: [
        {
          ...{ type: 'expression', priority: 1, formulae: [`${letter}${FIRST_ROW}="${text}"`] },
          style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb } } },
        },
      ],
    })
  }
  mark('award', '入选', 'FFC6EFCE')
  mark('award', '并列待定', 'FFFFEB9C')
  mark('check', '不一致', 'FFFFC7CE')
}

async function writeRows<T>(sheet: Worksheet, table: Table<T>, live: boolean): Promise<void> {
  const wrapped = table.columns.filter(({ wrap }) => wrap === true)
  let index = 0
  for (const item of table.items) {
    const number = FIRST_ROW + index
    const row = sheet.getRow(number)
    const lines = linesIn(wrapped, item, index)
    if (lines > 1) row.height = 4 + 13 * lines
    table.columns.forEach((column, at) => {
      const value = column.value(item, index)
      const formula = live ? column.live?.(number, item, index) : undefined
      if (formula !== undefined) row.getCell(at + 1).value = { formula, result: value ?? '' }
      else if (value !== null) writeValue(row.getCell(at + 1), value)
    })
    row.commit()
    index += 1
    if (index % ROWS_A_TURN === 0) await setImmediate()
  }
}

const linesIn = <T>(wrapped: readonly Column<T>[], item: T, index: number): number =>
  Math.max(
    1,
    ...wrapped.map(({ value, width = WIDTH }) => Math.ceil(widthOf(String(value(item, index) ?? '')) / (width - 4))),
  )

function writeValue(cell: Cell, value: Exclude<CellInput, null>): void {
  cell.value = value
  // '@': a register's text stays text even where a hand edits it again.
  if (typeof value === 'string') cell.numFmt = '@'
  if (value instanceof Date) cell.numFmt = 'yyyy-mm-dd'
}

/** The first sheet: words, wrapped; names of sheets lead to them. */
export function writeGuide(book: Book, table: Table<Line>): void {
  const sheet = book.addWorksheet(table.name, {
    properties: { tabColor: { argb: tabs.result } },
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = table.columns.map(({ width }) => ({ width: width ?? 20 }))
  const title = sheet.addRow([table.title])
  title.height = 34
  title.getCell(1).font = { name: FONT, size: 18, bold: true, color: { argb: colours.source } }
  title.commit()
  for (const line of table.items) writeLine(sheet, line)
  sheet.commit()
}

/** Half characters of the text column in one line. */
const LINE = 92

function writeLine(sheet: Worksheet, { label, text, sheet: target }: Line): void {
  const row = sheet.addRow([label, text])
  row.height = 18 * Math.max(1, Math.ceil(widthOf(text) / LINE))
  const [name, words] = [row.getCell(1), row.getCell(2)]
  if (target !== undefined) name.value = { text: label, hyperlink: sheetLink(target) }
  name.font = {
    name: FONT,
    size: 11,
    bold: target === undefined,
    ...(target === undefined ? {} : { underline: true, color: { argb: 'FF0563C1' } }),
  }
  words.font = { name: FONT, size: 11 }
  for (const cell of [name, words]) {
    cell.alignment = { wrapText: true, vertical: 'top' }
    cell.border = { bottom: { style: 'hair', color: { argb: 'FFBFBFBF' } } }
  }
  row.commit()
}

/**
 * Rows as an .xlsx, written row by row. What people have typed stays text: a cell that begins with = + - @ is never a
 * formula, not even after it has been edited (its format is "text").
 */
import { PassThrough, type Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import excel from 'exceljs'

/** `number`: a decimal string or a number, written as a number where Excel keeps all its digits. */
export type TableColumnKind = 'text' | 'number' | 'day'

export interface TableColumn {
  header: string
  kind: TableColumnKind
  /** In characters; else from the header. */
  width?: number
}

export type TableValue = string | number | null

export interface TableToWrite {
  sheet: string
  columns: readonly TableColumn[]
  rows: Iterable<readonly TableValue[]> | AsyncIterable<readonly TableValue[]>
}

const formats: Record<TableColumnKind, string> = { text: '@', number: 'General', day: 'yyyy-mm-dd' }

/** Excel keeps 15 digits; a longer number stays text. */
const fitsNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D|^-?0+/g, '').length <= 15

function toValue(value: TableValue, kind: TableColumnKind): string | number | Date | null {
  if (value === null || value === '') return null
  if (kind === 'number') return typeof value === 'number' || !fitsNumber(value) ? value : Number(value)
  const text = String(value)
  if (kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(text)) return new Date(`${text}T00:00:00Z`)
  return text
}

const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0)

/** Sheet names of Excel: at most 31 characters, none of []:*?/\ */
export const sheetName = (text: string): string => text.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'Sheet1'

/** The look of every header the product writes: bold on grey, a line below. */
export function styleHeader(row: excel.Row): void {
  row.font = { bold: true }
  row.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF2' } }
  row.border = { bottom: { style: 'thin' } }
  row.alignment = { vertical: 'middle', wrapText: true }
}

function writeHeader(sheet: excel.Worksheet, columns: readonly TableColumn[]): void {
  sheet.columns = columns.map(({ header, kind, width }) => ({
    width: width ?? Math.min(40, Math.max(12, widthOf(header) + 2)),
    style: { numFmt: formats[kind] },
  }))
  const row = sheet.addRow(columns.map((column) => column.header))
  styleHeader(row)
  row.commit()
}

/** A text among numbers or days stays one, too, when its cell is edited. */
function keepAsText(row: excel.Row, columns: readonly TableColumn[]): void {
  columns.forEach(({ kind }, i) => {
    if (kind === 'text') return
    const cell = row.getCell(i + 1)
    if (typeof cell.value === 'string') cell.numFmt = formats.text
  })
}

/** Writes the table and ends the stream. */
export async function writeTableTo(stream: Writable, { sheet: name, columns, rows }: TableToWrite): Promise<void> {
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const sheet = workbook.addWorksheet(sheetName(name), { views: [{ state: 'frozen', ySplit: 1 }] })
  writeHeader(sheet, columns)
  for await (const values of rows) {
    const row = sheet.addRow(columns.map((column, i) => toValue(values[i] ?? null, column.kind)))
    keepAsText(row, columns)
    row.commit()
  }
  sheet.commit()
  await workbook.commit()
}

export async function writeTable(table: TableToWrite): Promise<Uint8Array> {
  const stream = new PassThrough()
  const [bytes] = await Promise.all([buffer(stream), writeTableTo(stream, table)])
  return new Uint8Array(bytes)
}

/** The file that was handed in, as an .xlsx in which what is wrong is coloured and explained beside the row. */
import excel from 'exceljs'
import type { Cell } from '../../rules/registers/table.ts'
import { fileKind } from './file-kind.ts'
import { openTable } from './read-table.ts'
import { sheetName, writeTable, type TableValue } from './write-table.ts'
import { mustBeAsListed, readZipDirectory } from './zip-directory.ts'

export interface Mark {
  /** Row of the sheet, from 1. */
  row: number
  /** Column of the sheet, from 0; absent: the whole row is meant. */
  column?: number
  message: string
}

export interface MarkedCopy {
  bytes: Uint8Array
  fileName: string
  /** Name of the sheet that was read. */
  sheet: string
  /** Row of the header, from 1: the added column is named there. */
  headerRow?: number
  marks: readonly Mark[]
}

const red: excel.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFD6D1' } }
const heading = '问题和改法'

/** exceljs holds a whole workbook; above this, packed or unpacked, the copy is made of the wrong rows only. */
const largestWhole = 8 * 1024 * 1024
const largestUnpacked = 64 * 1024 * 1024

/** @throws tables.too-large for a zip that unpacks to more than its list says */
async function isLarge(bytes: Uint8Array): Promise<boolean> {
  if (bytes.length > largestWhole) return true
  if (fileKind(bytes) !== 'zip') return false
  const zip = readZipDirectory(bytes)
  if (zip.unpacked > largestUnpacked) return true
  await mustBeAsListed(zip)
  return false
}

function byRow(marks: readonly Mark[]): Map<number, Mark[]> {
  const rows = new Map<number, Mark[]>()
  for (const mark of marks) rows.set(mark.row, [...(rows.get(mark.row) ?? []), mark])
  return rows
}

const words = (marks: readonly Mark[]): string => marks.map((mark) => mark.message).join('\n')

function markSheet(sheet: excel.Worksheet, { marks, headerRow }: MarkedCopy): void {
  const beside = Math.max(sheet.columnCount, ...marks.map((mark) => (mark.column ?? 0) + 1)) + 1
  const rows = byRow(marks)
  nameColumn(sheet, beside, headerRow ?? Math.min(...rows.keys()) - 1)
  for (const [row, wrong] of rows) {
    for (const [column, ofCell] of byColumn(wrong)) markCell(sheet.getCell(row, column + 1), ofCell)
    const cell = sheet.getCell(row, beside)
    cell.value = words(wrong)
    cell.style = { fill: red, alignment: { wrapText: true, vertical: 'top' }, numFmt: '@' }
  }
  sheet.getColumn(beside).width = 60
}

function nameColumn(sheet: excel.Worksheet, beside: number, row: number): void {
  if (row < 1) return
  const cell = sheet.getCell(row, beside)
  cell.value = heading
  cell.style = { font: { bold: true }, fill: red }
}

function byColumn(marks: readonly Mark[]): Map<number, Mark[]> {
  const columns = new Map<number, Mark[]>()
  for (const mark of marks)
    if (mark.column !== undefined) columns.set(mark.column, [...(columns.get(mark.column) ?? []), mark])
  return columns
}

/** A cell within a merged area shows what its first cell shows: colour and note belong there. */
function markCell(cell: excel.Cell, marks: readonly Mark[]): void {
  const shown = cell.master
  shown.style = { ...shown.style, fill: red }
  shown.note = words(marks)
}

async function loadWorkbook(copy: MarkedCopy): Promise<excel.Workbook> {
  const workbook = new excel.Workbook()
  const { bytes } = copy
  if (fileKind(bytes) === 'zip' && readZipDirectory(bytes).has('[Content_Types].xml')) {
    const whole = new ArrayBuffer(bytes.length)
    new Uint8Array(whole).set(bytes)
    await workbook.xlsx.load(whole)
    return workbook
  }
  const sheet = workbook.addWorksheet(sheetName(copy.sheet))
  for (const source of await openTable(bytes, copy.fileName)) {
    if (source.name !== copy.sheet) continue
    for await (const batch of source.batches())
      for (const { row, cells } of batch) sheet.getRow(row).values = cells.map(plain)
  }
  return workbook
}

function plain(cell: Cell): string | number | null {
  if (cell === null || typeof cell === 'string') return cell
  if (typeof cell === 'boolean') return String(cell)
  return 'day' in cell ? cell.day : Number(cell.number)
}

/** For large files: the wrong rows with their numbers, nothing else. */
async function wrongRows({ bytes, fileName, sheet, marks }: MarkedCopy): Promise<Uint8Array> {
  const rows = byRow(marks)
  const kept: TableValue[][] = []
  let widest = 0
  for (const source of await openTable(bytes, fileName)) {
    if (source.name !== sheet) continue
    for await (const batch of source.batches()) {
      for (const { row, cells } of batch) {
        const wrong = rows.get(row)
        if (wrong === undefined) continue
        widest = Math.max(widest, cells.length)
        kept.push([row, words(wrong), ...cells.map(plain)])
      }
    }
  }
  const columns = Array.from({ length: widest }, (_, i) => ({ header: `第${i + 1}列`, kind: 'text' as const }))
  return writeTable({
    sheet,
    columns: [{ header: '行', kind: 'number' }, { header: heading, kind: 'text', width: 60 }, ...columns],
    rows: kept,
  })
}

/**
 * Colours each wrong cell, notes what is wrong on it, and says the same in a column of its own behind the table. Styles
 * and formulas of an .xlsx are kept. A very large file is answered with its wrong rows only.
 */
export async function markedCopy(copy: MarkedCopy): Promise<Uint8Array> {
  if (await isLarge(copy.bytes)) return wrongRows(copy)
  const workbook = await loadWorkbook(copy)
  const sheet = workbook.getWorksheet(copy.sheet) ?? workbook.worksheets[0]
  if (sheet !== undefined && copy.marks.length > 0) markSheet(sheet, copy)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** Spreadsheets whose bytes depend on their content alone: no dates of making, in the document or in the ZIP around it. */
import ExcelJS from 'exceljs'
import type { DirtyCell } from './spelling.ts'

export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}
export interface SheetImage {
  name: string
  /** Row 1 first; cells from column 1. */
  rows: readonly (readonly DirtyCell[])[]
  merges: readonly Merge[]
}

const made = new Date(Date.UTC(2017, 10, 1))

function value(cell: DirtyCell): ExcelJS.CellValue {
  if (cell === null || typeof cell !== 'object') return cell
  if ('day' in cell) return new Date(`${cell.day}T00:00:00Z`)
  return { formula: cell.formula, result: cell.value }
}

function addSheet(workbook: ExcelJS.Workbook, { name, rows, merges }: SheetImage): void {
  const sheet = workbook.addWorksheet(name)
  rows.forEach((cells, index) => {
    const row = sheet.getRow(index + 1)
    cells.forEach((cell, column) => {
      if (cell === null) return
      const target = row.getCell(column + 1)
      target.value = value(cell)
      if (typeof cell === 'object' && 'day' in cell) target.numFmt = 'yyyy-mm-dd'
    })
  })
  for (const { top, left, bottom, right } of merges) sheet.mergeCells(top, left, bottom, right)
}

/** DOS time 1 November 2017, 00:00. */
const dosTime = ((2017 - 1980) << 25) | (11 << 21) | (1 << 16)

/** Writes one and the same time over every entry of a ZIP: local headers and central directory. */
export function stampZip(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  let end = zip.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0) throw new Error('not a ZIP')
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('a broken ZIP directory')
    view.setUint32(at + 12, dosTime, true)
    view.setUint32(view.getUint32(at + 42, true) + 10, dosTime, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}

export async function workbookBytes(sheets: readonly SheetImage[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  Object.assign(workbook, { creator: '合成', lastModifiedBy: '合成', created: made, modified: made })
  for (const sheet of sheets) addSheet(workbook, sheet)
  return stampZip(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

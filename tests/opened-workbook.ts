/** A score workbook opened by a test: sheets as rows by header, formulas against what is written beside them. */
import exceljs, { type Workbook, type Worksheet } from 'exceljs'

/** Row of a sheet that has the headers; the first item stands below it. */
export const HEADER_ROW = 3

export async function opened(bytes: Uint8Array): Promise<Workbook> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  return book
}

export const saved = async (book: Workbook): Promise<Uint8Array> => new Uint8Array(await book.xlsx.writeBuffer())

/** What a viewer shows: the value, or the formula's result; nothing is ''. */
export function shown(sheet: Worksheet, row: number, column: number): string | number {
  const cell = sheet.getCell(row, column)
  const value: unknown = cell.formula === undefined ? cell.value : cell.result
  if (typeof value === 'number') return value
  return typeof value === 'string' ? value : ''
}

export function sheetOf(book: Workbook, name: string): Worksheet {
  const sheet = book.getWorksheet(name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

const headsOf = (sheet: Worksheet): string[] =>
  Array.from({ length: sheet.columnCount }, (_, at) => String(shown(sheet, HEADER_ROW, at + 1)))

/** Rows of a sheet by header. */
export function table(book: Workbook, name: string): Record<string, string | number>[] {
  const sheet = sheetOf(book, name)
  const heads = headsOf(sheet)
  return Array.from({ length: sheet.rowCount - HEADER_ROW }, (_, at) =>
    Object.fromEntries(heads.map((head, column) => [head, shown(sheet, HEADER_ROW + 1 + at, column + 1)])),
  )
}

/** The cell of a sheet's item (counted from 0) under a header. */
export function cellAt(book: Workbook, name: string, at: { index: number; head: string }) {
  const sheet = sheetOf(book, name)
  const column = headsOf(sheet).indexOf(at.head)
  if (column < 0) throw new Error(`sheet ${name} has no column ${at.head}`)
  return sheet.getCell(HEADER_ROW + 1 + at.index, column + 1)
}

/** Every formula of `ours` whose recalculated value is not the one that the program wrote beside it. */
export function changed(ours: Workbook, again: Workbook): { differ: string[]; formulas: number } {
  const differ: string[] = []
  let formulas = 0
  for (const sheet of ours.worksheets)
    sheet.eachRow((row, number) =>
      row.eachCell((cell, column) => {
        if (cell.formula === undefined) return
        formulas += 1
        const [a, b] = [shown(sheet, number, column), shown(sheetOf(again, sheet.name), number, column)]
        const same = typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-7 : a === b
        if (!same) differ.push(`${sheet.name}!${cell.address}: ${a} → ${b} (${cell.formula})`)
      }),
    )
  return { differ, formulas }
}

/** Functions that the formulas of a workbook call. */
export function functionsIn(book: Workbook): Set<string> {
  const used = new Set<string>()
  for (const sheet of book.worksheets)
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        for (const [name] of (cell.formula ?? '').replaceAll(/"[^"]*"|'[^']*'/g, '').matchAll(/[A-Z_.a-z]+(?=\()/g))
          used.add(name)
      }),
    )
  return used
}

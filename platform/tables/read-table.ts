/**
 * A file as sheets of rows, whatever an office calls it: .xlsx, .xls, .ods, a web page named .xls, .csv in any usual
 * encoding. The content decides, not the name. Everything else in the product reads tables through this file.
 */
import { fromHtml } from 'hucre'
import { readOds } from 'hucre/ods'
import { type CellValue, type MergeRange, readXls } from 'hucre/xlsx'
import type { Sheet, SheetRow } from '../../rules/registers/table.ts'
import { Problem, problem } from '../http/problem.ts'
import { csvRows } from './csv-rows.ts'
import { decodeText } from './decode-text.ts'
import { excelRows, openWorkbook, toCell } from './excel-rows.ts'
import { fileKind } from './file-kind.ts'
import { createMergeFiller } from './merged-cells.ts'
import { readOutline } from './workbook-outline.ts'
import { mustBeAsListed, readZipDirectory, type ZipDirectory } from './zip-directory.ts'

/** A sheet whose rows are read when asked for, in batches; may be asked again from the start. */
export interface SheetSource {
  name: string
  dates1904: boolean
  batches: () => AsyncIterable<SheetRow[]>
}

function openExcel(bytes: Uint8Array, zip: ZipDirectory): SheetSource[] {
  const outline = readOutline(zip)
  const workbook = openWorkbook(bytes, zip, outline)
  return outline.sheets.map((sheet) => ({
    name: sheet.name,
    dates1904: outline.dates1904,
    batches: () => excelRows(workbook, sheet),
  }))
}

interface LoadedSheet {
  name: string
  rows: (CellValue[] | undefined)[]
  merges?: MergeRange[]
}

/** A sheet that hucre has read whole (.xls holds at most 65,536 rows). */
function loadedSheet(sheet: LoadedSheet, dates1904: boolean): SheetSource {
  const merges = (sheet.merges ?? []).filter((merge) => merge.endRow > merge.startRow)
  async function* batches(): AsyncGenerator<SheetRow[]> {
    const fill = createMergeFiller(
      merges.map((merge) => ({ first: merge.startRow + 1, last: merge.endRow + 1, column: merge.startCol })),
    )
    // Array.from: the rows of an .xls have holes where nothing stands.
    yield Array.from(sheet.rows, (cells, i) => fill({ row: i + 1, cells: Array.from(cells ?? [], toCell) }))
  }
  return { name: sheet.name, dates1904, batches }
}

async function openWhole(read: () => Promise<{ sheets: LoadedSheet[]; dateSystem?: string }>): Promise<SheetSource[]> {
  const workbook = await read()
  return workbook.sheets.map((sheet) => loadedSheet(sheet, workbook.dateSystem === '1904'))
}

function openText(bytes: Uint8Array, fileName: string): SheetSource[] {
  const text = textOf(bytes, fileName)
  async function* batches(): AsyncGenerator<SheetRow[]> {
    yield* csvRows(text)
  }
  return [{ name: fileName.replace(/^.*[\\/]/, '').replace(/\.\w+$/, ''), dates1904: false, batches }]
}

/** What calls itself a workbook and is neither one nor a text was never a table: its encoding is not what is wrong. */
function textOf(bytes: Uint8Array, fileName: string): string {
  try {
    return decodeText(bytes)
  } catch (cause) {
    throw /\.(xlsx?|xlsm|ods|et)$/i.test(fileName) ? problem('tables.not-a-table') : cause
  }
}

/** A web page fills its empty cells with spaces that do not break; the library knows the five entities of XML only. */
const withPlainSpaces = (html: string): string => html.replace(/&(?:nbsp|#0*160|#x0*a0);/gi, ' ')

async function openKind(bytes: Uint8Array, fileName: string): Promise<SheetSource[]> {
  switch (fileKind(bytes)) {
    case 'text':
      return openText(bytes, fileName)
    case 'html':
      return [loadedSheet(fromHtml(withPlainSpaces(decodeText(bytes)), { typeInference: false }), false)]
    case 'old-excel':
      return openWhole(() => readXls(bytes)).catch(() => {
        throw problem('tables.old-excel')
      })
    case 'zip': {
      const zip = readZipDirectory(bytes)
      if (zip.text('mimetype').includes('opendocument.spreadsheet')) {
        await mustBeAsListed(zip)
        return openWhole(() => readOds(bytes))
      }
      return openExcel(bytes, zip)
    }
  }
}

/** The sheets of a file, rows unread. Refusals: `tables.*` of problems.ts. */
export async function openTable(bytes: Uint8Array, fileName: string): Promise<SheetSource[]> {
  try {
    return await openKind(bytes, fileName)
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw problem('tables.damaged', { detail: cause instanceof Error ? cause.message : fileName })
  }
}

export interface ReadingOptions {
  /** Called after each batch with the number of rows read so far. */
  onProgress?: (rows: number) => void
}

/** The rows of one sheet in batches, with bounded memory for .xlsx and .csv. */
export async function* readSheetRows(sheet: SheetSource, options: ReadingOptions = {}): AsyncGenerator<SheetRow[]> {
  let rows = 0
  for await (const batch of sheet.batches()) {
    rows += batch.length
    yield batch
    options.onProgress?.(rows)
  }
}

/** All sheets with all their rows, for files of moderate size. */
export async function readTable(bytes: Uint8Array, fileName: string, options: ReadingOptions = {}): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  for (const source of await openTable(bytes, fileName)) {
    const rows: SheetRow[] = []
    for await (const batch of readSheetRows(source, options)) for (const row of batch) rows.push(row)
    sheets.push({ name: source.name, rows, ...(source.dates1904 ? { dates1904: true } : {}) })
  }
  return sheets
}

/** Rows of one sheet of an .xlsx, scanned as far as its writing is usual and read by hucre from there, with merged cells filled. */
import { type CellValue, streamXlsxRows } from 'hucre/xlsx'
import type { Cell, SheetRow } from '../../rules/registers/table.ts'
import { problem } from '../http/problem.ts'
import { createMergeFiller, parseMerges, type VerticalMerge } from './merged-cells.ts'
import { quickRows, UnusualSheet, type SheetWords } from './quick-rows.ts'
import { readWords } from './sheet-words.ts'
import type { SheetPlace, WorkbookOutline } from './workbook-outline.ts'
import { mustBeAsListed, type ZipDirectory } from './zip-directory.ts'

/** hucre gives date cells as instants at midnight UTC, formulas as their stored values, errors as their text. */
export function toCell(value: CellValue | undefined): Cell {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') return { number: String(value) }
  return value instanceof Date ? dayCell(value.getTime()) : value
}

const dayCells = new Map<number, Cell>()
const mostDayCells = 20_000

/** A sheet has few days and many cells: each is written once. */
function dayCell(instant: number): Cell {
  if (Number.isNaN(instant)) return null
  const known = dayCells.get(instant)
  if (known !== undefined) return known
  const cell = { day: new Date(instant).toISOString().slice(0, 10) }
  if (dayCells.size < mostDayCells) dayCells.set(instant, cell)
  return cell
}

/** Characters behind the rows: half a million merges. */
const mostMergeText = 32 * 1024 * 1024

/** The merges stand behind the rows, so that they take a pass of their own: a tenth of the reading. */
async function readMerges(zip: ZipDirectory, path: string): Promise<VerticalMerge[]> {
  let tail = ''
  let found = false
  for await (const piece of zip.pieces(path)) {
    const text: string = found || piece.includes('mergeCell') ? tail + piece.toString('latin1') : ''
    if (text.length > mostMergeText) throw problem('tables.unusual', { detail: 'mergeCell' })
    found = found || text !== ''
    // The word may be cut in two between pieces: the end of each is kept for the next.
    tail = found ? text : piece.toString('latin1', Math.max(0, piece.length - 16))
  }
  return parseMerges(tail)
}

const batchSize = 128

/**
 * Batches of rows: one step of the generator for many rows keeps the reading near that of the bare library; few enough
 * that a batch is gone before the collector of young objects comes by (1,000 rows cost a second more in 230,000).
 * The merges are looked for beside the reading; the first rows wait for them.
 */
export async function* excelRows(workbook: Workbook, sheet: SheetPlace): AsyncGenerator<SheetRow[]> {
  const looking = lookForMerges(workbook.zip, sheet.path)
  let waiting: SheetRow[][] = []
  for await (const batch of plainBatches(workbook, sheet)) {
    waiting.push(batch)
    if (looking.isUnderway && waiting.length < mostWaiting) continue
    const fill = await looking.filler
    for (const rows of waiting) yield fill === undefined ? rows : rows.map(fill)
    waiting = []
  }
  const fill = await looking.filler
  for (const rows of waiting) yield fill === undefined ? rows : rows.map(fill)
}

/** An .xlsx once opened: its bytes, its parts, and what its cells refer to (read when a sheet is). */
export interface Workbook {
  bytes: Uint8Array
  zip: ZipDirectory
  outline: WorkbookOutline
  words: () => Promise<SheetWords>
}

export function openWorkbook(bytes: Uint8Array, zip: ZipDirectory, outline: WorkbookOutline): Workbook {
  let words: Promise<SheetWords> | undefined
  return { bytes, zip, outline, words: () => (words ??= readWords(zip, outline, toCell)) }
}

/** Batches held while the merges are looked for: 16,384 rows. */
const mostWaiting = 128

function lookForMerges(zip: ZipDirectory, path: string) {
  const find = async () => {
    const merges = await readMerges(zip, path)
    return merges.length === 0 ? undefined : createMergeFiller(merges)
  }
  const looking = { isUnderway: true, filler: find() }
  const end = (): void => {
    looking.isUnderway = false
  }
  looking.filler.then(end, end)
  return looking
}

/** The quick scanner as far as it knows the way, from there on the library. */
async function* plainBatches(workbook: Workbook, sheet: SheetPlace): AsyncGenerator<SheetRow[]> {
  const { zip, words } = workbook
  // What damages the words is told by the library, which needs them too.
  const known = await words().catch(() => undefined)
  if (known === undefined) {
    await mustBeAsListed(zip)
    return yield* libraryBatches(workbook, sheet, 0)
  }
  let given = 0
  try {
    for await (const batch of quickRows(zip.pieces(sheet.path), known, batchSize)) {
      given += batch.length
      yield batch
    }
  } catch (cause) {
    if (!(cause instanceof UnusualSheet)) throw cause
    await mustBeAsListed(zip, [sheet.path])
    yield* libraryBatches(workbook, sheet, given)
  }
}

/**
 * The library goes by the names as they are written, and passes over in silence what it does not find.
 * @throws tables.damaged
 */
function mustBeFound({ zip, outline }: Workbook, { name, path }: SheetPlace): void {
  const parts = [path, outline.stringsPath, outline.stylesPath].filter((part) => zip.has(part))
  const other = parts.find((part) => !zip.isWritten(part))
  if (other !== undefined) throw problem('tables.damaged', { detail: other })
  if (name === '' || outline.sheets.filter((sheet) => sheet.name === name).length !== 1)
    throw problem('tables.damaged', { detail: `sheet “${name.slice(0, 60)}”` })
}

/** Has the sheet no rows, or has the library not found it? */
async function mustBeEmpty({ zip }: Workbook, { name, path }: SheetPlace): Promise<void> {
  let tail = ''
  for await (const piece of zip.pieces(path)) {
    const text = tail + piece.toString('latin1')
    if (/<(?:[\w.-]+:)?row[\s>/]/.test(text))
      throw problem('tables.damaged', { detail: `sheet “${name.slice(0, 60)}”` })
    tail = text.slice(-64)
  }
}

/** @param after so many rows are passed over: they have been given */
async function* libraryBatches(workbook: Workbook, sheet: SheetPlace, after: number): AsyncGenerator<SheetRow[]> {
  mustBeFound(workbook, sheet)
  let [passed, found] = [0, 0]
  let batch: SheetRow[] = []
  try {
    for await (const { index, values } of streamXlsxRows(workbook.bytes, { sheet: sheet.name })) {
      found += 1
      if (passed < after) {
        passed += 1
        continue
      }
      if (batch.push({ row: index + 1, cells: values.map(toCell) }) < batchSize) continue
      yield batch
      batch = []
    }
  } catch (cause) {
    throw problem('tables.damaged', { detail: cause instanceof Error ? cause.message : sheet.name })
  }
  if (batch.length > 0) yield batch
  if (found === 0) await mustBeEmpty(workbook, sheet)
}

/**
 * Reads one uploaded file as a register, in a worker thread: rows go out in parts while the rest is read, what is wrong
 * and what was recognised comes back at the end. Opens no database. Contract: import.md.
 */
import { readFile } from 'node:fs/promises'
import { Problem, type ProblemValues } from '../../platform/http/problem.ts'
import { openTable, type SheetSource } from '../../platform/tables/read-table.ts'
import { nearestHeader, type SheetColumn } from '../../rules/registers/headers.ts'
import type { Outcome, ReadingError, RegisterContext, RegisterRow } from '../../rules/registers/read-register.ts'
import { shortened } from '../../rules/registers/lengths.ts'
import { otherSheets, readSheets, type RegisterTask, type SheetReading } from '../../rules/registers/read-sheets.ts'
import { registers } from '../../rules/registers/registers.ts'
import type { SheetRow } from '../../rules/registers/table.ts'
import type { RegisterName } from './contract.ts'
import {
  createCaseWatch,
  createCellMaker,
  createKeyMaker,
  type DraftPart,
  type Values,
  type WarningCode,
} from './model.ts'
import { DraftParts } from './store-parts.ts'

export interface ReadFileInput {
  path: string
  fileName: string
  register: RegisterName
  /** Columns of the register's table, in the order of the cells that go out. */
  columns: readonly string[]
  context: RegisterContext
}

export interface FoundError {
  row: number
  column: string
  value: string
  code: string
  known: Values
}

export interface FoundWarning {
  row: number
  code: WarningCode | 'read-again'
  known: Values
}

/** What a file came to besides its rows; plain data. */
export interface FileReading {
  sheet?: string
  headerRow?: number
  amountUnit?: string
  columns: SheetColumn[]
  skipped: { row: number; why: string }[]
  errors: FoundError[]
  /** All rows passed over; `skipped` holds at most `mostSkipped`. */
  passed: number
  /** Rows of units outside the importer's territory. */
  foreign: number
  /** All wrong cells and their rows; `errors` holds at most `mostErrors`. */
  errorCount: number
  wrong: number
  warnings: FoundWarning[]
  warned: number
  good: number
  rowsRead: number
  unknownUnits: { written: string; rows: number }[]
  /** Names that were read as a person has said. */
  chosenUnits: { written: string; rows: number }[]
  otherSheets: string[]
  /** The file is no table that can be read: a problem of `tables.*`. */
  refused?: { code: string; values: ProblemValues }
}

export const mostErrors = 20_000
const mostWarnings = 500
const mostSkipped = 2_000
const rowsAPart = 2_000

export type Progress = (rows: number) => void
export type SendRows = (rows: DraftPart) => void

const emptyReading = (): FileReading => ({
  columns: [],
  skipped: [],
  passed: 0,
  foreign: 0,
  errors: [],
  errorCount: 0,
  wrong: 0,
  warnings: [],
  warned: 0,
  good: 0,
  rowsRead: 0,
  unknownUnits: [],
  chosenUnits: [],
  otherSheets: [],
})

export default async function readRegisterFile(
  input: ReadFileInput,
  progress: Progress,
  send: SendRows,
): Promise<FileReading> {
  try {
    const sheets = await openTable(await readFile(input.path), input.fileName)
    return await readAll(sheets, input, { progress, send })
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    return { ...emptyReading(), refused: { code: cause.code, values: cause.values } }
  }
}

interface Out {
  progress: Progress
  send: SendRows
}

async function readAll(sheets: readonly SheetSource[], input: ReadFileInput, out: Out): Promise<FileReading> {
  const task: RegisterTask = { register: registers[input.register], context: input.context, file: input.fileName }
  const gathering = new Gathering(input, out)
  const reading = await readSheets(sheets, task, (outcome, rowsRead) => gathering.take(outcome, rowsRead))
  const found = gathering.end()
  if ('code' in reading)
    return { ...found, ...(await nearest(sheets, task)), errors: [errorOf(reading)], errorCount: 1 }
  return { ...found, ...recognised(reading), otherSheets: await otherSheets(sheets, task, reading.sheet) }
}

const recognised = (reading: SheetReading) => ({
  sheet: reading.sheet,
  headerRow: reading.header.row,
  ...(reading.amountUnit === null ? {} : { amountUnit: reading.amountUnit }),
  columns: [...reading.header.columns],
  unknownUnits: Array.from(reading.unknownUnits, ([written, rows]) => ({ written, rows })),
  chosenUnits: Array.from(reading.chosenUnits, ([written, { rows }]) => ({ written, rows })),
})

/** Without a header: the columns of the row that comes nearest, so that a person can say what they are. */
async function nearest(sheets: readonly SheetSource[], task: RegisterTask): Promise<{ columns: SheetColumn[] }> {
  const matching = { register: task.register, mapping: task.context.columnMapping ?? {} }
  let best: SheetColumn[] = []
  for (const sheet of sheets) {
    const rows = await firstRows(sheet)
    const { columns } = nearestHeader(rows, matching)
    if (recognisedCount(columns) > recognisedCount(best)) best = columns
  }
  return { columns: best }
}

const recognisedCount = (columns: readonly SheetColumn[]): number =>
  columns.filter(({ column }) => column !== null).length

async function firstRows(sheet: SheetSource): Promise<SheetRow[]> {
  for await (const batch of sheet.batches()) return batch.slice(0, 100)
  return []
}

const errorOf = ({ row, column, value, code, values }: ReadingError): FoundError => ({
  row,
  column,
  value: shortened(value),
  code,
  known: values,
})

/** Takes what batches of rows came to: rows go on with their keys, the rest is counted and kept. */
class Gathering {
  readonly #found = emptyReading()
  readonly #wrongRows = new Set<number>()
  readonly #keyOf: ReturnType<typeof createKeyMaker>
  readonly #cellsOf: ReturnType<typeof createCellMaker>
  readonly #watch: ReturnType<typeof createCaseWatch> | undefined
  readonly #keyColumn: string
  readonly #keyValue: string
  readonly #out: Out
  readonly #parts: DraftParts
  #told = 0

  constructor(input: ReadFileInput, out: Out) {
    const first = registers[input.register].columns[0]
    this.#keyOf = createKeyMaker(input.register)
    this.#cellsOf = createCellMaker(input.columns)
    this.#parts = new DraftParts(input.columns.length)
    this.#watch = input.register === 'cases' ? createCaseWatch() : undefined
    this.#keyColumn = first?.name ?? ''
    this.#keyValue = first?.key ?? ''
    this.#out = out
  }

  take({ rows, errors, skipped }: Outcome, rowsRead: number): void {
    for (const row of rows) this.#takeRow(row)
    for (const error of errors) this.#fail(errorOf(error))
    for (const row of skipped) if (this.#found.skipped.length < mostSkipped) this.#found.skipped.push(row)
    this.#found.passed += skipped.length
    this.#found.rowsRead = rowsRead
    if (rowsRead - this.#told < rowsAPart) return
    this.#told = rowsRead
    this.#out.progress(rowsRead)
  }

  end(): FileReading {
    if (this.#parts.size > 0) this.#out.send(this.#parts.take())
    return { ...this.#found, wrong: this.#wrongRows.size }
  }

  #takeRow(entry: RegisterRow): void {
    const { row, values } = entry
    const made = this.#keyOf(entry)
    if ('twice' in made) return this.#failTwice({ row, values }, made.twice)
    this.#found.good += 1
    const warning = this.#watch?.(row, values)
    if (warning !== undefined) this.#warn({ row, ...warning })
    if (this.#parts.add(row, made.key, this.#cellsOf(values)) >= rowsAPart) this.#out.send(this.#parts.take())
  }

  #failTwice({ row, values }: RegisterRow, earlier: number): void {
    const value = values[this.#keyValue] ?? ''
    const known = { column: this.#keyColumn, value, row: String(earlier) }
    this.#fail({ row, column: this.#keyColumn, value, code: 'duplicate', known })
  }

  #fail(error: FoundError): void {
    this.#wrongRows.add(error.row)
    this.#found.errorCount += 1
    if (error.code === 'outside-territory') this.#found.foreign += 1
    if (this.#found.errors.length < mostErrors) this.#found.errors.push(error)
  }

  #warn(warning: FoundWarning): void {
    this.#found.warned += 1
    if (this.#found.warnings.length < mostWarnings) this.#found.warnings.push(warning)
  }
}

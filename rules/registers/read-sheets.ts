/** A register in a file of several sheets: the one with the header is read, in batches, whatever the file's size. */
import type { AmountUnit } from './cells.ts'
import { findHeader, type Header } from './headers.ts'
import {
  type ChosenUnit,
  createRegisterReader,
  noHeader,
  type Outcome,
  type ReadingError,
  type RegisterContext,
  type RegisterRow,
  type SkippedRow,
} from './read-register.ts'
import type { Register } from './registers.ts'
import type { SheetRow } from './table.ts'

/** A sheet as `platform/tables/read-table.ts` opens it. */
export interface SheetBatches {
  name: string
  dates1904?: boolean
  batches: () => AsyncIterable<readonly SheetRow[]>
}

export interface RegisterTask {
  register: Register
  context: RegisterContext
  /** Name of the file, for the errors. */
  file: string
}

export interface SheetReading {
  sheet: string
  header: Header
  amountUnit: AmountUnit | null
  /** Names of units nobody knows → how often they stand. */
  unknownUnits: ReadonlyMap<string, number>
  /** Names that were read as a person has said. */
  chosenUnits: ReadonlyMap<string, ChosenUnit>
}

/** Takes what a batch of rows came to; `rowsRead` counts the sheet's rows so far. */
export type OutcomeSink = (outcome: Outcome, rowsRead: number) => void | Promise<void>

async function readSheet(
  sheet: SheetBatches,
  task: RegisterTask,
  sink: OutcomeSink,
): Promise<SheetReading | SheetRow[]> {
  const facts = { file: task.file, dates1904: sheet.dates1904 === true }
  const reader = createRegisterReader(task.register, task.context, facts)
  let rowsRead = 0
  for await (const batch of sheet.batches()) {
    const outcome = reader.take(batch)
    rowsRead += batch.length
    if (reader.isHopeless()) break
    await sink(outcome, rowsRead)
  }
  await sink(reader.finish(), rowsRead)
  const header = reader.header()
  if (header === undefined) return [...reader.firstRows()]
  return {
    sheet: sheet.name,
    header,
    amountUnit: header.amountUnit ?? null,
    unknownUnits: reader.unknownUnits(),
    chosenUnits: reader.chosenUnits(),
  }
}

/** Reads the first sheet that has a header; where none has one, the error that says so. */
export async function readSheets(
  sheets: readonly SheetBatches[],
  task: RegisterTask,
  sink: OutcomeSink,
): Promise<SheetReading | ReadingError> {
  let fullest: SheetRow[] = []
  for (const sheet of sheets) {
    const reading = await readSheet(sheet, task, sink)
    if (!Array.isArray(reading)) return reading
    if (reading.length > fullest.length) fullest = reading
  }
  return noHeader(task.register, fullest, { ...task.context, file: task.file })
}

/** Names of the sheets behind `first` that have the header, too: they are not read, and the user should know. */
export async function otherSheets(
  sheets: readonly SheetBatches[],
  task: RegisterTask,
  first: string,
): Promise<string[]> {
  const others: string[] = []
  for (const sheet of sheets.slice(sheets.findIndex((s) => s.name === first) + 1)) {
    for await (const batch of sheet.batches()) {
      if (findHeader(batch.slice(0, 100), task.register, task.context.columnMapping) !== undefined)
        others.push(sheet.name)
      break
    }
  }
  return others
}

/** Everything one file came to, for files of moderate size. */
export interface RegisterReading {
  sheet: string | null
  header: Header | null
  amountUnit: AmountUnit | null
  rows: RegisterRow[]
  skipped: SkippedRow[]
  errors: ReadingError[]
}

export async function readRegister(sheets: readonly SheetBatches[], task: RegisterTask): Promise<RegisterReading> {
  const all: Pick<RegisterReading, 'rows' | 'skipped' | 'errors'> = { rows: [], skipped: [], errors: [] }
  const reading = await readSheets(sheets, task, (outcome) => {
    for (const row of outcome.rows) all.rows.push(row)
    for (const row of outcome.skipped) all.skipped.push(row)
    for (const error of outcome.errors) all.errors.push(error)
  })
  if ('code' in reading)
    return { sheet: null, header: null, amountUnit: null, rows: [], skipped: [], errors: [reading] }
  return { sheet: reading.sheet, header: reading.header, amountUnit: reading.amountUnit, ...all }
}

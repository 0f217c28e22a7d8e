/**
 * The score workbook (issue of openness: n4.4a, a1.4c): registers as imported, and every score as a live formula over them,
 * so that anyone recomputes the result in WPS or LibreOffice. Only functions that old versions know, too: no LET, XLOOKUP,
 * MAXIFS, dynamic arrays. A spreadsheet's numbers are binary; exactness is the program's (see the first sheet).
 */
import { PassThrough, type Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { makeBasis } from '../../rules/scoring/basis.ts'
import { confusedKeys, type Book, type WorkbookInput } from './workbook-book.ts'
import { casesTable, typesTable } from './workbook-cases.ts'
import { isUsed, type RegisterSheet } from './workbook-cite.ts'
import { figuresTable } from './workbook-figures.ts'
import { guideTable, readingsTable, type SheetNote } from './workbook-guide.ts'
import { indicatorTable } from './workbook-indicators.ts'
import { individualsTable } from './workbook-individuals.ts'
import { leagueTable } from './workbook-league.ts'
import type { Registers, UnitRow } from './workbook-leaf.ts'
import { makeParameters } from './workbook-parameters.ts'
import { examsTable, nominationsTable, officersTable, unitsTable } from './workbook-registers.ts'
import { sheetNames, type Table } from './workbook-table.ts'
import { filesTable, reportsTable } from './workbook-works.ts'
import { openWorkbook, writeGuide, writeTable } from './workbook-writer.ts'

export type { WorkbookInput } from './workbook-book.ts'

/** The workbook as bytes; for large registers write it to a stream instead. */
export async function scoreWorkbook(input: WorkbookInput): Promise<Uint8Array> {
  const output = new PassThrough()
  const [bytes] = await Promise.all([buffer(output), writeScoreWorkbook(input, output)])
  return bytes
}

/** Writes the workbook to `output` and ends it. */
export async function writeScoreWorkbook(input: WorkbookInput, output: Writable): Promise<void> {
  const book = makeBook(input)
  const guide = book.name('说明')
  const sheets: Sheet[] = makeSheets(book)
  const workbook = openWorkbook(output)
  writeGuide(workbook, guideTable(book, guide, sheets))
  for (const sheet of sheets) await sheet.write(workbook, { live: book.live })
  await workbook.commit()
}

function makeBook(input: WorkbookInput): Book {
  const { definition } = input.campaign
  const name = sheetNames()
  const notes = new Set(confusedKeys(definition, input.facts).map((why) => `全簿只写数值：${why}`))
  return {
    ...input,
    ...{ definition, name, notes, live: notes.size === 0 },
    basis: makeBasis(definition, input.facts),
    parameters: makeParameters(definition, name('参数')),
  }
}

/** A sheet whose rows' type is nobody else's business. */
interface Sheet extends SheetNote {
  write: (workbook: ReturnType<typeof openWorkbook>, options: { live: boolean }) => Promise<void>
}

const sheetOf = <T>(table: Table<T>): Sheet => ({
  ...{ name: table.name, title: table.title },
  write: (workbook, options) => writeTable(workbook, table, options),
})

/** In the order of the tabs: results, parameters, working sheets, registers. */
function makeSheets(book: Book): Sheet[] {
  const { definition } = book
  const { registers, types } = makeRegisters(book)
  const levels = definition.levels.map((level) => {
    const working = new Map<string, Table<UnitRow>>()
    for (const indicator of definition.indicators)
      working.set(indicator.id, indicatorTable(book, registers, { level, indicator }))
    return { working, league: leagueTable({ book, registers, level, working }) }
  })
  return [
    ...levels.map(({ league }) => sheetOf(league)),
    ...definition.individuals.map((list) => sheetOf(individualsTable(book, registers, list))),
    ...[sheetOf(book.parameters.table), sheetOf(readingsTable(book))],
    ...(wanted(book, registers, 'cases') ? [sheetOf(types)] : []),
    ...levels.flatMap(({ working }) => [...working.values()].map(sheetOf)),
    ...registerSheets(book, registers),
  ]
}

/** A register that nobody has filled and on which nothing of this campaign rests would only puzzle. */
const wanted = ({ definition }: Book, registers: Registers, name: RegisterSheet): boolean =>
  registers[name].length > 0 || isUsed(definition, name)

function registerSheets(book: Book, registers: Registers): Sheet[] {
  const { units, officers, cases, files, reports, exams, nominations, figures } = registers
  const all: [RegisterSheet, Sheet][] = [
    ['units', sheetOf(units)],
    ['officers', sheetOf(officers)],
    ['cases', sheetOf(cases)],
    ['files', sheetOf(files)],
    ['reports', sheetOf(reports)],
    ['exams', sheetOf(exams)],
    ['nominations', sheetOf(nominations)],
    ['figures', sheetOf(figures)],
  ]
  return all.flatMap(([name, sheet]) => (wanted(book, registers, name) ? [sheet] : []))
}

function makeRegisters(book: Book): { registers: Registers; types: ReturnType<typeof typesTable> } {
  const units = unitsTable(book)
  const officers = officersTable(book, units)
  const types = typesTable(book)
  const registers = {
    ...{ units, officers, cases: casesTable(book, units, types) },
    ...{ files: filesTable(book, units), reports: reportsTable(book, units, officers) },
    ...{ exams: examsTable(book, units, officers), nominations: nominationsTable(book, units) },
    figures: figuresTable(book, units),
  }
  return { registers, types }
}

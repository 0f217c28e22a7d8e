/**
 * The registers of the scoring command → facts, or every error at once (the command scores nothing then).
 * Who is named in a register that could not tell its names is not blamed again elsewhere.
 */
import type { Definition } from '../definition/schema.ts'
import { tallyCases } from '../scoring/tally.ts'
import type { CaseColumns, Facts } from '../scoring/facts.ts'
import type { Sentence } from './messages.ts'
import { readCases } from './score-cases.ts'
import { readFigures, readNominations } from './score-nominations.ts'
import { readExamScores, readFileScores, readReportScores } from './score-scores.ts'
import { readOfficers, readUnits } from './score-units.ts'
import { saidIn } from './strict-messages.ts'
import type { BadCell, RegisterFile } from './strict-sheet.ts'
import type { RegisterError } from './table.ts'

/** In the order in which they are read and their errors told. */
export const registerNames = [
  'units',
  'officers',
  'cases',
  'file-scores',
  'report-scores',
  'exam-scores',
  'nominations',
  'figures',
] as const
export type RegisterName = (typeof registerNames)[number]
export type Registers = Partial<Record<RegisterName, RegisterFile>>

export type ScoreInput = { facts: Facts; cases: CaseColumns } | { errors: RegisterError[] }

export function readScoreInput(
  definition: Definition,
  registers: Registers,
  language: keyof Sentence = 'zh',
): ScoreInput {
  const errors: BadCell[] = []
  const units = readUnits(definition, registers.units, errors)
  const officers = readOfficers(registers.officers, units.known, errors)
  const cases = readCases(definition, { source: registers.cases, units: units.known }, errors)
  const files = { source: registers['file-scores'], known: units.known }
  const fileScores = readFileScores(definition, files, errors)
  const reports = { source: registers['report-scores'], known: officers.known }
  const reportScores = readReportScores(definition, reports, errors)
  const examScores = readExamScores({ source: registers['exam-scores'], known: officers.known }, errors)
  const named = { units: units.known, officers: officers.known, unitFacts: units.facts, reports: reportScores }
  const nominations = readNominations(definition, { source: registers.nominations, ...named }, errors)
  const figures = readFigures({ source: registers.figures, units: units.known }, errors)
  if (errors.length > 0) return { errors: inOrder(errors, registers).map((error) => inWords(error, language)) }
  const tallies = tallyCases(cases, definition)
  const scores = { fileScores, reportScores, examScores }
  return { facts: { units: units.facts, officers: officers.facts, tallies, ...scores, nominations, figures }, cases }
}

const inWords = ({ file, row, column, value, said }: BadCell, language: keyof Sentence): RegisterError => ({
  ...{ file, row, column, value },
  message: saidIn(said, language),
})

/** By file in the order of reading, then by row; within a row as they were found, none twice. */
function inOrder(errors: readonly BadCell[], registers: Registers): BadCell[] {
  const files = registerNames.map((name) => registers[name]?.file)
  const place = new Map(files.map((file, index) => [file, index]))
  const told = new Set<string>()
  return errors
    .filter(({ file, row, column }) => {
      const key = JSON.stringify([file, row, column])
      return told.has(key) ? false : told.add(key)
    })
    .sort((a, b) => (place.get(a.file) ?? 0) - (place.get(b.file) ?? 0) || a.row - b.row)
}

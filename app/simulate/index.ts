/**
 * A synthetic province for the whole year, so that a newcomer sees a living campaign, tests have a world and an office
 * can rehearse. The same seed gives the same bytes: no clock, no locale, no other source of chance than the seed.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeCaseFiles } from './case-files.ts'
import { makeCases } from './cases.ts'
import { casesCsv, registers } from './csv.ts'
import { makeExamScores } from './exam.ts'
import { makeFieldExercise } from './field-exercise.ts'
import { makeFigures } from './figures.ts'
import { makeNominations } from './nominations.ts'
import { makeOfficers } from './officers.ts'
import { makePlaces, makeUnits, realUnits } from './places.ts'
import type { ProvinceOptions, SyntheticProvince } from './province.ts'

export const defaultCases = 6000
/** So that every county can have a case of the supporting types and still ordinary ones. */
export const leastCases = 1000

/** Throws RangeError for fewer than 110 units or 1,000 cases. */
export function simulateProvince(seed: string, options: ProvinceOptions = {}): SyntheticProvince {
  const { cases: count = defaultCases, units: unitCount = realUnits } = options
  if (!Number.isSafeInteger(unitCount) || unitCount < realUnits) throw new RangeError(`units: ${realUnits} or more`)
  if (!Number.isSafeInteger(count) || count < leastCases) throw new RangeError(`cases: ${leastCases} or more`)
  const places = makePlaces(seed, unitCount)
  const officers = makeOfficers(seed, places)
  const { cases, planted: inCases } = makeCases(seed, places, count)
  const { fileScores, planted: inFiles } = makeCaseFiles(seed, places, cases)
  const { backbones, reportScores, planted: inField } = makeFieldExercise(seed, places, officers)
  const noFieldExercise = inField['noFieldExercise'] ?? []
  const nominated = makeNominations({ seed, places, officers, fileScores, reportScores, noFieldExercise })
  return {
    seed,
    units: makeUnits(seed, places),
    officers,
    cases,
    fileScores,
    reportScores,
    examScores: makeExamScores(seed, places, officers),
    nominations: nominated.nominations,
    backbones,
    figures: makeFigures(seed, places, officers),
    planted: { ...inCases, ...inFiles, ...inField, ...nominated.planted },
  }
}

/** Writes the folder that `lianbing score` reads. */
export function writeProvince(province: SyntheticProvince, folder: string): void {
  writeRegisters(province, folder)
  writeFileSync(join(folder, 'cases.csv'), casesCsv(province))
}

/** All files of the province but the case register. */
export function writeRegisters(province: SyntheticProvince, folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(registers(province))) writeFileSync(join(folder, name), text)
}

/** What the simulation plants for a reviewer is found by the flags of the scoring slice, and little else. */
import { expect, test } from 'vitest'
import { readScoreInput } from '../../rules/registers/score-input.ts'
import { csvRows } from '../../platform/tables/csv-rows.ts'
import { dayNumber } from '../../rules/scoring/tally.ts'
import { findFlags } from '../../slices/scoring/find-flags.ts'
import { definition2017 } from '../../tests/scoring-vectors.ts'
import { casesCsv, unitsCsv } from './csv.ts'
import { simulateProvince } from './index.ts'

test('the planted patterns are flagged at their units', () => {
  const province = simulateProvince('demo')
  const input = readScoreInput(definition2017, {
    units: { file: 'units.csv', rows: [...csvRows(unitsCsv(province))].flat() },
    cases: { file: 'cases.csv', rows: [...csvRows(casesCsv(province))].flat() },
  })
  if ('errors' in input) return expect.fail(input.errors[0]?.message)
  const flags = findFlags(input.cases, { from: dayNumber('2017-05-01'), to: dayNumber('2017-10-31') })
  const unitsOf = (kind: string) =>
    flags.filter((flag) => flag.kind === kind).map(({ unit }) => input.facts.units[unit]?.code)
  expect(unitsOf('split-cases')).toEqual(expect.arrayContaining(province.planted['splitCases'] ?? ['none planted']))
  expect(unitsOf('split-cases').length).toBeLessThan(20)
  expect(unitsOf('end-of-window')).toEqual(province.planted['windowEndSpike'])
  expect(unitsOf('round-fines')).toEqual(province.planted['roundFines'])
})

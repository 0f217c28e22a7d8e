/** n5.4a: what the demonstration publishes is a fair share of the draw's lines, and of files that the checker finds nothing fatal in. */
import { expect, test } from 'vitest'
import { checkFiles } from '../../rules/case-check/check.ts'
import { readCaseFile } from '../../rules/case-check/read-case-file.ts'
import { loadLegalLimits } from '../campaigns/load-legal-limits.ts'
import { loadWorkingDays } from '../campaigns/load-working-days.ts'
import { simulateProvince } from '../simulate/index.ts'
import { definition2017 } from '../../tests/scoring-vectors.ts'
import { publications } from './demonstration-publications.ts'

test('between a quarter and a half of the lines that are drawn from is public, each with its page and in order', async () => {
  const [calendar, limits] = [await loadWorkingDays(), await loadLegalLimits()]
  const types = new Set(Object.values(definition2017.draw?.types ?? {}).flat())
  const rows = simulateProvince('demonstration')
    .cases.filter(({ type }) => types.has(type))
    .map((row) => ({ ...row, key: row.number, unitName: '', fine: String(row.fine ?? 0) }))
  const files = publications(rows, { calendar, version: 1 })
  expect(files.length / rows.length).toBeGreaterThan(0.25)
  expect(files.length / rows.length).toBeLessThan(0.5)
  for (const { captured, document, register } of files) {
    expect([captured?.url, captured?.on]).toEqual([document.published?.url, document.published?.date])
    expect((captured?.on ?? '') >= (register?.row.decided ?? '-')).toBe(true)
  }
  const read = files.map(({ document }) => readCaseFile(document)).flatMap((one) => ('file' in one ? [one.file] : []))
  expect(read.length).toBe(files.length)
  const setting = { calendar, limits, window: { from: '2017-01-01', to: '2018-12-31' } }
  const certain = checkFiles(read, setting).flatMap(({ findings }) =>
    findings.filter((one) => one.certainty === 'certain' && one.severity !== 'warning'),
  )
  expect(certain).toEqual([])
})

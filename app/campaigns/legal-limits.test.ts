/** a1.1a: the checker's limits are those of the shipped table of law; its catalogue of types and kinds is the campaign's. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { caseFileTypes } from '../../rules/case-check/case-file.ts'
import { ruleCatalogue } from '../../rules/case-check/catalogue.ts'
import { addMonths, limitOn } from '../../rules/case-check/limits.ts'
import { loadCampaign } from './load-campaign.ts'
import { loadLegalLimits } from './load-legal-limits.ts'

const facts = Papa.parse<Record<string, string>>(
  readFileSync(join(import.meta.dirname, '../../facts/legal_time_limits.csv'), 'utf8'),
  { header: true, skipEmptyLines: true },
).data
const units: Record<string, string> = {
  working_day: 'working-day',
  day: 'day',
  calendar_day: 'day',
  month: 'month',
  hour: 'hour',
  day_min: 'day',
  working_day_min: 'working-day',
  year: 'year',
  yuan_threshold: 'yuan',
}
const limits = await loadLegalLimits()

test('every limit that names a row of the facts has its number, unit and no more confidence', () => {
  const named = Object.entries(limits).flatMap(([rule, entries]) => entries.map((entry) => ({ rule, entry })))
  for (const { rule, entry } of named) {
    if (entry.fact === undefined) continue
    const [regime, name] = entry.fact
    const row = facts.find((one) => one['regime'] === regime && one['rule'] === name)
    if (entry.limit !== undefined)
      expect([rule, `${entry.limit} ${entry.unit}`]).toEqual([rule, `${row?.['limit']} ${units[row?.['unit'] ?? '']}`])
    if (row?.['confidence'] !== 'high') expect([rule, entry.confidence]).toEqual([rule, 'medium'])
  }
  expect(named.filter(({ entry }) => entry.fact !== undefined).length).toBeGreaterThan(12)
})

test('entries stand in the order of their days, the oldest first, for the catalogue’s rules and no others', () => {
  for (const [first, ...others] of Object.values(limits)) {
    const days = others.map(({ from }) => from ?? '')
    expect([first?.from, days]).toEqual([undefined, days.toSorted()])
    expect(days).not.toContain('')
  }
  expect(Object.keys(limits).sort()).toEqual(Object.keys(ruleCatalogue).sort())
})

test.each([
  ['filed-in-time', '2023-06-30', '7 working-day'],
  ['filed-in-time', '2023-07-01', '15 day'],
  ['heard-before-decided', '2021-07-14', '3 day'],
  ['heard-before-decided', '2021-07-15', '5 working-day'],
  ['decided-in-time', '2021-07-14', '3 month'],
  ['decided-in-time', '2021-07-15', '90 day'],
  ['served-in-time', '2023-06-30', '7 day'],
  ['served-in-time', '2023-07-01', '7 working-day'],
] as const)('%s from %s: %s', (rule, day, expected) => {
  const { limit, unit } = limitOn(limits, rule, day)
  expect(`${limit} ${unit}`).toBe(expected)
})

test('months end on the same date, or on the last day of a shorter month', () => {
  const days = ['2017-06-15', '2017-11-30', '2016-11-30', '2017-10-31'].map((day) => addMonths(day, 3))
  expect(days).toEqual(['2017-09-15', '2018-02-28', '2017-02-28', '2018-01-31'])
})

test('the types of a case file are those of the register', async () => {
  const loaded = await loadCampaign('xinjiang-2017')
  const types = 'campaign' in loaded ? loaded.campaign.definition.caseTypes.map(({ name }) => name) : []
  expect([...caseFileTypes].sort()).toEqual(types.sort())
})

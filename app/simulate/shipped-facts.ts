/** The facts that ship with the product and size a synthetic province; origin and hashes in facts/ORIGIN.md. */
import { readFileSync } from 'node:fs'
import Papa from 'papaparse'

function rows(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`../../facts/${name}`, import.meta.url), 'utf8')
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
}

const text = (row: Record<string, string>, column: string): string => {
  const value = row[column]
  if (value === undefined) throw new Error(`facts: no column ${column}`)
  return value
}

export interface Division {
  code: string
  name: string
  level: string
  parent: string
}

export const divisions = (): Division[] =>
  rows('divisions-2017.csv').map((row) => ({
    code: text(row, 'code'),
    name: text(row, 'name'),
    level: text(row, 'level'),
    parent: text(row, 'parent'),
  }))

/** Prefecture name → petitions of four published batches. */
export function petitions(): Map<string, number> {
  const batches = ['batch14', 'batch22', 'batch27', 'batch28']
  return new Map(
    rows('xinjiang_2017_inspection_petitions.csv').map((row) => [
      text(row, 'prefecture'),
      batches.reduce((sum, batch) => sum + Number(text(row, batch)), 0),
    ]),
  )
}

/** National counts January–November 2017, in the order of `supportingTypes` (n5.3). */
export function fiveTypes(): number[] {
  const row = rows('five_case_types.csv').find((each) => each['scope'] === '全国' && each['period'] === '2017-01..11')
  if (row === undefined) throw new Error('facts: no national row of 2017')
  return ['daily_penalty_cases', 'seal_seize_cases', 'limit_stop_cases', 'detention_transfers', 'crime_transfers'].map(
    (column) => Number(text(row, column)),
  )
}

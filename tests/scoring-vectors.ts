import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { readTable } from '../platform/tables/read-table.ts'
import { definitionSchema, type Definition } from '../rules/definition/schema.ts'
import { readScoreInput, registerNames, type Registers } from '../rules/registers/score-input.ts'
import type { CaseColumns, Facts } from '../rules/scoring/facts.ts'

const file = (path: string): URL => new URL(`../${path}`, import.meta.url)

export const definition2017: Definition = definitionSchema.parse(
  parse(readFileSync(file('campaigns/xinjiang-2017/campaign.yaml'), 'utf8')),
)

export const expectedOf = (vector: string): unknown =>
  JSON.parse(readFileSync(file(`tests/vectors/scoring/${vector}/expected.json`), 'utf8'))

/** The facts of a vector, read as the scoring command reads them. @throws Error where the vector has a bad cell. */
export async function vectorInput(
  vector: string,
  definition: Definition,
): Promise<{ facts: Facts; cases: CaseColumns }> {
  const registers: Registers = {}
  for (const name of registerNames.filter((register) => register !== 'figures')) {
    const [sheet] = await readTable(readFileSync(file(`tests/vectors/scoring/${vector}/${name}.csv`)), `${name}.csv`)
    registers[name] = { file: name, rows: sheet?.rows ?? [] }
  }
  const input = readScoreInput(definition, registers)
  if ('errors' in input) throw new Error(JSON.stringify(input.errors))
  return input
}

/** With other readings: the office's choice in a new version of the definition. */
export const withReadings = (
  definition: Definition,
  readings: Record<string, { choice: string; values?: Record<string, string> }>,
): Definition => ({
  ...definition,
  readings: {
    ...definition.readings,
    ...Object.fromEntries(Object.entries(readings).map(([id, taken]) => [id, { decidedBy: 'test', ...taken }])),
  },
})

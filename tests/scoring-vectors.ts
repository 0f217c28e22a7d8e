import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { readTable } from '../platform/tables/read-table.ts'
import { definitionSchema, readingPageSchema, type Definition, type ReadingPage } from '../rules/definition/schema.ts'
import { readScoreInput, registerNames, type Registers } from '../rules/registers/score-input.ts'
import type { CaseColumns, Facts } from '../rules/scoring/facts.ts'

const file = (path: string): URL => new URL(`../${path}`, import.meta.url)

/** A campaign's definition by its folder's name. */
export const definitionOf = (campaign: string): Definition =>
  definitionSchema.parse(parse(readFileSync(file(`campaigns/${campaign}/campaign.yaml`), 'utf8')))

export const definition2017: Definition = definitionOf('xinjiang-2017')

/** Id → page of every reading of 2017. */
export const readings2017: Record<string, ReadingPage> = Object.fromEntries(
  readdirSync(file('campaigns/xinjiang-2017/readings'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) =>
      readingPageSchema.parse(parse(readFileSync(file(`campaigns/xinjiang-2017/readings/${name}`), 'utf8'))),
    )
    .map((page) => [page.id, page]),
)

export const expectedOf = (vector: string): unknown =>
  JSON.parse(readFileSync(file(`tests/vectors/scoring/${vector}/expected.json`), 'utf8'))

interface Input {
  facts: Facts
  cases: CaseColumns
}

/** The facts of a vector, read as the scoring command reads them. @throws Error where the vector has a bad cell. */
export const vectorInput = (vector: string, definition: Definition): Promise<Input> =>
  folderInput(`tests/vectors/scoring/${vector}`, definition)

/** The facts of the example that a campaign brings along. */
export const exampleInput = (campaign: string): Promise<Input> =>
  folderInput(`campaigns/${campaign}/example`, definitionOf(campaign))

async function folderInput(folder: string, definition: Definition): Promise<Input> {
  const registers: Registers = {}
  for (const name of registerNames) {
    const path = file(`${folder}/${name}.csv`)
    if (!existsSync(path)) continue
    const [sheet] = await readTable(readFileSync(path), `${name}.csv`)
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

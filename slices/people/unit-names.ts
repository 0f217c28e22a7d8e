import { readFile } from 'node:fs/promises'
import Papa from 'papaparse'
import { z } from 'zod'

const Division = z.object({ code: z.string(), name: z.string() })

const file = new URL('../../facts/divisions-2017.csv', import.meta.url)
let divisions: Promise<ReadonlyMap<string, string>> | undefined

/** The names of the places with these codes (facts/divisions-2017.csv), whole and short, to keep them out of passwords. */
export async function unitNames(codes: readonly string[]): Promise<string[]> {
  return (await wholeUnitNames(codes)).flatMap((name) => [name, name.slice(0, 2)])
}

/** Those of no known place are left out. */
export async function wholeUnitNames(codes: readonly string[]): Promise<string[]> {
  divisions ??= read()
  const names = await divisions
  return codes.flatMap((code) => names.get(code) ?? [])
}

/** The code where no place has it. */
export const wholeUnitName = async (code: string): Promise<string> => (await wholeUnitNames([code]))[0] ?? code

async function read(): Promise<ReadonlyMap<string, string>> {
  const { data } = Papa.parse(await readFile(file, 'utf8'), { header: true, skipEmptyLines: true })
  return new Map(
    z
      .array(Division)
      .parse(data)
      .map(({ code, name }) => [code, name]),
  )
}

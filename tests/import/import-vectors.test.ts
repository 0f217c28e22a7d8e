/** The registers of tests/vectors/import, through the command itself, against an independent implementation's answers. */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'tests/vectors/import')

const row = z.object({
  row: z.number(),
  number: z.string(),
  unit: z.string(),
  type: z.string(),
  decided: z.string(),
  fine: z.string(),
})
const expectations = z.record(
  z.string(),
  z.object({ rows: z.array(row), errors: z.array(z.tuple([z.number(), z.string()])) }),
)
const document = z.strictObject({
  sheet: z.string().nullable(),
  headerRow: z.number().nullable(),
  amountUnit: z.string().nullable(),
  rows: z.array(row.strict()),
  skipped: z.array(z.strictObject({ row: z.number(), why: z.string() })),
  errors: z.array(z.strictObject({ row: z.number(), column: z.string(), value: z.string(), message: z.string() })),
})

function runImport(file: string): Promise<{ code: number; out: string }> {
  const args = ['import', join(folder, file), '--as', 'cases', '--units', join(folder, 'units.csv'), '--json']
  return new Promise((done) => {
    execFile(join(root, 'bin/lianbing'), args, { maxBuffer: 1 << 26 }, (error, out) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, out }),
    )
  })
}

const expected = expectations.parse(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')))

describe('every register of the vectors is read as the second implementation reads it', () => {
  const files = readdirSync(folder).filter((name) => /^\d+\.(xlsx|csv)$/.test(name))
  test('all files have an expectation', () => expect(files).toEqual(Object.keys(expected).sort()))
  test.each(files)('%s', async (file) => {
    const { code, out } = await runImport(file)
    const answer = document.parse(JSON.parse(out))
    expect(answer.rows).toEqual(expected[file]?.rows)
    expect(answer.errors.map((error) => [error.row, error.column])).toEqual(expected[file]?.errors)
    expect(code).toBe(answer.errors.length === 0 ? 0 : 2)
  })
})

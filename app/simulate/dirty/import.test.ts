/** The two halves prove each other: what simulate plants, import finds, row by row and column by column. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { seedOf, share } from '../../../tests/soak.ts'
import { run } from '../../cli/import.ts'
import { simulateProvince, writeRegisters } from '../index.ts'
import { writeDirtyRegister, type ExpectedFiles } from './write.ts'

const out = mkdtempSync(join(tmpdir(), 'lianbing-planted-'))
afterAll(() => rmSync(out, { recursive: true }))

const report = z.object({
  rows: z.array(z.record(z.string(), z.unknown())),
  errors: z.array(z.object({ row: z.number(), column: z.string(), message: z.string() })),
})

async function imported(file: string): Promise<{ code: number; found: z.infer<typeof report> }> {
  let text = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => Boolean((text += String(chunk))))
  try {
    const args = [join(out, 'dirty', file), '--as', 'cases', '--units', join(out, 'units.csv'), '--json']
    const code = await run(args)
    return { code, found: report.parse(JSON.parse(text)) }
  } finally {
    write.mockRestore()
  }
}

const seeds = ['planted', ...Array.from({ length: share(0, 40) }, (_, at) => `${seedOf('dirty')}-${at}`)]

test.each(seeds)(
  'every planted mistake is found and every good row read as it was meant (%s)',
  { timeout: 60_000 },
  async (seed) => {
    const province = simulateProvince(seed, { cases: 2000 })
    writeRegisters(province, out)
    await writeDirtyRegister(province, out)
    const expected: ExpectedFiles = JSON.parse(readFileSync(join(out, 'dirty/expected.json'), 'utf8'))
    expect(Object.keys(expected)).toHaveLength(15)
    for (const [file, { rows, errors, noHeader }] of Object.entries(expected)) {
      const { code, found } = await imported(file)
      expect(code, file).toBe(2)
      expect(found.rows, file).toEqual(rows)
      if (noHeader) expect(found.errors.map(({ message }) => message).join(), file).toContain('没有找到表头')
      else
        expect(new Set(found.errors.map(({ row, column }) => `${row} ${column}`)), file).toEqual(
          new Set(errors.map(([row, column]) => `${row} ${column}`)),
        )
    }
  },
)

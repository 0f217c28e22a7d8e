/** The known answers of tests/vectors/scoring: what the command prints, byte for byte the same twice. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runScore } from '../scoring/run-score.ts'

const folder = join(import.meta.dirname, 'scoring')

describe.each(['small', 'edge'])('scoring vector %s', (name) => {
  test('prints the known answer and exits 0', async () => {
    const { code, out, err } = await runScore([join(folder, name), '--json'])
    expect(err).toBe('')
    expect(JSON.parse(out)).toEqual(JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')))
    expect(code).toBe(0)
  })

  test('prints the same bytes again, keys in the order of the contract', async () => {
    const [first, second] = [
      await runScore([join(folder, name), '--json']),
      await runScore([join(folder, name), '--json']),
    ]
    expect(second.out).toBe(first.out)
    const expected = readFileSync(join(folder, name, 'expected.json'), 'utf8')
    expect(JSON.stringify(JSON.parse(first.out))).toBe(JSON.stringify(JSON.parse(expected)))
  })
})

/** a1.1a: the same seed writes the same case files; check-file reads every one of them. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run as checkFile } from '../../cli/check-file.ts'
import { run as simulate } from '../../cli/simulate.ts'
import { caught } from '../../../tests/scoring/run-score.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianbing-dossiers-'))
afterAll(() => rmSync(folder, { recursive: true }))

const written = (name: string): string[] =>
  readdirSync(join(folder, name)).map((file) => readFileSync(join(folder, name, file), 'utf8'))

test('the same seed gives the same bytes, another one others', async () => {
  for (const [name, seed] of [
    ['a', '1'],
    ['b', '1'],
    ['c', '2'],
  ] as const)
    expect((await caught(simulate, ['--seed', seed, '--out', join(folder, name), '--case-files', '40'])).code).toBe(0)
  expect(written('a')).toHaveLength(41)
  expect(written('b')).toEqual(written('a'))
  expect(written('c')).not.toEqual(written('a'))
})

test('check-file reads them, and expected.json names as many', async () => {
  const { code, out } = await caught(checkFile, [join(folder, 'a'), '--json'])
  const { files }: { files: { number: string }[] } = JSON.parse(out)
  const expected: object = JSON.parse(readFileSync(join(folder, 'a', 'expected.json'), 'utf8'))
  expect([code, files.map(({ number }) => number)]).toEqual([1, Object.keys(expected)])
})

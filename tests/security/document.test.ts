/** docs/security.md names no file that is not there, and every requirement has a place, a test, or says that it has none. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
const files = [...text.matchAll(/`((?:app|platform|rules|slices|tests|tools|docs|bin)\/[\w./-]+)`/g)].map(
  ([, path = '']) => path,
)
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (requirement|who) /.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )

describe('docs/security.md', () => {
  it('names files that exist', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('leaves no requirement without a place and a test, or without saying what is missing', () => {
    expect(rows.length).toBeGreaterThan(60)
    const silent = rows.filter(
      (cells) => cells.some((cell) => cell === '') || cells.slice(1).every((cell) => cell === '–'),
    )
    expect(silent).toEqual([])
  })
})

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

/** `| 6.2.1 | 1 | … | met | … |` of docs/security-asvs.md. */
const asvs = readFileSync(join(root, 'docs/security-asvs.md'), 'utf8')
const requirements = [...asvs.matchAll(/^\| (\d+)\.(\d+)\.(\d+) \| ([12]) \| [^|]+ \| (\w+) \| ([^|]+) \|$/gm)]

describe('docs/security-asvs.md', () => {
  it('has every chapter in order, each requirement once', () => {
    const ids = requirements.map(([, chapter, section, number]) => [chapter, section, number].map(Number))
    expect(ids.length).toBe(228)
    const sizes = ids.map(([chapter = 0, section = 0, number = 0]) => chapter * 10_000 + section * 100 + number)
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b))
    expect(new Set(ids.map(([chapter]) => chapter))).toEqual(new Set(Array.from({ length: 16 }, (_, n) => n + 1)))
  })

  it('says of each where it is met, or why it is not', () => {
    const states = ['met', 'partly', 'open', 'operator', 'none']
    expect(requirements.filter(([, , , , , state = '']) => !states.includes(state))).toEqual([])
    const silent = requirements.filter(([, , , , , state, where = '']) => state === 'partly' && where.length < 20)
    expect(silent).toEqual([])
    const lines = asvs.split('\n').filter((line) => /^\| \d+\.\d/.test(line))
    expect(lines.length).toBe(requirements.length)
  })

  it('names files that exist', () => {
    const named = [...asvs.matchAll(/`((?:app|platform|rules|slices|tests|campaigns|docs)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    )
    expect(named.length).toBeGreaterThan(80)
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

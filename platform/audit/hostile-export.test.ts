import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GENESIS, linkHash, type KeptEntry } from './entry.ts'
import { EXPORT_FORMAT, fileSource, NoExport } from './export.ts'
import { judgeGaps, Numbers } from './gaps.ts'
import { verifyLog, type LogReport } from './verify-log.ts'
import type { LinkRecord } from './verify.ts'

let directory = ''
beforeAll(async () => void (directory = await mkdtemp(join(tmpdir(), 'lianbing-hostile-'))))
afterAll(() => rm(directory, { recursive: true, force: true }))

function log(links: number): string[] {
  let previous = GENESIS
  const told = Array.from({ length: links }, (_, n) => {
    const place = n + 1
    const content: KeptEntry = {
      ...{ id: place, format: 3, chain: 'main', at: `2017-10-01T01:00:${10 + n}.000Z`, verb: 'test.write' },
      ...{ object: `thing:${n}`, campaign: null, who: 'p1', role: 'expert', post: 'p1', acting_for: null },
      ...{ summary: `{"n":${n}}`, personal: null },
    }
    const hash = linkHash({ place, previous, suite: 'sha256' }, content)
    const link = { chain: 'main', place, entry: place, previous, hash, suite: 'sha256', content }
    previous = hash
    return link
  })
  return [JSON.stringify({ format: EXPORT_FORMAT, chains: ['main'] }), ...told.map((link) => JSON.stringify({ link }))]
}

async function judged(text: string): Promise<LogReport> {
  const file = join(directory, 'hostile.jsonl')
  await writeFile(file, text)
  return verifyLog(await fileSource(file), { now: new Date('2017-10-03T00:00:00Z') })
}

/** Always the same numbers. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const values = ['-1', '1e308', '8589934592', '0.5', 'null', '[]', '{"__proto__":{}}', '"\\u0000"', '"NaN"', 'true']

function mutated(text: string, random: (below: number) => number): string {
  const at = random(text.length)
  const value = values[random(values.length)] ?? ''
  switch (random(6)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return `${text.slice(0, at)}${String.fromCharCode(random(0x10000))}${text.slice(at + 1)}`
    case 2:
      return text.slice(0, at) + text.slice(random(text.length))
    case 3:
      return text.replace(/:\d+/g, (found) => (random(12) === 0 ? `:${value}` : found))
    case 4:
      return text.replace(/"[a-z_]+":/g, (found) => (random(40) === 0 ? `"x${found.slice(1)}` : found))
    default:
      return text.replace(/:"[^"]*"/g, (found) => (random(40) === 0 ? `:${value}` : found))
  }
}

it('600 files that somebody spoiled are judged or refused, never more', { timeout: 60_000 }, async () => {
  const sound = `${log(20).join('\n')}\n`
  expect((await judged(sound)).whole).toBe(true)
  const random = seeded(20_171_001)
  let [refused, found] = [0, 0]
  for (let n = 0; n < 600; n++) {
    const began = performance.now()
    try {
      if (!(await judged(mutated(sound, random))).whole) found++
    } catch (error) {
      expect(error, String(error)).toBeInstanceOf(NoExport)
      refused++
    }
    expect(performance.now() - began).toBeLessThan(3_000)
  }
  expect(refused).toBeGreaterThan(100)
  expect(found).toBeGreaterThan(50)
})

it(
  'a number beyond any log costs neither memory nor time, and what is missing is still told',
  { timeout: 20_000 },
  () => {
    const seen = new Numbers()
    for (const number of [1, 2, 5, 2 ** 31 + 7, 2 ** 33, 2 ** 40, -3, 0.5, NaN]) seen.add(number)
    const before = process.memoryUsage().rss
    expect([seen.has(2 ** 31 + 7), seen.has(7), seen.most]).toEqual([true, false, 2 ** 33])
    const gaps = judgeGaps(seen, seen.most, [])
    expect(gaps.map(({ from, to }) => [from, to])).toEqual([
      [3, 4],
      [6, 2 ** 31 + 6],
      [2 ** 31 + 8, 2 ** 33 - 1],
    ])
    for (let n = 0; n < 20_000; n++) seen.add(n * 400_000 + 1)
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  },
)

it('a line without an end is refused before it is gathered', async () => {
  const [head = ''] = log(0)
  await expect(judged(`${head}\n{"link":${'['.repeat(5_000_000)}`)).rejects.toThrow('longer')
  const deep = `${head}\n{"link":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  await expect(judged(deep)).rejects.toBeInstanceOf(NoExport)
})

it('an entry of today’s format cannot be hidden as one that is withheld', async () => {
  const lines = log(5)
  const { link }: { link: LinkRecord } = JSON.parse(lines[3] ?? '')
  const withheld = { at: link.content?.at ?? '', chain: 'main' }
  lines[3] = JSON.stringify({ link: { ...link, content: null, withheld } })
  const { findings } = await judged(lines.join('\n'))
  expect(findings).toMatchObject([{ kind: 'entry-missing', place: 3 }])
})

import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { campaignsFolder } from '../campaigns/load-campaign.ts'

interface Ran {
  code: number
  out: string
  err: string
}
const command = (...args: string[]): Promise<Ran> =>
  new Promise((done) => {
    const main = join(import.meta.dirname, 'main.ts')
    execFile(process.execPath, [main, 'check-campaign', ...args], (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })

const finding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  clauses: z.array(z.string()),
  message: z.string(),
  values: z.record(z.string(), z.unknown()),
})
const document = z.strictObject({ findings: z.array(finding) })
const refusal = z.strictObject({
  errors: z.array(
    z.strictObject({ file: z.string(), line: z.number(), column: z.number(), path: z.string(), message: z.string() }),
  ),
})

describe('lianbing check-campaign', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianbing-check-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const copy = async (name: string, change: (text: string) => string): Promise<string> => {
    const to = join(folder, name)
    await cp(join(campaignsFolder, 'minimal'), to, { recursive: true })
    const path = join(to, 'campaign.yaml')
    await writeFile(path, change(await readFile(path, 'utf8')))
    return to
  }

  test('the 2017 campaign: exit 0, the document and nothing else, the same twice', async () => {
    const [first, second] = await Promise.all([command('xinjiang-2017', '--json'), command('xinjiang-2017', '--json')])
    expect([first.code, first.err]).toEqual([0, ''])
    const { findings } = document.parse(JSON.parse(first.out))
    const codes = new Set(findings.map((one) => one.code))
    for (const code of [
      'bounds-contradict',
      'quota-infeasible',
      'data-after-deadline',
      'reading-open',
      'curve-undeclared',
    ])
      expect(codes).toContain(code)
    expect(second.out).toBe(first.out)
  })
  test('an error: exit 1, in words', async () => {
    const ran = await command(
      await copy('short', (text) => text.replace("points: '30'", "points: '20'")),
      '--lang',
      'en',
    )
    expect(ran.code).toBe(1)
    expect(ran.out).toContain('20 + 20 + 25 + 25 = 90, not the total of 100')
  })
  test('unreadable: exit 2, every problem with file, line and column', async () => {
    const bad = await copy('bad', (text) =>
      text.replace("points: '30'", 'points: 30').replace('places: 3', 'places: none'),
    )
    const ran = await command(bad, '--json')
    expect(ran.code).toBe(2)
    const { errors } = refusal.parse(JSON.parse(ran.out))
    expect(errors.map((error) => error.path)).toEqual(['indicators[0].points', 'awards[1].places'])
    expect(ran.err.trim().split('\n')).toHaveLength(2)
    expect(ran.err).toMatch(/^campaign\.yaml:\d+:\d+ indicators\[0\]\.points: /)
  })
  test('no campaign, an unknown one, an unknown option: exit 2 with what to give', async () => {
    const all = await Promise.all([command(), command('none-such', '--json'), command('minimal', '--loud')])
    expect(all.map((ran) => ran.code)).toEqual([2, 2, 2])
    expect(all[1]?.err).toContain('xinjiang-2017')
    expect(all[0]?.err).toContain('Usage')
  })
})

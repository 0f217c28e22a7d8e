import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportLines } from '../../platform/audit/export.ts'
import { databaseSource } from '../../platform/audit/log-source-store.ts'
import { allRoots, makeRoots } from '../../platform/audit/root-store.ts'
import { openSigner } from '../../platform/audit/signing-key.ts'
import { appendEntry, linkEntries } from '../../platform/audit/store.ts'
import { suites } from '../../platform/crypto/suites.ts'
import { collectMigrations, migrate } from '../../platform/db/migrate.ts'
import { openDatabase } from '../../platform/db/open.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
let directory = ''
let log = ''
let hash = ''

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lianbing-verify-'))
  log = join(directory, 'log.jsonl')
  const { db, close } = await openDatabase({ directory })
  await migrate(db, await collectMigrations(root))
  const signer = await openSigner(directory, suites.national)
  for (let n = 1; n <= 20; n++)
    await appendEntry(db, {
      ...{ at: `2017-10-0${Math.ceil(n / 10)}T01:00:${10 + n}.000Z`, campaign: null, who: 'p1', role: 'expert' },
      ...{ verb: 'test.write', object: `thing:${n}`, summary: `{"n":${n}}` },
    })
  await linkEntries(db, signer.hash)
  await makeRoots(db, signer, new Date('2017-10-03T00:00:00Z'))
  const [first] = await allRoots(db)
  hash = first?.hash ?? ''
  await writeFile(join(directory, 'root.json'), JSON.stringify(first))
  const lines: string[] = []
  for await (const text of exportLines(databaseSource(db), new Date('2017-10-03T00:00:00Z'))) lines.push(text)
  await writeFile(log, lines.join(''))
  await close()
}, 60_000)
afterAll(() => rm(directory, { recursive: true, force: true }))

const verify = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'app/cli/main.ts'), 'verify-audit', ...args],
    {
      encoding: 'utf8',
      timeout: 30_000,
    },
  )
  return { status, stdout, stderr }
}

async function tampered(change: (lines: string[]) => string[]): Promise<string> {
  const file = join(directory, 'tampered.jsonl')
  const lines = (await readFile(log, 'utf8')).split('\n').filter((line) => line !== '')
  await writeFile(file, `${change(lines).join('\n')}\n`)
  return file
}

const indexOfLink = (lines: readonly string[], place: number): number =>
  lines.findIndex((line) => line.includes(`"place":${place},`))

describe('lianbing verify-audit', () => {
  it('finds an embedded database whole, and the root of the briefing in it', () => {
    const printed = hash.match(/.{4}/g)?.join(' ') ?? ''
    const told = verify(directory, '--root', printed)
    expect(told.stdout).toContain('完好')
    expect(told.stdout).toContain('链 main：20 条')
    expect(told.stdout).toContain('编号：各链连续，没有缺号')
    expect(told.status).toBe(0)
  })

  it('finds an exported log whole, without a database', () => {
    const told = verify(log, '--root', join(directory, 'root.json'), '--json')
    expect(JSON.parse(told.stdout)).toMatchObject({ whole: true, findings: [], roots: { count: 2 } })
    expect(told.status).toBe(0)
  })

  it('says which entry was altered', async () => {
    const file = await tampered((lines) =>
      lines.map((line) => (line.includes('"place":7,') ? line.replace('thing:7', 'thing:8') : line)),
    )
    const told = verify(file)
    expect(told.stdout).toContain('链 main 第 7 条：记录 7 被修改')
    expect(told.status).toBe(1)
  })

  it('says which was removed', async () => {
    const file = await tampered((lines) => lines.filter((_line, at) => at !== indexOfLink(lines, 5)))
    expect(JSON.parse(verify(file, '--json').stdout).findings).toMatchObject([
      { kind: 'link-missing', place: 5 },
      { kind: 'entry-gap', entry: 5, day: '2017-10-01' },
    ])
  })

  it('says where the order was changed', async () => {
    const file = await tampered((lines) => {
      const [a, b] = [indexOfLink(lines, 3), indexOfLink(lines, 4)]
      return lines.map((line, at) => (at === a ? (lines[b] ?? '') : at === b ? (lines[a] ?? '') : line))
    })
    const { findings } = JSON.parse(verify(file, '--json').stdout)
    expect(findings).toMatchObject([
      { kind: 'link-missing', place: 3 },
      { kind: 'link-misplaced', place: 3 },
    ])
  })

  it('says that the end was cut off', async () => {
    const file = await tampered((lines) => lines.filter((_line, at) => at < indexOfLink(lines, 15)))
    const { findings } = JSON.parse(verify(file, '--json').stdout)
    expect(findings).toMatchObject([
      { kind: 'log-cut', place: 14, day: '2017-10-02' },
      { kind: 'entry-gap', entry: 15 },
    ])
  })

  it('refuses a root of another installation', () => {
    const told = verify(log, '--root', 'a'.repeat(64))
    expect(told.stdout).toContain('在外留存的审计根不属于这份日志')
    expect(told.status).toBe(1)
  })

  it('says what it cannot read', async () => {
    for (const [args, words] of [
      [[join(directory, 'nothing')], '没有这个文件或目录'],
      [[join(directory, 'root.json')], 'this is no exported log'],
      [[log, '--root', 'abc'], '既不是 64 位十六进制哈希'],
      [['a', 'b'], '用法'],
    ] as const) {
      const told = verify(...args)
      expect([told.status, told.stderr.includes(words)], words).toEqual([2, true])
    }
  })
})

import { createHash } from 'node:crypto'
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { appendEntry, linkEntries } from '../../platform/audit/store.ts'
import { localFiles } from '../../platform/files/file-store.ts'
import { freshPlace } from '../../tests/database.ts'
import { migrated, withDatabase } from './data-places.ts'
import * as exporting from './export-data.ts'
import * as importing from './import-data.ts'

let directory = ''
let said = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lianbing-export-'))
  said = ''
  const hear = (text: unknown): boolean => ((said += String(text)), true)
  vi.spyOn(process.stdout, 'write').mockImplementation(hear)
  vi.spyOn(process.stderr, 'write').mockImplementation(hear)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(directory, { recursive: true, force: true })
})

const at = (name: string): string => join(directory, name)
const exportData = (data: string, to: string, ...more: string[]): Promise<number> =>
  exporting.run(['--data', at(data), '--to', at(to), ...more])
const importData = (from: string, data: string, ...more: string[]): Promise<number> =>
  importing.run(['--from', at(from), '--data', at(data), ...more])

/** Awkward texts, an identity, a foreign key, microseconds, jsonb, an array; and a file. */
async function fill(name: string): Promise<void> {
  await withDatabase({ directory: at(name) }, async (opened) => {
    await migrated(opened)
    const { db } = opened
    for (const id of ['p2', 'p1', 'P10'])
      await sql`insert into person (id, name, demonstration, created_at)
        values (${id}, ${'阿依古丽·"\\,{}\u2028\n\t终'}, true, '2017-09-28 04:00:00.123456+00')`.execute(db)
    await sql`insert into post (id, person, role, unit, title, from_day, given_at)
      values ('post1', 'p1', 'expert', '650000', '', '2017-01-01', '2017-01-01')`.execute(db)
    const entry = { at: '2017-09-28T04:00:00.000Z', campaign: null, who: 'p1', role: null, summary: '{}' }
    for (let n = 0; n < 12; n++) await appendEntry(db, { ...entry, verb: 'test.x', object: `x:${n}` })
    await linkEntries(db)
  })
  await localFiles(join(at(name), 'files')).put(Buffer.from('scan'))
}

async function bytesOf(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir(at(folder), { recursive: true })).toSorted()) {
    const content = await readFile(join(at(folder), name)).catch(() => Buffer.from('folder'))
    hash.update(name).update(content)
  }
  return hash.digest('hex')
}

describe('all data as a folder', () => {
  it('comes back whole, on either database, and gives the same bytes again', async () => {
    await fill('a')
    expect([await exportData('a', 'first'), said]).toEqual([0, expect.stringContaining('1 files. SHA-256')])
    expect([await importData('first', 'b'), said]).toEqual([0, expect.stringContaining('every hash agrees')])
    expect(await exportData('b', 'second')).toBe(0)
    const server = process.env['TEST_DATABASE_URL'] ?? ''
    const other = await freshPlace()
    const more = server !== '' && typeof other.place === 'object' && 'url' in other.place ? [other.place.url] : []
    if (more.length > 0) {
      expect(await importData('first', 'c', '--database', ...more)).toBe(0)
      expect(await exportData('c', 'third', '--database', ...more)).toBe(0)
      expect(await bytesOf('third')).toBe(await bytesOf('first'))
    }
    await other.remove()
    expect(await bytesOf('second')).toBe(await bytesOf('first'))
    const ids = (await readFile(join(at('first'), 'tables/person.jsonl'), 'utf8')).trim().split('\n')
    expect(ids.map((line) => JSON.parse(line)[0])).toEqual(['P10', 'p1', 'p2'])
    await withDatabase({ directory: at('b') }, async ({ db }) => {
      const entry = { at: '2017-09-28T04:00:00.000Z', campaign: null, who: 'p1', role: null, summary: '{}' }
      await appendEntry(db, { ...entry, verb: 'test.x', object: 'x:12' })
      expect((await sql`select max(id) as id from audit_entry`.execute(db)).rows).toEqual([{ id: 13 }])
    })
  }, 90_000)

  it('nothing is kept of a folder that is not what was exported', async () => {
    await fill('a')
    await exportData('a', 'out')
    const table = join(at('out'), 'tables/person.jsonl')
    const whole = await readFile(table, 'utf8')
    const refused: [string, () => Promise<unknown>, string][] = [
      ['a value', () => writeFile(table, whole.replace('P10', 'P11')), 'person.jsonl is not what was exported'],
      ['a line more', () => appendFile(table, 'x\n'), 'person.jsonl, line 4: not a row of 10 texts'],
      ['no file', () => rm(table), 'person.jsonl cannot be read'],
    ]
    for (const [what, spoil, words] of refused) {
      await writeFile(table, whole)
      await spoil()
      said = ''
      expect([await importData('out', 'b'), said], what).toEqual([1, expect.stringContaining(words)])
    }
    await writeFile(table, whole)
    const [file = ''] = await readdir(join(at('out'), 'files'))
    await writeFile(join(at('out'), 'files', file), 'other')
    expect([await importData('out', 'b'), said]).toEqual([1, expect.stringContaining('its SHA-256 is')])
    await writeFile(join(at('out'), 'files', file), 'scan')
    expect(await importData('out', 'b'), 'what was refused left nothing').toBe(0)
    said = ''
    expect([await importData('out', 'b'), said]).toEqual([1, expect.stringContaining('not empty: table')])
  }, 90_000)

  it('says what is missing of a command, and writes over nothing', async () => {
    expect([await exporting.run([]), await importing.run(['--from', at('x')])]).toEqual([2, 2])
    said = ''
    expect([await exportData('nowhere', 'out'), said]).toEqual([1, expect.stringContaining('holds no data')])
    expect([await importData('nowhere', 'b'), said]).toEqual([1, expect.stringContaining('manifest.json is not there')])
    await fill('a')
    expect([await exportData('a', 'a'), said]).toEqual([1, expect.stringContaining('is not empty')])
    await writeFile(at('manifest.json'), '{"format":"other"}')
    expect([await importing.run(['--from', directory, '--data', at('b')]), said]).toEqual([
      1,
      expect.stringContaining('manifest.json cannot be read (format'),
    ])
  }, 60_000)
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendEntry, linkEntries, verifyChain } from '../../platform/audit/store.ts'
import type { Database } from '../../platform/db/database.ts'
import { collectMigrations, migrate } from '../../platform/db/migrate.ts'
import { moveEverything, type MovedTable } from '../../platform/db/move.ts'
import { openDatabase, type OpenDatabase, type Place } from '../../platform/db/open.ts'
import { freshPlace } from '../../tests/database.ts'
import { run } from './move-data.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

let directory = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lianbing-move-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

async function migrated(place: Place): Promise<OpenDatabase> {
  const opened = await openDatabase(place)
  await migrate(opened.db, await collectMigrations(root))
  return opened
}

/** People with awkward names, a chained audit log (identity, foreign key, microseconds), a job. */
async function fill(db: Database): Promise<void> {
  await sql`insert into person (id, name, demonstration, created_at) values ('p1', ${'阿依古丽·"\\,{}'}, true, '2017-09-28 04:00:00.123456+00')`.execute(
    db,
  )
  for (let n = 0; n < 12; n++) {
    await appendEntry(db, {
      at: '2017-09-28T04:00:00.000Z',
      campaign: null,
      who: 'p1',
      role: null,
      verb: 'test.x',
      object: `x:${n}`,
      summary: '{}',
    })
  }
  await linkEntries(db)
}

const move = (from: Database, to: Database): Promise<MovedTable[]> => moveEverything(from, to, () => {})

describe('moving all data', () => {
  it('from the embedded database to PostgreSQL (or another embedded one) and back keeps every row', async () => {
    const middle = await freshPlace()
    const [first, second, third] = [
      await migrated({ directory: join(directory, 'a') }),
      await migrated(middle.place),
      await migrated({ directory: join(directory, 'b') }),
    ]
    await fill(first.db)
    const there = await move(first.db, second.db)
    const back = await move(second.db, third.db)
    expect(back).toEqual(there)
    expect(there.find(({ table }) => table === 'audit_entry')).toMatchObject({ rows: 12 })
    const query = sql<{ text: string }>`select person::text as text from person`
    expect((await query.execute(third.db)).rows).toEqual((await query.execute(first.db)).rows)
    expect(await verifyChain(third.db)).toEqual(await verifyChain(first.db))
    await appendEntry(third.db, {
      at: '2017-09-28T04:00:00.000Z',
      campaign: null,
      who: null,
      role: null,
      verb: 'test.x',
      object: 'x:12',
      summary: '{}',
    })
    expect((await sql`select max(id) as id from audit_entry`.execute(third.db)).rows).toEqual([{ id: 13 }])
    for (const opened of [first, second, third]) await opened.close()
    await middle.remove()
  }, 60_000)

  it('refuses a target that holds rows, and a source of another version; both stay as they are', async () => {
    const [first, second] = [await migrated('memory'), await migrated('memory')]
    await fill(first.db)
    await sql`insert into job (id, kind, input, state, queued_at) values ('00000000-0000-4000-8000-000000000000', 'x', '1', 'done', now())`.execute(
      second.db,
    )
    await expect(move(first.db, second.db)).rejects.toThrow('The target is not empty: table job holds rows')
    expect((await sql`select count(*) as n from person`.execute(second.db)).rows).toEqual([{ n: 0 }])
    await sql`insert into migration values ('x/0009-x.sql', 'x', now())`.execute(first.db)
    await expect(move(first.db, second.db)).rejects.toThrow('another version')
    for (const opened of [first, second]) await opened.close()
  }, 60_000)

  it('asks for both sides', async () => {
    expect(await run(['--from', directory])).toBe(2)
  })

  it('refuses a directory that a running server holds', async () => {
    const held = await openDatabase({ directory })
    expect(await run(['--from', directory, '--to', join(directory, 'other')])).toBe(1)
    await held.close()
  }, 30_000)
})

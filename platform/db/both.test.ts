import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { describeOnBoth } from '../../tests/database.ts'
import type { BulkValue } from './array-literal.ts'
import { bulkInsert } from './bulk-insert.ts'
import { collectMigrations, migrate } from './migrate.ts'
import { schemaText } from './schema-text.ts'

const golden = fileURLToPath(new URL('../../tests/golden/schema.sql', import.meta.url))
const root = fileURLToPath(new URL('../../', import.meta.url))

describeOnBoth('the database', (open) => {
  it('answers every type alike', async () => {
    const db = await open()
    const { rows } =
      await sql`select count(*) as count, 9007199254740993::bigint as big, 12.50::numeric as money, date '2017-09-28' as day,
      timestamptz '2017-09-28 12:00:00.123456+08' as at, true as yes, '{"b":1}'::jsonb as json, array['a', null, 'b,"c\\'] as texts,
      array[date '2017-09-01'] as days, '\\x00ff'::bytea as bytes, null::date as nothing, 0.1::float8 as real`.execute(
        db,
      )
    expect(rows).toEqual([
      {
        count: 1,
        big: 9007199254740993n,
        money: '12.50',
        day: '2017-09-28',
        at: '2017-09-28T04:00:00.123Z',
        yes: true,
        json: { b: 1 },
        texts: ['a', null, 'b,"c\\'],
        days: ['2017-09-01'],
        bytes: Buffer.from([0, 255]),
        nothing: null,
        real: 0.1,
      },
    ])
  })

  it('takes parameters alike: numbers for text, dates for instants, text for json', async () => {
    const db = await open()
    await sql`create table taken (t text, n numeric, d date, i timestamptz, j jsonb)`.execute(db)
    await sql`insert into taken values (${7}, ${'12.5'}, ${'2017-09-28'}, ${new Date('2017-09-28T04:00:00Z')}, ${'[1,"x"]'})`.execute(
      db,
    )
    const { rows } = await sql`select * from taken`.execute(db)
    expect(rows).toEqual([{ t: '7', n: '12.5', d: '2017-09-28', i: '2017-09-28T04:00:00.000Z', j: [1, 'x'] }])
  })

  it('runs several statements in one text', async () => {
    const db = await open()
    await sql.raw(`create table several (n int); insert into several values (1), (2)`).execute(db)
    expect((await sql`select sum(n) as n from several`.execute(db)).rows).toEqual([{ n: 3 }])
  })

  it('undoes a failed transaction whole', async () => {
    const db = await open()
    await sql`create table undone (n int)`.execute(db)
    const failing = db.transaction().execute(async (tx) => {
      await sql`insert into undone values (1)`.execute(tx)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect((await sql`select * from undone`.execute(db)).rows).toEqual([])
  })

  it('serves many at once', async () => {
    const db = await open()
    await sql`create table many (n int)`.execute(db)
    await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        db.transaction().execute((tx) => sql`insert into many values (${n})`.execute(tx)),
      ),
    )
    expect((await sql`select count(*) as n from many`.execute(db)).rows).toEqual([{ n: 30 }])
  })

  it('inserts many rows with every awkward value', async () => {
    const db = await open()
    await sql`create table bulk (id bigint generated always as identity, t text, d date, n numeric, j jsonb, a text[], b boolean)`.execute(
      db,
    )
    const awkward: BulkValue[] = ['a,"b"\\{}\nNULL', '2017-09-28', '1.50', { k: 'v"' }, ['x,y', null, '"'], true]
    const empty: BulkValue[] = ['', null, null, null, [], null]
    const rows = Array.from({ length: 10_001 }, (_, at) => (at === 0 ? awkward : empty))
    expect(await bulkInsert(db, { table: 'bulk', columns: ['t', 'd', 'n', 'j', 'a', 'b'] }, rows)).toBe(10_001)
    const found = await sql`select t, d, n, j, a, b from bulk order by id limit 2`.execute(db)
    expect(found.rows).toEqual([
      { t: 'a,"b"\\{}\nNULL', d: '2017-09-28', n: '1.50', j: { k: 'v"' }, a: ['x,y', null, '"'], b: true },
      { t: '', d: null, n: null, j: null, a: [], b: null },
    ])
    expect((await sql`select count(*) as n from bulk`.execute(db)).rows).toEqual([{ n: 10_001 }])
  })

  it('names the column that a bulk insert does not find', async () => {
    const db = await open()
    await expect(bulkInsert(db, { table: 'person', columns: ['nix'] }, [])).rejects.toThrow(
      'table person has no column nix',
    )
  })
})

describeOnBoth('the migrations', (open) => {
  it('replayed, make the golden schema (renew it with `npx vitest run platform/db -u`)', async () => {
    const db = await open()
    await expect(await schemaText(db)).toMatchFileSnapshot(golden)
  })

  it('run once', async () => {
    const db = await open()
    expect(await migrate(db, await collectMigrations(root))).toEqual([])
  })

  it('refuse a change after they ran', async () => {
    const db = await open()
    await migrate(db, [{ name: 'x/0001-x.sql', text: 'create table x (n int)' }])
    await expect(migrate(db, [{ name: 'x/0001-x.sql', text: 'create table x (n text)' }])).rejects.toThrow(
      'was changed after it ran',
    )
  })

  it('leave nothing of a set in which one fails', async () => {
    const db = await open()
    const set = [
      { name: 'y/0001-good.sql', text: 'create table y (n int)' },
      { name: 'y/0002-bad.sql', text: 'create table y (n int)' },
    ]
    await expect(migrate(db, set)).rejects.toThrow('already exists')
    expect((await sql`select to_regclass('y') as y`.execute(db)).rows).toEqual([{ y: null }])
  })

  it('started by several at once, run once', async () => {
    const db = await open()
    const set = [{ name: 'z/0001-z.sql', text: 'create table z (n int)' }]
    const runs = await Promise.all([migrate(db, set), migrate(db, set), migrate(db, set)])
    expect(runs.flat()).toEqual(['z/0001-z.sql'])
  })
})

describe('the files of the migrations', () => {
  it('come in order of their names', async () => {
    const files = (await collectMigrations(root)).map(({ name }) => name.split('/')[1] ?? '')
    expect(files).toEqual(files.toSorted())
    expect(files.length).toBeGreaterThan(3)
  })
})

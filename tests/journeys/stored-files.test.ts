/** What a row names is in the store, and every column that names a file says so: what says nothing could lose its file. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemonstration } from '../../app/server/demonstration.ts'
import { allNamedFiles, fileColumns, namedFiles } from '../../platform/files/uses-store.ts'
import { startTestHouse, type TestHouse } from '../house.ts'

describe('files of the store', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await startTestHouse()
    await loadDemonstration(house.doer, ['xinjiang-2017'])
  }, 120_000)
  afterAll(() => house.close())

  it('are named by columns that are declared, one way or the other', async () => {
    const columns = await fileColumns(house.doer.db)
    const silent = columns.filter(({ declared }) => declared === null)
    expect(silent.map(({ table, column }) => `comment on column ${table}.${column} is '… stored file…'`)).toEqual([])
    expect(
      columns.filter(({ declared }) => declared === 'stored file').map(({ table, column }) => `${table}.${column}`),
    ).toMatchInlineSnapshot(`
      [
        "account_import.file_hash",
        "case_file_capture.sha256",
        "coordination_file.sha256",
        "draw_paper.sha256",
        "draw_replacement.proof",
        "field_record_file.sha256",
        "volume_file.sha256",
        "volume_page.sha256",
      ]
    `)
  })

  it('stand in no text column that says nothing, whatever it is called', async () => {
    const { db, files } = house.doer
    const declared = new Map((await fileColumns(db)).map((one) => [`${one.table}.${one.column}`, one.declared]))
    const { rows } = await sql<{ table: string; column: string }>`
      select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = current_schema() and data_type = 'text' and table_name not like 'audit\\_%'`.execute(db)
    const wrong: string[] = []
    for (const { table, column } of rows) {
      const at = sql.ref(column)
      const { rows: found } = await sql<{ h: string }>`
        select distinct ${at} as h from ${sql.table(table)} where ${at} ~ '^[0-9a-f]{64}$' limit 50`.execute(db)
      const isFile = (await Promise.all(found.map(({ h }) => files.has(h)))).includes(true)
      if (isFile && !declared.get(`${table}.${column}`)) wrong.push(`${table}.${column}`)
    }
    expect(wrong).toEqual([])
  })

  it('are there, each that a row names', async () => {
    const named = await allNamedFiles(house.doer.db)
    expect(named.length).toBeGreaterThan(10)
    const there = await Promise.all(named.map(({ sha256 }) => house.doer.files.has(sha256)))
    expect(named.filter((_, n) => !there[n])).toEqual([])
  })

  it('are kept while a replacement of the draw, a page, or work to be done names them', async () => {
    const { db } = house.doer
    const proof = 'a'.repeat(64)
    const waiting = 'b'.repeat(64)
    const nobodys = 'c'.repeat(64)
    const page = (await allNamedFiles(db)).find(({ table }) => table === 'volume_page')?.sha256 ?? ''
    const tx = await db.startTransaction().execute()
    await sql`
      insert into draw_replacement (campaign, round, unit, type, place, gone, taken, reason, proof, by_person, at)
      select campaign, round, 'u', 't', 2, 'x', 'y', 'r', ${proof}, 'p', now() from draw_round limit 1`.execute(tx)
    await sql`
      insert into job (id, kind, input, state, queued_at)
      values (gen_random_uuid(), 'planted', ${JSON.stringify({ sha256: waiting })}, 'queued', '2999-01-01')`.execute(tx)
    expect(await namedFiles(tx, [proof, waiting, nobodys, page])).toEqual(new Set([proof, waiting, page]))
    await tx.rollback().execute()
  })
})

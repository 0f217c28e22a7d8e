import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeOnBoth } from '../../tests/database.ts'
import type { Database } from './database.ts'
import { BesideTransaction, inTransaction, mustBeOutside } from './in-transaction.ts'

const one = (db: Database): Promise<unknown> => sql`select 1`.execute(db)

describeOnBoth('a transaction', (open) => {
  it('refuses at once the handle it was opened from, and is undone; the handle serves again after it', async () => {
    const db = await open()
    await sql`create table beside (n int)`.execute(db)
    const began = Date.now()
    const work = inTransaction(db, async (tx) => {
      await sql`insert into beside values (1)`.execute(tx)
      await one(db)
    })
    await expect(work).rejects.toBeInstanceOf(BesideTransaction)
    expect(Date.now() - began).toBeLessThan(5_000)
    expect((await sql`select * from beside`.execute(db)).rows).toEqual([])
  })

  it('refuses a second transaction of the same database inside it, however deep, and lets another database be', async () => {
    const [db, other] = [await open(), await open()]
    const nested = inTransaction(db, () => inTransaction(other, () => inTransaction(db, one)))
    await expect(nested).rejects.toBeInstanceOf(BesideTransaction)
    await inTransaction(db, (tx) => inTransaction(other, async (to) => [await one(tx), await one(to)]))
  })

  it('refuses a question with a memory, although it would ask nothing now', async () => {
    const db = await open()
    mustBeOutside('ctx.reaches')
    await expect(inTransaction(db, async () => mustBeOutside('ctx.reaches'))).rejects.toThrow('ctx.reaches')
  })

  it('holds nobody else up, nor what it began and did not wait for', async () => {
    const db = await open()
    let late: Promise<unknown> | undefined
    const other = inTransaction(db, async (tx) => {
      await one(tx)
      late = wait(150).then(() => one(db))
    })
    await Promise.all([other, one(db), inTransaction(db, one)])
    await late
  })
})

import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

/** At most one question is under way on a database, however many ask whether it answers. */
const underway = new WeakMap<Database, Promise<boolean>>()

/** Does the database answer within so many milliseconds? False also while the embedded one is held by a long transaction. */
export async function isAnswering(db: Database, milliseconds: number): Promise<boolean> {
  const asked = underway.get(db) ?? ask(db)
  underway.set(db, asked)
  const late = new AbortController()
  try {
    return await Promise.race([asked, wait(milliseconds, false, { signal: late.signal })])
  } finally {
    late.abort()
  }
}

async function ask(db: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  } finally {
    underway.delete(db)
  }
}

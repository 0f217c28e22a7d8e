import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { endOfDay } from './root.ts'

const countOf = ({ rows }: { rows: { n: number }[] }): number => rows[0]?.n ?? 0

/** Items of a class whose last day is past. */
export const duePersonal = async (db: Database, name: string, today: string): Promise<number> =>
  countOf(
    await sql<{ n: number }>`
      select count(*) as n from audit_personal where class = ${name} and keep_until < ${today}`.execute(db),
  )

/** Their salts go with them. */
export const deletePersonalDue = async (tx: Database, name: string, today: string): Promise<number> =>
  countOf(
    await sql<{ n: number }>`
      with gone as (delete from audit_personal where class = ${name} and keep_until < ${today} returning 1)
      select count(*) as n from gone`.execute(tx),
  )

/** Background work that ended on that day or before: its input and result name files and people. */
export const finishedJobs = async (db: Database, day: string): Promise<number> =>
  countOf(await sql<{ n: number }>`select count(*) as n from job where finished_at < ${endOfDay(day)}`.execute(db))

export const removeFinishedJobs = async (tx: Database, day: string): Promise<number> =>
  countOf(
    await sql<{ n: number }>`
      with gone as (delete from job where finished_at < ${endOfDay(day)} returning 1)
      select count(*) as n from gone`.execute(tx),
  )

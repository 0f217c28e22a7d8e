import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../platform/db/database.ts'

/** What is past, by class: the table and the condition, `before` an instant. */
const past = {
  'ended-session': (before: string) => ({ table: 'session', where: sql`expires_at < ${before}` }),
  'set-up-link': (before: string) => ({
    table: 'set_up_link',
    where: sql`coalesce(ended_at, expires_at) < ${before}`,
  }),
  'sign-in-failure': (before: string) => ({ table: 'sign_in_failure', where: sql`at < ${before}` }),
  correction: (before: string) => ({ table: 'person_correction', where: sql`answered_at < ${before}` }),
} satisfies Record<string, (before: string) => { table: string; where: RawBuilder<unknown> }>

export type PastClass = keyof typeof past

const numberOf = ({ rows }: { rows: { n: number }[] }): number => rows[0]?.n ?? 0

export async function countPast(db: Database, name: PastClass, before: string): Promise<number> {
  const { table, where } = past[name](before)
  return numberOf(await sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where ${where}`.execute(db))
}

export async function removePast(tx: Database, name: PastClass, before: string): Promise<number> {
  const { table, where } = past[name](before)
  return numberOf(
    await sql<{ n: number }>`
      with gone as (delete from ${sql.table(table)} where ${where} returning 1) select count(*) as n from gone`.execute(
      tx,
    ),
  )
}

import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'

/** Keeps the device of a sign-in. True where the person had others before and never this one. */
export async function isNewDevice(
  tx: Database,
  { person, device, at }: { person: string; device: string; at: string },
): Promise<boolean> {
  const { rows } = await sql<{ others: number }>`
    with had as (select count(*) as others from known_device where person = ${person}),
      kept as (insert into known_device (person, device, first_at) values (${person}, ${device}, ${at}::timestamptz)
        on conflict do nothing returning 1)
    select had.others from had, kept`.execute(tx)
  return (rows[0]?.others ?? 0) > 0
}

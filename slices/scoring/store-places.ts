/** Where a unit or a person stood in each run, read out of the kept documents. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'

export type PlaceRow = {
  run: string
  seq: number
  at: string
  list: string
  rank: number | null
  total: string | null
  row: number
}

/** Newest run first. */
export async function placesOfUnit(db: Database, campaign: string, unit: string): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select r.id as run, r.seq, r.made_at as at, l.key as list, (c.value ->> 'rank')::integer as rank,
      c.value ->> 'total' as total, 0 as row
    from scoring_run r, json_each(r.result -> 'document' -> 'collectives') l, json_array_elements(l.value) c
    where r.campaign = ${campaign} and c.value ->> 'unit' = ${unit} order by r.seq desc`.execute(db)
  return rows
}

/** Newest run first; a person may stand in several lists and several times in one. `row`: of the nomination. */
export async function placesOfPerson(db: Database, campaign: string, certificate: string): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select r.id as run, r.seq, r.made_at as at, l.key as list, (c.value ->> 'rank')::integer as rank,
      c.value ->> 'score' as total, (r.result -> 'rows' -> l.key ->> (c.place - 1)::integer)::integer as row
    from scoring_run r, json_each(r.result -> 'document' -> 'individuals') l,
      json_array_elements(l.value) with ordinality c (value, place)
    where r.campaign = ${campaign} and c.value ->> 'person' = ${certificate} order by r.seq desc, l.key, c.place`.execute(
    db,
  )
  return rows
}

/** No entry of the audit log may carry in the clear what tells of a person or what somebody typed. */
import { sql } from 'kysely'
import { z } from 'zod'
import { isDeclared, isOfAnotherShape } from '../platform/audit/kept-values.ts'
import type { Database } from '../platform/db/database.ts'

const Texts = z.record(z.string(), z.unknown())
/** Too short to be looked for: would be found in any hash. */
const SHORTEST = 4

/** What a person is known by: every name, login, certificate and contact that the house has, but internal ids. */
async function knownOfPeople(db: Database): Promise<string[]> {
  const { rows } = await sql<{ word: string | null; id: string }>`
    select name as word, id from person union select login, id from person union select certificate, id from person
    union select contact, id from person union select title, person from post
    union select name, '' from officer_row union select certificate, '' from officer_row limit 5000`.execute(db)
  return rows.flatMap(({ word, id }) => (word === null || word.length < SHORTEST || word === id ? [] : [word]))
}

/** Faults as sentences: the entry, what of it is wrong, and where to mend it. `planted`: texts that must not be found. */
export async function faultsOfEntries(db: Database, planted: readonly string[] = []): Promise<string[]> {
  const words = [...new Set([...(await knownOfPeople(db)), ...planted])]
  const { rows } = await sql<{ id: number; verb: string; object: string; summary: string }>`
    select id, verb, object, summary from audit_entry where format > 2 order by id`.execute(db)
  const apart = await sql<{ id: number; verb: string; content: string }>`
    select e.id, verb, content from audit_personal p join audit_entry e on e.id = p.entry
    where class = 'other-text'`.execute(db)
  return [
    ...rows.flatMap(({ id, verb, ...clear }) => {
      const text = `${clear.object} ${clear.summary}`
      const found = words.find((word) => text.includes(word)) ?? /\p{Script=Han}+/u.exec(text)?.[0]
      return found === undefined ? [] : [`entry ${id} (${verb}) carries '${found}' in the clear`]
    }),
    ...apart.rows.flatMap(({ id, verb, content }) =>
      Object.entries(Texts.safeParse(JSON.parse(content)).data ?? {})
        .filter(([name, value]) => isOfAnotherShape(name, value))
        .map(([name]) => `entry ${id} (${verb}): the shape of '${name}' in platform/audit/kept-values.ts is another`),
    ),
    ...apart.rows.flatMap(({ id, verb, content }) =>
      Object.keys(Texts.safeParse(JSON.parse(content)).data ?? {})
        .filter((name) => !isDeclared(name))
        .map((name) => `entry ${id} (${verb}): declare '${name}' in platform/audit/kept-values.ts`),
    ),
  ]
}

/** Terms of certificates in a draft of officers (a1.4d). */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { valueKey } from './model.ts'
import { columnsOf, ofDraft, type Draft, type DraftFault } from './store-drafts.ts'

const terms: readonly string[] = ['valid_from', 'valid_to']

/** A file without a column of the term says nothing of it: what the register has stays. @param read keys of the columns found */
export async function keepTerms(db: Database, draft: Draft, read: ReadonlySet<string>): Promise<void> {
  if (draft.register !== 'officers') return
  for (const column of terms.filter((one) => !read.has(valueKey(one)))) {
    const cell = sql.raw(`c${columnsOf('officers').indexOf(column) + 1}`)
    await sql`
      update register_draft d set ${cell} = o.${sql.ref(column)} from officer_row o
      where ${ofDraft(draft)} and o.campaign = d.campaign and o.key = d.key and o.until is null`.execute(db)
  }
}

/** Rows whose certificate ends before it begins; the value is its last day. */
export async function endBeforeBeginning(db: Database, draft: Draft): Promise<(DraftFault & { from: string })[]> {
  const [from, to] = terms.map((column) => sql.raw(`d.c${columnsOf('officers').indexOf(column) + 1}`))
  const { rows } = await sql<DraftFault & { from: string }>`
    select d.row, ${to} as value, ${from} as "from" from register_draft d
    where ${ofDraft(draft)} and ${from} <> '' and ${to} <> '' and ${to} < ${from} order by d.row`.execute(db)
  return rows
}

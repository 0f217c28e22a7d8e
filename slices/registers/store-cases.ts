/** Rows of the register of cases, for those who open a file from one (a1.2a): nothing is typed twice. */
import { sql } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import { countRows, pageRows, type RowsAsk } from './store-rows.ts'

export type RegisterCaseRow = {
  key: string
  number: string
  unit: string
  type: string
  decided: string
  fine: string
}

interface CasesAsk {
  campaign: string
  version: number
  territory: ReadonlySet<string> | null
  find: string
  types?: readonly string[]
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** Living rows by number, unit or fine, page by page. */
export async function casesFound(
  db: Database,
  { campaign, version, territory, find, types = [] }: CasesAsk,
  page: { offset: number; limit: number },
): Promise<{ total: number; rows: (RegisterCaseRow & { unitName: string })[] }> {
  const ask: RowsAsk = {
    ...{ campaign, version, find, register: 'cases', sort: undefined },
    territory: territory === null ? null : [...territory],
    conditions: [{ column: 'type', in: types }],
  }
  const rows = await pageRows(db, ask, page)
  return {
    total: await countRows(db, ask),
    rows: rows.map((row) => ({
      ...{ key: row._key, number: text(row['number']), unit: text(row['unit']), type: text(row['type']) },
      ...{ decided: text(row['decided']), fine: text(row['fine']), unitName: row._unitName ?? '' },
    })),
  }
}

/** The living row of a key; undefined: there is none, or it was taken out. */
export async function caseOfKey(db: Database, campaign: string, key: string): Promise<RegisterCaseRow | undefined> {
  const { rows } = await sql<RegisterCaseRow>`
    select key, number, unit, type, decided, fine::text as fine from case_row
    where campaign = ${campaign} and key = ${key} and until is null`.execute(db)
  return rows[0]
}

/** Reads one uploaded file of accounts, in a worker thread: its rows, or why it is no such table. Opens no database. */
import { readFile } from 'node:fs/promises'
import { Problem, type ProblemValues } from '../../platform/http/problem.ts'
import { readTable } from '../../platform/tables/read-table.ts'
import { rowsOfSheets, type ReadRow } from './account-rows.ts'

export interface AccountsFile {
  path: string
  fileName: string
}

export type ReadAccounts = { rows: ReadRow[] } | { refused: { code: string; values: ProblemValues } }

export default async function readAccounts({ path, fileName }: AccountsFile): Promise<ReadAccounts> {
  try {
    const rows = rowsOfSheets(await readTable(await readFile(path), fileName))
    return rows === undefined ? { refused: { code: 'people.file-without-header', values: {} } } : { rows }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    return { refused: { code: cause.code, values: cause.values } }
  }
}

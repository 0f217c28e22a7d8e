/** Loads a folder of registers through the same code as an upload: the demonstration's province at its first start. */
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Doer } from '../../platform/http/context.ts'
import { beginImport, mayKeep } from './actions.ts'
import { checkImport, readHere } from './check-import.ts'
import { registerNames, type RegisterName, trusted } from './contract.ts'
import { keepDraft } from './keep-import.ts'
import { errorsOf, findImport, moveImport, type ImportRow, type StoredSummary } from './store.ts'

export interface LoadedRegister {
  register: RegisterName
  rows: number
  version: number
}

/**
 * Every `<register>.csv` or `.xlsx` of the folder, in the order in which registers refer to each other; each is a full
 * list (replace). Answers what was loaded. @throws when a file has errors, with the first of them.
 */
export async function importFolder(doer: Doer, campaign: string, folder: string): Promise<LoadedRegister[]> {
  const loaded: LoadedRegister[] = []
  for (const register of registerNames) {
    const name = [`${register}.csv`, `${register}.xlsx`].find((file) => existsSync(join(folder, file)))
    if (name !== undefined) loaded.push(await importFile(doer, { campaign, register, folder, name }))
  }
  return loaded
}

interface FolderFile {
  campaign: string
  register: RegisterName
  folder: string
  name: string
}

async function importFile(doer: Doer, { campaign, register, folder, name }: FolderFile): Promise<LoadedRegister> {
  const stored = await doer.files.put(createReadStream(join(folder, name)))
  const file = { name, ...stored }
  const id = await beginImport(doer, { campaign, register, mode: 'replace', file, scope: '' }, 'wait')
  const which = { campaign, id }
  await checkImport(doer, which, { read: readHere, progress: () => {} })
  mayKeep(await clean(doer, which), { mode: 'replace', reason: 'first data' })
  await moveImport(doer.db, which, { from: ['checked'], set: { status: 'keeping' } })
  await keepDraft(doer, which)
  const kept = await findImport(doer.db, which)
  if (kept?.version === null || kept === undefined) throw new Error(`${name}: ${kept?.problem ?? 'not kept'}`)
  return { register, rows: goodRows(kept), version: kept.version }
}

const goodRows = (row: ImportRow): number => trusted<Partial<StoredSummary>>(row.summary).good ?? 0

async function clean(doer: Doer, which: { campaign: string; id: string }): Promise<ImportRow> {
  const row = await findImport(doer.db, which)
  const { errors } = await errorsOf(doer.db, which, { offset: 0, limit: 1 })
  const [first] = errors
  if (row === undefined || row.status !== 'checked' || first !== undefined)
    throw new Error(
      `${row?.file_name ?? ''}: ${first === undefined ? (row?.problem ?? '') : `row ${first.row}: ${first.message}`}`,
    )
  return row
}

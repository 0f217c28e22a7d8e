/** Loads a folder of registers through the same code as an upload: the demonstration's province at its first start. */
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Doer, UploadedFile } from '../../platform/http/context.ts'
import { beginImport, mayKeep } from './actions.ts'
import { checkImport, readHere } from './check-import.ts'
import { registerNames, type RegisterName, trusted } from './contract.ts'
import { keepDraft } from './keep-import.ts'
import {
  errorsOf,
  findImport,
  importsOfFile,
  listImports,
  moveImport,
  type ImportRow,
  type StoredSummary,
  type Which,
} from './store.ts'

export interface LoadedRegister {
  register: RegisterName
  rows: number
  version: number
}

/**
 * Every `<register>.csv` or `.xlsx` of the folder, in the order in which registers refer to each other; each is a full
 * list (replace). A load that died goes on where it was: a file that is kept is passed over, one under way is taken up.
 * Answers what is loaded. @throws when a file has errors, with the first of them.
 */
export async function importFolder(doer: Doer, campaign: string, folder: string): Promise<LoadedRegister[]> {
  const loaded: LoadedRegister[] = []
  for (const file of await filesIn(doer, folder)) {
    const row = await keptFile(doer, campaign, file)
    loaded.push({ register: file.register, rows: goodRows(row), version: row.version ?? 0 })
  }
  return loaded
}

/** Is everything that the campaign has kept of this folder? Then what is missing was cut off, not decided otherwise. */
export async function isOnlyFrom(doer: Doer, campaign: string, folder: string): Promise<boolean> {
  const hashes = new Set((await filesIn(doer, folder)).map(({ sha256 }) => sha256))
  const kept = (await listImports(doer.db, campaign, '')).filter(({ status }) => status === 'kept')
  return kept.every((row) => hashes.has(row.file_hash))
}

type FolderFile = Pick<UploadedFile, 'name' | 'sha256' | 'size'> & { register: RegisterName }

async function filesIn(doer: Doer, folder: string): Promise<FolderFile[]> {
  const found: FolderFile[] = []
  for (const register of registerNames) {
    const name = [`${register}.csv`, `${register}.xlsx`].find((file) => existsSync(join(folder, file)))
    if (name !== undefined)
      found.push({ register, name, ...(await doer.files.put(createReadStream(join(folder, name)))) })
  }
  return found
}

async function keptFile(doer: Doer, campaign: string, file: FolderFile): Promise<ImportRow> {
  const before = await importsOfFile(doer.db, { campaign, register: file.register, hash: file.sha256 })
  const done = before.find(({ status }) => status === 'kept')
  if (done !== undefined) await keepDraft(doer, { campaign, id: done.id })
  if (done !== undefined) return done
  const underWay = before.find(({ status }) => ['reading', 'checked', 'keeping'].includes(status))
  const id = underWay?.id ?? (await begin(doer, campaign, file))
  await goOn(doer, { campaign, id })
  const kept = await findImport(doer.db, { campaign, id })
  if (kept?.status !== 'kept') throw new Error(`${file.name}: ${kept?.problem ?? 'not kept'}`)
  return kept
}

const begin = (doer: Doer, campaign: string, { register, name, sha256, size }: FolderFile): Promise<string> =>
  beginImport(doer, { campaign, register, mode: 'replace', file: { name, sha256, size }, scope: '' }, 'wait')

/** From whichever state it is in to kept. */
async function goOn(doer: Doer, which: Which): Promise<void> {
  await checkImport(doer, which, { read: readHere, progress: () => {} })
  if ((await findImport(doer.db, which))?.status !== 'keeping') {
    mayKeep(await clean(doer, which), { mode: 'replace', reason: 'first data' })
    await moveImport(doer.db, which, { from: ['checked'], set: { status: 'keeping' } })
  }
  await keepDraft(doer, which)
}

const goodRows = (row: ImportRow): number => trusted<Partial<StoredSummary>>(row.summary).good ?? 0

async function clean(doer: Doer, which: Which): Promise<ImportRow> {
  const row = await findImport(doer.db, which)
  const { errors } = await errorsOf(doer.db, which, { offset: 0, limit: 1 })
  const [first] = errors
  if (row === undefined || row.status !== 'checked' || first !== undefined)
    throw new Error(
      `${row?.file_name ?? ''}: ${first === undefined ? (row?.problem ?? '') : `row ${first.row}: ${first.message}`}`,
    )
  return row
}

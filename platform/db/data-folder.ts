/**
 * All tables as a folder of text, the same bytes for the same data on either database: `manifest.json` and `tables/<name>.jsonl`,
 * a line a row, an array of texts in the order of the manifest's columns, rows by the bytes of their keys.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { bulkInsert } from './bulk-insert.ts'
import type { Database } from './database.ts'
import { inTransaction } from './in-transaction.ts'
import {
  allRows,
  appliedMigrations,
  columnsOf,
  keyOf,
  mustBeEmpty,
  MoveRefused,
  setSequences,
  tablesInOrder,
  type AppliedMigration,
  type TextRow,
} from './whole-tables.ts'

export const FORMAT = 'lianbing-data-1'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const name = z.string().regex(/^[a-z0-9_]{1,63}$/)

const tableEntry = z.strictObject({ table: name, columns: z.array(name).min(1), rows: z.int().min(0), sha256: hash })

export const dataManifest = z.strictObject({
  format: z.literal(FORMAT),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: hash })),
  /** In the order in which they are read: what others refer to first. */
  tables: z.array(tableEntry),
  /** Uploaded files, by name; `files/<sha256>`. */
  files: z.array(z.strictObject({ sha256: hash, size: z.int().min(0) })),
})
export type DataManifest = z.output<typeof dataManifest>
type TableEntry = DataManifest['tables'][number]

/** From one snapshot. @param folder exists and is empty */
export async function exportTables(
  db: Database,
  folder: string,
  tell: (line: string) => void,
): Promise<Pick<DataManifest, 'migrations' | 'tables'>> {
  await mkdir(join(folder, 'tables'), { mode: 0o700 })
  return inTransaction(
    db,
    async (tx) => {
      const tables: TableEntry[] = []
      for (const table of await tablesInOrder(tx)) {
        tables.push(await exportTable(tx, table, fileOf(folder, table)))
        tell(`${table}: ${tables.at(-1)?.rows ?? 0}`)
      }
      return { migrations: await appliedMigrations(tx), tables }
    },
    'repeatable read',
  )
}

const fileOf = (folder: string, table: string): string => join(folder, 'tables', `${table}.jsonl`)

async function exportTable(tx: Database, table: string, file: string): Promise<TableEntry> {
  const columns = await columnsOf(tx, table)
  const measured = { rows: 0, hash: createHash('sha256') }
  const lines = allRows(tx, { table, columns, order: await keyOf(tx, table) })
  await pipeline(Readable.from(inLines(lines, measured)), createWriteStream(file, { mode: 0o600, flags: 'wx' }))
  return { table, columns, rows: measured.rows, sha256: measured.hash.digest('hex') }
}

const CHUNK = 1 << 16
/** They end a line for some readers. */
const SEPARATORS = /[\u2028\u2029]/g
const escaped = (mark: string): string => `\\u${mark.charCodeAt(0).toString(16)}`

async function* inLines(
  rows: AsyncIterable<TextRow>,
  measured: { rows: number; hash: ReturnType<typeof createHash> },
): AsyncGenerator<string> {
  let chunk = ''
  for await (const row of rows) {
    measured.rows++
    chunk += `${JSON.stringify(row).replace(SEPARATORS, escaped)}\n`
    if (chunk.length < CHUNK) continue
    measured.hash.update(chunk)
    yield chunk
    chunk = ''
  }
  measured.hash.update(chunk)
  yield chunk
}

/** The one way that it is written. */
export const manifestText = (manifest: DataManifest): string => `${JSON.stringify(manifest, null, 1)}\n`

export const writeManifest = (folder: string, manifest: DataManifest): Promise<void> =>
  writeFile(join(folder, 'manifest.json'), manifestText(manifest), { mode: 0o600, flag: 'wx' })

/** @throws MoveRefused */
export async function readManifest(folder: string): Promise<DataManifest> {
  const file = join(folder, 'manifest.json')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) throw new MoveRefused(`${file} is not there: give a folder that export-data has written.`)
  try {
    return dataManifest.parse(JSON.parse(text))
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : []
    const where = issue === undefined ? 'it is no JSON' : `${issue.path.join('.')}: ${issue.message}`
    throw new MoveRefused(`${file} cannot be read (${where}): it was not written by this version of export-data.`)
  }
}

/** Everything or nothing. @param db migrated and empty. @throws MoveRefused naming file and line */
export async function importTables(
  db: Database,
  { folder, manifest }: { folder: string; manifest: DataManifest },
  tell: (line: string) => void,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    mustBeSameVersion(await appliedMigrations(tx), manifest.migrations)
    const known = await tablesInOrder(tx)
    for (const table of known) await mustBeEmpty(tx, table)
    const given = manifest.tables.map(({ table }) => table)
    if (known.toSorted().join() !== given.toSorted().join())
      throw new MoveRefused('The manifest names other tables than this version has: nothing was imported.')
    for (const table of known) {
      const entry = manifest.tables.find((one) => one.table === table)
      if (entry === undefined) continue
      await importTable(tx, entry, fileOf(folder, table))
      tell(`${table}: ${entry.rows}`)
    }
    await setSequences(tx)
  })
}

function mustBeSameVersion(here: readonly AppliedMigration[], there: readonly AppliedMigration[]): void {
  if (JSON.stringify(here) === JSON.stringify(there)) return
  const names = new Set(here.map((one) => `${one.name} ${one.sha256}`))
  const other = there.find((one) => !names.has(`${one.name} ${one.sha256}`))?.name ?? 'a newer one here'
  throw new MoveRefused(
    `The data were exported by another version (schema change ${other}): export with the version that you import with.`,
  )
}

async function importTable(tx: Database, entry: TableEntry, file: string): Promise<void> {
  const { table, columns } = entry
  if (columns.join() !== (await columnsOf(tx, table)).join())
    throw new MoveRefused(`${file}: the manifest names other columns than table ${table} has. Nothing was imported.`)
  const measured = { rows: 0, hash: createHash('sha256') }
  await bulkInsert(tx, { table, columns, keepIdentity: true }, linesOf(file, columns.length, measured)).catch(
    (error: unknown) => {
      if (error instanceof MoveRefused) throw error
      const said = error instanceof Error ? error.message : String(error)
      throw new MoveRefused(`${file}: the database refuses it: ${said}. Nothing was imported.`)
    },
  )
  if (measured.rows !== entry.rows || measured.hash.digest('hex') !== entry.sha256)
    throw new MoveRefused(
      `${file} is not what was exported: ${measured.rows} rows, the manifest says ${entry.rows} with SHA-256 ${entry.sha256}. Nothing was imported.`,
    )
}

const line = z.array(z.string().nullable())

async function* linesOf(
  file: string,
  width: number,
  measured: { rows: number; hash: ReturnType<typeof createHash> },
): AsyncGenerator<TextRow> {
  const handle = await open(file).catch(() => undefined)
  if (handle === undefined) throw new MoveRefused(`${file} cannot be read. Nothing was imported.`)
  for await (const text of handle.readLines()) {
    measured.rows++
    measured.hash.update(`${text}\n`)
    yield rowOf(text, width, `${file}, line ${measured.rows}`)
  }
}

function rowOf(text: string, width: number, where: string): TextRow {
  try {
    const row = line.parse(JSON.parse(text))
    if (row.length === width) return row
  } catch {
    // told below
  }
  throw new MoveRefused(`${where}: not a row of ${width} texts. Nothing was imported.`)
}

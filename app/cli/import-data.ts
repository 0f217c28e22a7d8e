import { createReadStream } from 'node:fs'
import { join, resolve } from 'node:path'
import { importTables, readManifest, type DataManifest } from '../../platform/db/data-folder.ts'
import type { Place } from '../../platform/db/open.ts'
import { MoveRefused } from '../../platform/db/whole-tables.ts'
import { localFiles } from '../../platform/files/file-store.ts'
import { migrated, placeOf, runOverData, textsGiven, withDatabase } from './data-places.ts'

export const summary = 'brings back what export-data wrote, whole or not at all'

const usage = `Usage: lianbing import-data --from <folder of export-data> --data <new data directory> [--database postgresql://…]

The target must be empty. Every table and file is held against the manifest's hash before anything is kept. Copy the
installation's keys (installation.key, audit-*.key) and settings into the data directory yourself, before its first start.
`

export const run = (args: string[]): Promise<number> =>
  runOverData(args, { name: 'import-data', usage, asked: readArguments(args), work: importAll })

interface Asked {
  from: string
  directory: string
  place: Place
}

function readArguments(args: string[]): Asked | undefined {
  const { from, data, database } = textsGiven(args, ['from', 'data', 'database']) ?? {}
  if (from === undefined || data === undefined) return undefined
  return { from: resolve(from), directory: resolve(data), place: placeOf(database ?? data) }
}

async function importAll({ from, directory, place }: Asked): Promise<void> {
  const manifest = await readManifest(from)
  const tell = (line: string): void => void process.stdout.write(`${line}\n`)
  await withDatabase(place, async (opened) => {
    await migrated(opened)
    await importFiles(manifest.files, join(from, 'files'), join(directory, 'files'))
    await importTables(opened.db, { folder: from, manifest }, tell)
  })
  const rows = manifest.tables.reduce((sum, one) => sum + one.rows, 0)
  tell(`${manifest.tables.length} tables, ${rows} rows, ${manifest.files.length} files; every hash agrees.`)
}

/** Files are kept by what they contain: one that is there already stays; what a refused import left harms nothing. */
async function importFiles(files: DataManifest['files'], from: string, to: string): Promise<void> {
  const store = localFiles(to)
  for (const { sha256 } of files) {
    const kept = await store.put(createReadStream(join(from, sha256))).catch((error: unknown) => {
      throw new MoveRefused(`${join(from, sha256)} cannot be read: ${String(error)}. Nothing was imported.`)
    })
    if (kept.sha256 !== sha256)
      throw new MoveRefused(`${join(from, sha256)} is not what was exported: its SHA-256 is ${kept.sha256}.`)
  }
}

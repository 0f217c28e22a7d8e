import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Transform } from 'node:stream'
import { exportTables, FORMAT, manifestText, writeManifest, type DataManifest } from '../../platform/db/data-folder.ts'
import type { Place } from '../../platform/db/open.ts'
import { MoveRefused } from '../../platform/db/whole-tables.ts'
import { placeOf, runOverData, textsGiven, withDatabase } from './data-places.ts'

export const summary = 'writes all data and files into a folder of text, the same bytes for the same data'

const usage = `Usage: lianbing export-data --data <data directory> [--database postgresql://…] --to <new folder>

Stop the server first. The folder holds manifest.json, tables/<name>.jsonl and files/<sha256>: everything but the installation's
own keys (installation.key, audit-*.key) and settings, which you copy apart. It tells of people: keep it as you keep the data.
Bring it back with: lianbing import-data --from <folder> --data <new directory>
`

export const run = (args: string[]): Promise<number> =>
  runOverData(args, { name: 'export-data', usage, asked: readArguments(args), work: exportAll })

interface Asked {
  directory: string
  place: Place
  to: string
}

function readArguments(args: string[]): Asked | undefined {
  const { data, database, to } = textsGiven(args, ['data', 'database', 'to']) ?? {}
  if (data === undefined || to === undefined) return undefined
  return { directory: resolve(data), place: placeOf(database ?? data), to: resolve(to) }
}

async function exportAll({ directory, place, to }: Asked): Promise<void> {
  await mustHoldData(directory, place)
  await mustBeNew(to)
  const tell = (line: string): void => void process.stdout.write(`${line}\n`)
  const tables = await withDatabase(place, ({ db }) => exportTables(db, to, tell))
  const files = await exportFiles(join(directory, 'files'), join(to, 'files'))
  const manifest: DataManifest = { format: FORMAT, ...tables, files }
  await writeManifest(to, manifest)
  const rows = tables.tables.reduce((sum, one) => sum + one.rows, 0)
  const hash = createHash('sha256').update(manifestText(manifest)).digest('hex')
  tell(`${tables.tables.length} tables, ${rows} rows, ${files.length} files. SHA-256 of manifest.json: ${hash}`)
}

async function mustHoldData(directory: string, place: Place): Promise<void> {
  if (typeof place === 'object' && 'url' in place) return
  if (!(await isThere(join(directory, 'db'))))
    throw new MoveRefused(`${directory} holds no data: give the data directory.`)
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

async function mustBeNew(to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  if ((await readdir(to)).length > 0) throw new MoveRefused(`${to} is not empty: give a new folder.`)
}

/** Every stored file, hashed anew. @throws MoveRefused where a file is not what its name says */
async function exportFiles(from: string, to: string): Promise<DataManifest['files']> {
  await mkdir(to, { mode: 0o700 })
  const files: DataManifest['files'] = []
  for (const folder of (await readdir(from).catch(() => [])).filter((one) => /^[0-9a-f]{2}$/.test(one)).toSorted())
    for (const sha256 of (await readdir(join(from, folder))).filter((one) => /^[0-9a-f]{64}$/.test(one)).toSorted())
      files.push(await copyFile(sha256, join(from, folder, sha256), join(to, sha256)))
  return files
}

/** @throws MoveRefused */
export async function copyFile(sha256: string, from: string, to: string): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(createReadStream(from), measure, createWriteStream(to, { mode: 0o600 }))
  const is = hash.digest('hex')
  if (is !== sha256) throw new MoveRefused(`${from} is not what its name says: its SHA-256 is ${is}.`)
  return { sha256, size }
}

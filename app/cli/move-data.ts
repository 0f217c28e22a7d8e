import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DirectoryInUse } from '../../platform/db/lock.ts'
import { collectMigrations, migrate } from '../../platform/db/migrate.ts'
import { moveEverything, MoveRefused } from '../../platform/db/move.ts'
import { openDatabase, type Place } from '../../platform/db/open.ts'

export const summary = 'copies everything from the embedded database to a PostgreSQL server, or back'

const usage = `Usage: lianbing move-data --from <data directory | postgresql://…> --to <postgresql://… | data directory>

Stop the server first. The target must be empty; nothing is changed in the source. Every table is compared by count and
hash before the target keeps anything. Uploaded files stay in LIANBING_DATA/files: keep that directory, or copy it.
`

const root = fileURLToPath(new URL('../../', import.meta.url))

export async function run(args: string[]): Promise<number> {
  const places = readPlaces(args)
  if (places === undefined) {
    process.stderr.write(usage)
    return args.includes('--help') ? 0 : 2
  }
  try {
    await move(places)
    return 0
  } catch (error) {
    if (!(error instanceof MoveRefused || error instanceof DirectoryInUse)) throw error
    process.stderr.write(`lianbing move-data: ${error.message}\n`)
    return 1
  }
}

interface Places {
  from: Place
  to: Place
}

function readPlaces(args: string[]): Places | undefined {
  try {
    const { values } = parseArgs({ args, options: { from: { type: 'string' }, to: { type: 'string' } } })
    return values.from === undefined || values.to === undefined
      ? undefined
      : { from: placeOf(values.from), to: placeOf(values.to) }
  } catch {
    return undefined
  }
}

const placeOf = (text: string): Place =>
  /^postgres(ql)?:\/\//.test(text) ? { url: text } : { directory: resolve(text) }

async function move({ from, to }: Places): Promise<void> {
  const source = await openDatabase(from)
  try {
    const target = await openDatabase(to)
    try {
      await migrate(target.db, await collectMigrations(root))
      const moved = await moveEverything(source.db, target.db, (line) => process.stdout.write(`${line}\n`))
      const rows = moved.reduce((sum, table) => sum + table.rows, 0)
      process.stdout.write(`Moved ${moved.length} tables, ${rows} rows; counts and hashes agree.\n`)
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

import { parseArgs } from 'node:util'
import { DirectoryInUse } from '../../platform/db/lock.ts'
import { moveEverything } from '../../platform/db/move.ts'
import type { Place } from '../../platform/db/open.ts'
import { MoveRefused } from '../../platform/db/whole-tables.ts'
import { migrated, placeOf, withDatabase } from './data-places.ts'

export const summary = 'copies everything from the embedded database to a PostgreSQL server, or back'

const usage = `Usage: lianbing move-data --from <data directory | postgresql://…> --to <postgresql://… | data directory>

Stop the server first. The target must be empty; nothing is changed in the source. Every table is compared by count and
hash before the target keeps anything. Uploaded files stay in LIANBING_DATA/files: keep that directory, or copy it.
`

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

async function move({ from, to }: Places): Promise<void> {
  await withDatabase(from, (source) =>
    withDatabase(to, async (target) => {
      await migrated(target)
      const moved = await moveEverything(source.db, target.db, (line) => process.stdout.write(`${line}\n`))
      const rows = moved.reduce((sum, table) => sum + table.rows, 0)
      process.stdout.write(`Moved ${moved.length} tables, ${rows} rows; counts and hashes agree.\n`)
    }),
  )
}

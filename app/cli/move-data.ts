import { moveEverything } from '../../platform/db/move.ts'
import type { Place } from '../../platform/db/open.ts'
import { migrated, placeOf, runOverData, textsGiven, withDatabase } from './data-places.ts'

export const summary = 'copies everything from the embedded database to a PostgreSQL server, or back'

const usage = `Usage: lianbing move-data --from <data directory | postgresql://…> --to <postgresql://… | data directory>

Stop the server first. The target must be empty; nothing is changed in the source. Every table is compared by count and
hash before the target keeps anything. Uploaded files stay in LIANBING_DATA/files: keep that directory, or copy it.
`

export const run = (args: string[]): Promise<number> =>
  runOverData(args, { name: 'move-data', usage, asked: readPlaces(args), work: move })

interface Places {
  from: Place
  to: Place
}

function readPlaces(args: string[]): Places | undefined {
  const { from, to } = textsGiven(args, ['from', 'to']) ?? {}
  return from === undefined || to === undefined ? undefined : { from: placeOf(from), to: placeOf(to) }
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

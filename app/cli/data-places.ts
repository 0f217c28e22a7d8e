/** What the commands over all data share: arguments, refusals, a place by its text, databases opened and closed. */
import { resolve } from 'node:path'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { fileURLToPath } from 'node:url'
import { collectMigrations, migrate } from '../../platform/db/migrate.ts'
import { DirectoryInUse } from '../../platform/db/lock.ts'
import { openDatabase, type OpenDatabase, type Place } from '../../platform/db/open.ts'
import { MoveRefused } from '../../platform/db/whole-tables.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

export const placeOf = (text: string): Place =>
  /^postgres(ql)?:\/\//.test(text) ? { url: text } : { directory: resolve(text) }

export async function withDatabase<T>(place: Place, use: (opened: OpenDatabase) => Promise<T>): Promise<T> {
  const opened = await openDatabase(place)
  try {
    return await use(opened)
  } finally {
    await opened.close()
  }
}

export const shippedMigrations = () => collectMigrations(root)

/** The newest schema on what may be an empty database. */
export const migrated = async ({ db }: OpenDatabase): Promise<void> => {
  await migrate(db, await shippedMigrations())
}

/** The texts that were given; undefined: an argument that the command does not have, or its help. */
export function textsGiven(args: string[], names: readonly string[]): Readonly<Record<string, string>> | undefined {
  const text = { type: 'string' } as const
  const options: ParseArgsOptionsConfig = Object.fromEntries(names.map((name) => [name, text]))
  try {
    const { values } = parseArgs({ args, options })
    return Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    )
  } catch {
    return undefined
  }
}

interface Command<T> {
  name: string
  usage: string
  /** What is asked for; undefined: not enough to begin. */
  asked: T | undefined
  work: (asked: T) => Promise<void>
}

/** Exit code: 0 done, 1 refused with a sentence, 2 the usage was shown for want of something (0 where it was asked for). */
export async function runOverData<T>(args: string[], { name, usage, asked, work }: Command<T>): Promise<number> {
  if (asked === undefined) {
    process.stderr.write(usage)
    return args.includes('--help') ? 0 : 2
  }
  try {
    await work(asked)
    return 0
  } catch (error) {
    if (!(error instanceof MoveRefused || error instanceof DirectoryInUse)) throw error
    process.stderr.write(`lianbing ${name}: ${error.message}\n`)
    return 1
  }
}

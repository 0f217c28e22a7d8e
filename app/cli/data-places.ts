/** What the commands over all data share: a place by its text, and both databases opened and closed. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { collectMigrations, migrate } from '../../platform/db/migrate.ts'
import { openDatabase, type OpenDatabase, type Place } from '../../platform/db/open.ts'

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

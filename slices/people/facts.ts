/** What people tell others (server only). */
import type { Database } from '../../platform/db/database.ts'
import { namesByIds } from './store.ts'

/** Internal id → the name that is shown; ids nobody has are left out. */
export const personNames = (db: Database, ids: readonly string[]): Promise<Map<string, string>> => namesByIds(db, ids)

import type { Database } from '../../platform/db/database.ts'
export type Known = Database

import type { Database } from '../db/database.ts'
export type Known = Database

import { sql } from 'kysely'
import { open } from '../../platform/db/database.ts'
export const count = () => sql`select 1`.execute(open())

import type { Database } from '../../platform/db/database.ts'

/** The case numbers of a campaign that are published by a day (Shanghai); none where nobody knows. The server hands it in: the draw asks no later slice. */
export type PublicCases = (db: Database, campaign: string, day: string) => Promise<ReadonlySet<string>>

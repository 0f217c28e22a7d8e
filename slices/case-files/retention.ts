/** Versions that were replaced hold personal data for no purpose once results can be contested no longer. */
import type { RetentionClass } from '../../platform/audit/retention.ts'
import { countOldVersions, removeOldVersions } from './store-desk.ts'

const KEEP_DAYS = 1095

const before = (today: string): string => new Date(Date.parse(today) - KEEP_DAYS * 86_400_000).toISOString()

export const retention: readonly RetentionClass[] = [
  {
    ...{ name: 'case-file-version', keepDays: KEEP_DAYS },
    law: 'PIPL art. 19, 47: until the results can no longer be contested; the newest version and those in slots are records of the office',
    due: (db, today) => countOldVersions(db, before(today)),
    remove: (tx, today) => removeOldVersions(tx, before(today)),
  },
]

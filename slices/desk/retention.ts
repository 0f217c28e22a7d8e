import type { RetentionClass } from '../../platform/audit/retention.ts'
import { countOld, removeOld } from '../../platform/notices/store.ts'
import { NOTICE_DAYS } from './notices.ts'

const oldest = (today: string): string => new Date(Date.parse(today) - NOTICE_DAYS * 86_400_000).toISOString()

/** Receipts go with their notices. */
export const retention: readonly RetentionClass[] = [
  {
    ...{ name: 'notice', keepDays: NOTICE_DAYS, law: 'PIPL art. 19, 47: a year, the length of a campaign' },
    due: (db, today) => countOld(db, oldest(today)),
    remove: (tx, today) => removeOld(tx, oldest(today)),
  },
]

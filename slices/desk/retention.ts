import type { RetentionClass } from '../../platform/audit/retention.ts'
import { countOld, countRead, removeOld, removeRead } from '../../platform/notices/store.ts'
import { NOTICE_DAYS } from './notices.ts'

const READ_DAYS = 180

const before = (today: string, days: number): string => new Date(Date.parse(today) - days * 86_400_000).toISOString()

/** Receipts go with their notices. */
export const retention: readonly RetentionClass[] = [
  {
    ...{ name: 'notice', keepDays: NOTICE_DAYS, law: 'PIPL art. 19, 47: a year, the length of a campaign' },
    due: (db, today) => countOld(db, before(today, NOTICE_DAYS)),
    remove: (tx, today) => removeOld(tx, before(today, NOTICE_DAYS)),
  },
  {
    ...{ name: 'read-notice', keepDays: READ_DAYS, law: 'PIPL art. 19, 47: half a year after it was read' },
    due: (db, today) => countRead(db, before(today, READ_DAYS)),
    remove: (tx, today) => removeRead(tx, before(today, READ_DAYS)),
  },
]

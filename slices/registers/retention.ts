import type { RetentionClass } from '../../platform/audit/retention.ts'
import { filesToRemove, markDeleted, spentFiles } from './store-retention.ts'

/** As long as somebody may ask why a file was given up, or what the rows were that a later file replaced. */
const KEEP_DAYS = 365

const before = (today: string): string => new Date(Date.parse(today) - KEEP_DAYS * 86_400_000).toISOString()

/** A raw file behind a living row, or behind a frozen result, is evidence and stays. */
export const retention: readonly RetentionClass[] = [
  {
    ...{ name: 'raw-file', keepDays: KEEP_DAYS, law: 'PIPL art. 19, 47: a year after nothing needs it any more' },
    due: async (db, today) => (await spentFiles(db, before(today))).length,
    remove: async (tx, today) => {
      const files = await spentFiles(tx, before(today))
      if (files.length > 0) await markDeleted(tx, files, today)
      return files.length
    },
    sweep: async ({ db, files, now }) => {
      const aDayOld = now().getTime() - 86_400_000
      for (const hash of await filesToRemove(db)) await files.removeOlder(hash, aDayOld)
    },
  },
]

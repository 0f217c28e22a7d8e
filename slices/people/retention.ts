import type { RetentionClass } from '../../platform/audit/retention.ts'
import { countPast, removePast, type PastClass } from './store-retention.ts'

const ofPast = (name: PastClass, keepDays: number, law: string): RetentionClass => {
  const before = (today: string): string => new Date(Date.parse(today) - keepDays * 86_400_000).toISOString()
  return {
    ...{ name, keepDays, law },
    due: (db, today) => countPast(db, name, before(today)),
    remove: (tx, today) => removePast(tx, name, before(today)),
  }
}

/** What signing in leaves behind, and corrections that were answered. */
export const retention: readonly RetentionClass[] = [
  ofPast('ended-session', 30, 'PIPL art. 19; Cybersecurity Law art. 21 (3): the sign-in itself stands in the log'),
  ofPast('set-up-link', 180, 'PIPL art. 19; Cybersecurity Law art. 21 (3): six months'),
  ofPast('sign-in-failure', 190, 'PIPL art. 19; Cybersecurity Law art. 21 (3): at least six months'),
  ofPast('correction', 1095, 'PIPL art. 19, 46, 47: until the results can no longer be contested'),
]

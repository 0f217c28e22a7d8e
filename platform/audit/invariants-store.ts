/** What always holds of the audit log beside its chains, which `verify.ts` proves. */
import { sql } from 'kysely'
import { breaking } from '../invariants/breaking-store.ts'
import type { Invariant } from '../invariants/invariant.ts'

export const invariants: readonly Invariant[] = [
  {
    name: 'audit.linked-or-waiting',
    says: {
      'zh-CN': '每条日志或已入链，或在等待入链，不会两者都是。',
      en: 'Every entry of the log is linked or waits to be, never both.',
    },
    broken: breaking(sql`
      select 'entry:' || e.id as object from audit_entry e
      left join audit_link l on l.entry = e.id left join audit_waiting w on w.entry = e.id
      where (l.entry is null) = (w.entry is null)`),
  },
  {
    name: 'audit.chain-counts-on',
    says: {
      'zh-CN': '每条链的位置连续编号，前后相接。',
      en: 'The places of a chain count on without a gap, each on the hash before it.',
    },
    broken: breaking(sql`
      select 'entry:' || entry as object from (
        select entry, place, previous, lag(place) over (partition by chain order by place) as before,
          lag(hash) over (partition by chain order by place) as hash from audit_link) l
      where before is not null and (place <> before + 1 or previous <> hash)`),
  },
  {
    name: 'audit.approved-by-another',
    says: {
      'zh-CN': '两人事项由两人决定：同意者不是提出者。',
      en: 'What takes two was approved by another than who asked.',
    },
    broken: breaking(sql`
      select 'approval:' || id as object from approval where state = 'approved' and decided_by = asked_by`),
  },
]

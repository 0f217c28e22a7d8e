/** What always holds of rosters and key-enterprise figures (n5.1, a1.2c, a1.4d), asked every night. */
import { sql } from 'kysely'
import { breaking } from '../../platform/invariants/breaking-store.ts'
import type { Invariant } from '../../platform/invariants/invariant.ts'

export const invariants: readonly Invariant[] = [
  {
    name: 'organisation.roster-has-its-rows',
    says: {
      'zh-CN': '冻结名单的人数和未列入人数，与保存的行数相同。',
      en: 'A frozen roster has as many rows, and as many left out, as it says.',
    },
    broken: breaking(sql`
      select 'roster:' || id as object from roster r
      where rows <> (select count(*) from roster_row x where x.campaign = r.campaign and x.roster = r.id)
        or left_out <> (select count(*) from roster_left_out x where x.campaign = r.campaign and x.roster = r.id)`),
  },
  {
    name: 'organisation.one-accepted-figure',
    says: {
      'zh-CN': '一个单位同时最多只有一份被采用的重点企业数；采用、退回都有决定人。',
      en: 'A unit has one accepted figure of key enterprises at most; what was accepted or returned says by whom.',
    },
    broken: breaking(sql`
      select 'unit:' || unit as object from key_enterprise_report where state = 'accepted'
      group by campaign, unit having count(*) > 1
      union select 'unit:' || unit from key_enterprise_report
      where (state in ('accepted', 'returned') and decided_by is null)
        or (state = 'accepted' and (accepted_state_controlled is null or accepted_key_monitored is null))`),
  },
]

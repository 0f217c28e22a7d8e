/** What always holds of what devices sent. */
import { sql } from 'kysely'
import { breaking } from '../invariants/breaking-store.ts'
import type { Invariant } from '../invariants/invariant.ts'

export const invariants: readonly Invariant[] = [
  {
    name: 'sync.in-order',
    says: {
      'zh-CN': '每台设备送来的修改连续编号，一个不少。',
      en: 'The changes of a device count from 1 without a gap.',
    },
    broken: breaking(sql`
      select 'device:' || device as object from device_change
      group by device, stream having max(seq) <> count(*) or min(seq) <> 1`),
  },
]

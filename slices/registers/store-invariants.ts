/** What always holds of the registers' versions, asked every night. */
import { sql, type RawBuilder } from 'kysely'
import { breaking } from '../../platform/invariants/breaking-store.ts'
import type { Invariant } from '../../platform/invariants/invariant.ts'

const tables = [
  ...['unit_row', 'officer_row', 'case_row', 'figure_row', 'exam_score_row', 'file_score_row', 'nomination_row'],
  'report_score_row',
]

const each = (query: (table: RawBuilder<unknown>) => RawBuilder<unknown>): RawBuilder<{ object: string }> =>
  sql`${sql.join(
    tables.map((table) => query(sql.table(table))),
    sql` union all `,
  )}`

export const invariants: readonly Invariant[] = [
  {
    name: 'registers.one-row-at-a-time',
    says: {
      'zh-CN': '登记表的任一行在任一版本只有一个内容：同一行的各段有效期首尾不重叠。',
      en: 'A register row has one content at any version: the spans of a row never overlap.',
    },
    broken: breaking(
      each(
        (table) => sql`
        select 'import:' || import_id as object from (
          select import_id, since, until, lead(since) over (partition by campaign, key order by since) as next
          from ${table}) as spans
        where until <= since or (next is not null and (until is null or until > next))`,
      ),
    ),
  },
  {
    name: 'registers.row-is-of-a-kept-import',
    says: {
      'zh-CN': '每一行都出自一次已采用的导入，行的起始版本就是那次导入的版本。',
      en: 'Every row comes from a kept import and begins with the version of that import.',
    },
    broken: breaking(
      each(
        (table) => sql`
        select distinct 'import:' || r.import_id as object from ${table} r
        left join register_import i on i.campaign = r.campaign and i.id = r.import_id
        where i.status is distinct from 'kept' or i.version is distinct from r.since`,
      ),
    ),
  },
  {
    name: 'registers.kept-has-a-version',
    says: {
      'zh-CN': '已采用的导入都有版本号、采用人和时间；未采用的没有版本号。',
      en: 'A kept import has a version, who kept it and when; what is not kept has no version.',
    },
    broken: breaking(sql`
      select 'import:' || id as object from register_import
      where (status = 'kept') <> (version is not null) or (status = 'kept' and (kept_by is null or kept_at is null))`),
  },
]

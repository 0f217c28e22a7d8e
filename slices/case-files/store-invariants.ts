/** What always holds of case files (n1.3, n2.2a, a1.1b–a1.1f), asked every night. */
import { sql } from 'kysely'
import { breaking } from '../../platform/invariants/breaking-store.ts'
import type { Invariant } from '../../platform/invariants/invariant.ts'

const file = sql`'case-file:' || f.id as object`

export const invariants: readonly Invariant[] = [
  {
    name: 'case-files.head-is-newest',
    says: {
      'zh-CN': '案卷的当前文本就是它的最新版本；版本从 1 起连续编号。',
      en: 'The current text of a case file is its newest version; versions count from 1 without a gap.',
    },
    broken: breaking(sql`
      select ${file} from case_file f left join lateral (
        select max(version) as newest, count(*) as versions, (array_agg(hash order by version desc))[1] as hash
        from case_file_version v where v.campaign = f.campaign and v.file = f.id) v on true
      where f.version is distinct from v.newest or f.version <> v.versions or f.hash is distinct from v.hash`),
  },
  {
    name: 'case-files.version-is-its-hash',
    says: {
      'zh-CN': '每个版本的文本与其 SHA-256 校验值一致。',
      en: 'The text of every version has the SHA-256 that stands beside it.',
    },
    broken: breaking(sql`
      select 'case-file:' || file || '/' || version as object from case_file_version
      where hash <> encode(sha256(convert_to(document, 'UTF8')), 'hex')`),
  },
  {
    name: 'case-files.counts-are-findings',
    says: {
      'zh-CN': '案卷旁边显示的问题数，等于检查结果的条数。',
      en: 'No more faults are counted beside a case file than findings are kept of it.',
    },
    broken: breaking(sql`
      select ${file} from case_file f
      where f.fatal + f.errors + f.warnings + f.asks > (
        select count(*) from case_file_finding x where x.campaign = f.campaign and x.file = f.id)`),
  },
  {
    name: 'case-files.entry-has-its-version',
    says: {
      'zh-CN': '填入席位的案卷，其当时的版本与校验值都在，且属于该单位。',
      en: 'What was put forward into a slot exists in that version with that hash and is of that unit.',
    },
    broken: breaking(sql`
      select 'case-file:' || e.file as object from case_file_entry e
      left join case_file f on f.campaign = e.campaign and f.id = e.file
      left join case_file_version v on v.campaign = e.campaign and v.file = e.file and v.version = e.version
      where v.hash is distinct from e.hash or f.unit is distinct from e.unit`),
  },
  {
    name: 'case-files.used-once',
    says: {
      'zh-CN': '同一案号的案卷，同时只占用一个席位。',
      en: 'The files of one case number stand in one slot at a time.',
    },
    broken: breaking(sql`
      select 'case-file:' || min(f.id) as object from case_file_entry e
      join case_file f on f.campaign = e.campaign and f.id = e.file
      where e.state = 'standing' and f.number <> ''
      group by e.campaign, f.number having count(*) > 1`),
  },
  {
    name: 'case-files.guidance-is-its-last-step',
    says: {
      'zh-CN': '指导意见的状态与它最后一步一致；步骤连续编号。',
      en: 'Guidance stands where its last step left it; steps count from 1 without a gap.',
    },
    broken: breaking(sql`
      select 'case-file:' || g.file as object from case_file_guidance g left join lateral (
        select max(place) as newest, min(place) as oldest, count(*) as steps, (array_agg(kind order by place desc))[1] as kind
        from case_file_guidance_step s where s.campaign = g.campaign and s.guidance = g.id) s on true
      where s.newest - s.oldest + 1 is distinct from s.steps::int or g.state is distinct from
        case s.kind when 'answer' then 'answered' when 'resolve' then 'resolved' else 'open' end`),
  },
]

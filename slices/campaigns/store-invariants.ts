/** What always holds of a campaign's versions and stages, asked every night. */
import { sql } from 'kysely'
import { breaking } from '../../platform/invariants/breaking-store.ts'
import type { Invariant } from '../../platform/invariants/invariant.ts'

export const invariants: readonly Invariant[] = [
  {
    name: 'campaigns.versions-count-on',
    says: {
      'zh-CN': '规则版本从 1 起连续编号，时间不倒退。',
      en: 'Versions of a definition count from 1 without a gap, and time never goes back.',
    },
    broken: breaking(sql`
      select 'campaign:' || campaign as object from campaign_definition
      group by campaign having max(version) <> count(*) or min(version) <> 1
      union select 'campaign:' || campaign from (
        select campaign, made_at, lag(made_at) over (partition by campaign order by version) as before
        from campaign_definition) v where before > made_at`),
  },
  {
    name: 'campaigns.stages-follow',
    says: {
      'zh-CN': '阶段变更连续编号，时间不倒退。',
      en: 'Changes of stage count without a gap, and time never goes back.',
    },
    broken: breaking(sql`
      select 'campaign:' || campaign as object from campaign_stage
      group by campaign having max(place) - min(place) + 1 <> count(*)
      union select 'campaign:' || campaign from (
        select campaign, since, lag(since) over (partition by campaign order by place) as before
        from campaign_stage) s where before > since`),
  },
]

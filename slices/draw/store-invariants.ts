/** What always holds of the draw (a1.1d, a1.1f), asked every night; the whole is recomputed by `bin/lianbing verify-draw`. */
import { sql } from 'kysely'
import { breaking } from '../../platform/invariants/breaking-store.ts'
import type { Invariant } from '../../platform/invariants/invariant.ts'

const round = sql`'draw-round:' || r.round as object`

export const invariants: readonly Invariant[] = [
  {
    name: 'draw.lines-are-committed',
    says: {
      'zh-CN': '承诺之后，名单行数与各类别之和相同。',
      en: 'Once committed, the lines are as many as those of the strata together.',
    },
    broken: breaking(sql`
      select ${round} from draw_round r where r.commitment is not null and r.lines is distinct from (
        select coalesce(sum(size), 0)::int from draw_stratum s where s.campaign = r.campaign and s.round = r.round)`),
  },
  {
    name: 'draw.seeded-by-two',
    says: {
      'zh-CN': '种子由两个账户、两个席位分别录入。',
      en: 'A seed was entered by two accounts from two posts.',
    },
    broken: breaking(sql`
      select ${round} from draw_round r where r.seed is not null and r.entered_by is not null
        and (cardinality(r.entered_by) <> 2 or r.entered_by[1] = r.entered_by[2]
          or r.entered_posts[1] is not distinct from r.entered_posts[2])`),
  },
  {
    name: 'draw.order-is-whole',
    says: {
      'zh-CN': '抽取之后，每个非空类别都有完整的顺序。',
      en: 'After the draw every stratum that is not empty has its order.',
    },
    broken: breaking(sql`
      select distinct ${round} from draw_round r join draw_stratum s on s.campaign = r.campaign and s.round = r.round
      where r.drawn_at is not null and s.size > 0 and s.ordered is null`),
  },
  {
    name: 'draw.replaced-in-turn',
    says: {
      'zh-CN': '递补逐个进行：同一件不会被递补两次，也不会两次退出。',
      en: 'Replacements go in turn: none steps in twice, none leaves twice.',
    },
    broken: breaking(sql`
      select 'draw-round:' || round as object from draw_replacement group by campaign, round, unit, type, taken having count(*) > 1
      union select 'draw-round:' || round from draw_replacement group by campaign, round, unit, type, gone having count(*) > 1`),
  },
  {
    name: 'draw.signed-one-text',
    says: {
      'zh-CN': '记录的签名都签在同一文本上。',
      en: 'All signatures of the minutes are of one text.',
    },
    broken: breaking(sql`
      select 'draw-round:' || round as object from draw_signature
      group by campaign, round having count(distinct minutes_hash) > 1`),
  },
]
